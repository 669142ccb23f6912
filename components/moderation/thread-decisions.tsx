import { SelectField } from '#components/ui/select-field.tsx';
import { lockThread, slowThread, unlockThread, unslowThread } from '#lib/moderation/actions.ts';
import { SLOW_CHOICES } from '#lib/moderation/rules/choices.ts';
import { preparedReversals } from '#lib/moderation/rules/prepared-reasons.ts';
import type { PersonaItem } from '#lib/moderation/views.ts';
import { ActGroup } from './act-block.tsx';
import { DecisionForm } from './decision-form.tsx';

type ThreadDecisionsProps = { thread: PersonaItem['thread']; here: string };

/** What can be decided about a whole discussion. */
export function ThreadDecisions({ thread, here }: ThreadDecisionsProps) {
  const fields = { threadId: thread.id, next: here };
  return (
    <ActGroup title="The whole discussion">
      {thread.locked ? (
        <DecisionForm
          block={{ title: 'Unlock it' }}
          action={unlockThread}
          fields={fields}
          asks={{ sentence: preparedReversals.unlock }}
          submit="Unlock the discussion"
          pending="Unlocking …"
        />
      ) : (
        <DecisionForm
          block={{ title: 'Lock it', hint: 'Everybody can read it; nobody writes any more.' }}
          action={lockThread}
          fields={fields}
          asks="burden"
          submit="Lock the discussion"
          pending="Locking …"
        />
      )}
      {thread.slowSeconds === null ? (
        <DecisionForm
          block={{ title: 'Slow it down', hint: 'Each writer waits between two comments.' }}
          action={slowThread}
          fields={fields}
          asks={{ sentence: preparedReversals.slow }}
          submit="Slow the discussion down"
          pending="One moment …"
        >
          <SelectField
            id={`${thread.id}-seconds`}
            name="seconds"
            label="How long each writer waits"
            options={SLOW_CHOICES.map(({ seconds, text }) => ({
              value: `${seconds}`,
              label: text,
            }))}
          />
        </DecisionForm>
      ) : (
        <DecisionForm
          block={{ title: 'End slow mode' }}
          action={unslowThread}
          fields={fields}
          asks={{ sentence: preparedReversals.unslow }}
          submit="End slow mode"
          pending="One moment …"
        />
      )}
    </ActGroup>
  );
}
