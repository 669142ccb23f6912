'use client';

import { useId, useState } from 'react';
import { TextArea } from '#components/ui/text-area.tsx';
import { TextField } from '#components/ui/text-field.tsx';
import type { ActionState } from '#lib/kernel/action-state.ts';
import { preparedReasons } from '#lib/moderation/rules/prepared-reasons.ts';
import { EXPLANATION_MAX, EXPLANATION_MIN, type RuleKey } from '#lib/moderation/rules.ts';
import { RuleChoices } from './rule-choices.tsx';

const prepared: readonly string[] = Object.values(preparedReasons).flat();

/**
 * Why something is taken from a person: the house rule, the law where it is that one, and the reason
 * in words. With a script a rule brings a sentence with it, to be changed; words of one's own stay.
 */
export function BurdenFields({ state }: { state: ActionState<unknown> }) {
  const id = useId();
  const [rule, setRule] = useState<RuleKey | null>(null);
  const [reason, setReason] = useState(state.values?.explanation ?? '');
  const sentences = rule === null ? [] : preparedReasons[rule];
  const isPrepared = reason.trim() === '' || prepared.includes(reason);
  const nextSentence = (of: readonly string[]) =>
    of[(of.indexOf(reason) + 1) % of.length] ?? reason;
  return (
    <>
      <RuleChoices
        error={state.fields?.rule}
        defaultValue={state.values?.rule}
        onChoose={(chosen) => {
          setRule(chosen);
          if (isPrepared) setReason(nextSentence(preparedReasons[chosen]));
        }}
      />
      <div className="hidden in-[form:has([value=unlawful]:checked)]:block">
        <TextField
          id={`${id}-law`}
          name="law"
          label="Which law"
          hint="The act and its section, as the person will read it."
          error={state.fields?.law}
          defaultValue={state.values?.law}
          // Only this rule asks for it, and the server says so.
          required={false}
        />
      </div>
      <TextArea
        id={`${id}-reason`}
        name="explanation"
        label="The reason, as the person will read it"
        hint={`What it is about, in at least ${EXPLANATION_MIN} characters. Don’t repeat what must not be read.`}
        error={state.fields?.explanation}
        minLength={EXPLANATION_MIN}
        maxLength={EXPLANATION_MAX}
        rows={3}
        spellCheck
        className="min-h-24"
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      {sentences.length > 1 && isPrepared ? (
        <button
          type="button"
          className="-mt-3 block min-h-7 text-meta text-accent underline"
          onClick={() => setReason(nextSentence(sentences))}
        >
          Another sentence for this rule
        </button>
      ) : null}
    </>
  );
}

/** Why something is given back, as the person reads it; a sentence stands ready. */
export function ReversalField({
  state,
  sentence,
}: {
  state: ActionState<unknown>;
  sentence: string;
}) {
  const id = useId();
  const [reason, setReason] = useState(state.values?.explanation ?? sentence);
  return (
    <TextArea
      id={id}
      name="explanation"
      label="The reason, as the person will read it"
      hint={`At least ${EXPLANATION_MIN} characters.`}
      error={state.fields?.explanation}
      minLength={EXPLANATION_MIN}
      maxLength={EXPLANATION_MAX}
      rows={3}
      spellCheck
      className="min-h-24"
      value={reason}
      onChange={(event) => setReason(event.target.value)}
    />
  );
}
