'use client';

import { Choices } from '#components/ui/choices.tsx';
import { FormMessage } from '#components/ui/form-message.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import { TextField } from '#components/ui/text-field.tsx';
import { useFormAction } from '#components/ui/use-form-action.ts';
import { addWordRule, tryWordRule } from '#lib/word-rules/actions.ts';
import { ACTION_NAMES, NOTE_MAX, PHRASE_MAX, type WordRuleAction } from '#lib/word-rules/rules.ts';
import { TrialResult } from './trial-result.tsx';

// The mildest that keeps something from being read stands first.
const ACTIONS = (['hold', 'ask', 'refuse'] as const satisfies readonly WordRuleAction[]).map(
  (action) => ({
    value: action,
    label: ACTION_NAMES[action].title,
    hint: ACTION_NAMES[action].text,
  }),
);

/** Where a phrase is tried and added. */
export function WordRuleForm() {
  const add = useFormAction(addWordRule, { permalink: '/moderation/words' });
  const trial = useFormAction(tryWordRule, { permalink: '/moderation/words' });
  const said = trial.state.status === 'problem' ? trial.state : add.state;
  const values = trial.state.values ?? add.state.values;
  return (
    <form action={add.send} className="space-y-6">
      <FormMessage state={said} />
      <TextField
        name="phrase"
        label="Word or phrase"
        hint="Found as whole words, whatever the case, accents and look-alike letters; never inside a word."
        error={said.fields?.phrase}
        defaultValue={values?.phrase}
        maxLength={PHRASE_MAX}
        autoComplete="off"
        spellCheck={false}
      />
      <Choices
        legend="What happens to a comment with it"
        name="action"
        options={ACTIONS}
        error={said.fields?.action}
        defaultValue={values?.action || 'hold'}
      />
      <TextField
        name="note"
        label="Why"
        hint="For the other moderators; writers don’t see it."
        error={said.fields?.note}
        defaultValue={values?.note}
        maxLength={NOTE_MAX}
        autoComplete="off"
      />
      <div className="flex flex-wrap gap-3">
        <SubmitButton pending="One moment …">Add this rule</SubmitButton>
        <SubmitButton
          kind="quiet"
          formAction={trial.send}
          formNoValidate
          pending="Looking through comments …"
        >
          Try it first
        </SubmitButton>
      </div>
      {trial.state.data ? <TrialResult trial={trial.state.data} /> : null}
    </form>
  );
}
