import { hideEssay, restoreEssay } from '#lib/moderation/actions.ts';
import { preparedReversals } from '#lib/moderation/rules/prepared-reasons.ts';
import type { EssayItem } from '#lib/moderation/views.ts';
import { ActGroup } from './act-block.tsx';
import { DecisionForm } from './decision-form.tsx';
import type { DecisionWays } from './decision-ways.ts';
import { ThreadDecisions } from './thread-decisions.tsx';

/** What can be decided about an essay and its discussion. */
export function EssayDecisions(props: DecisionWays & { item: EssayItem }) {
  const { item, next } = props;
  const about = { essayId: item.id, next };
  return (
    <>
      {item.state === 'taken-back' ? null : (
        <ActGroup title="This essay">
          {item.state === 'shown' ? (
            <DecisionForm
              block={{
                title: 'Hide it',
                hint: 'The essay and its discussion are taken away from readers. Its author keeps it on the desk and reads the reason.',
                id: 'hide',
                keyName: 'h',
                open: true,
              }}
              action={hideEssay}
              fields={about}
              asks="burden"
              submit="Hide this essay"
              pending="Hiding …"
              kind="danger"
            />
          ) : (
            <DecisionForm
              block={{ title: 'Restore it', open: true }}
              action={restoreEssay}
              fields={about}
              asks={{ sentence: preparedReversals.restore }}
              submit="Restore this essay"
              pending="Restoring …"
              kind="primary"
            />
          )}
        </ActGroup>
      )}
      {item.thread ? <ThreadDecisions {...props} thread={item.thread} /> : null}
    </>
  );
}
