import {
  hideComment,
  holdComment,
  lockBranch,
  releaseComment,
  restoreComment,
  unlockBranch,
} from '#lib/moderation/actions.ts';
import { preparedReversals } from '#lib/moderation/rules/prepared-reasons.ts';
import type { CommentItem } from '#lib/moderation/views.ts';
import { ActGroup } from './act-block.tsx';
import { BlackOutForm } from './black-out-form.tsx';
import { DecisionForm } from './decision-form.tsx';
import type { DecisionWays } from './decision-ways.ts';
import { PersonaDecisions } from './persona-decisions.tsx';
import { ThreadDecisions } from './thread-decisions.tsx';

/** What can be decided about a comment, whoever wrote it and where it stands. */
export function CommentDecisions(props: DecisionWays & { item: CommentItem }) {
  const { item, next, here } = props;
  const about = { commentId: item.id, next };
  const isHeld = item.state === 'held' || item.onHold;
  const canHide = item.state === 'shown' || isHeld;
  return (
    <>
      {item.state === 'deleted' ? null : (
        <ActGroup title="This comment">
          {isHeld ? (
            <DecisionForm
              block={{ title: 'Release it', hint: 'Everybody can read it from then on.' }}
              action={releaseComment}
              fields={about}
              asks={{ sentence: preparedReversals.release }}
              submit="Release"
              pending="Releasing …"
              kind="primary"
            />
          ) : null}
          {canHide ? (
            <DecisionForm
              block={{ title: 'Hide it', id: 'hide', keyName: 'h', open: true }}
              action={hideComment}
              fields={about}
              asks="burden"
              submit="Hide this comment"
              pending="Hiding …"
              kind="danger"
            />
          ) : (
            <DecisionForm
              block={{ title: 'Restore it', hint: 'Everybody can read it again.', open: true }}
              action={restoreComment}
              fields={about}
              asks={{ sentence: preparedReversals.restore }}
              submit="Restore this comment"
              pending="Restoring …"
              kind="primary"
            />
          )}
          {item.body === null ? null : (
            <BlackOutForm
              block={{
                title: 'Black out a part of it',
                hint: 'For details by which somebody could be recognised. The original is kept sealed for an appeal, then purged.',
              }}
              commentId={item.id}
              body={item.body}
              next={next}
            />
          )}
          {item.state === 'shown' ? (
            <DecisionForm
              block={{
                title: 'Hold it',
                hint: 'Out of sight until a moderator has looked at it; it stays in the queue.',
              }}
              action={holdComment}
              fields={{ ...about, next: here }}
              asks="burden"
              submit="Hold this comment"
              pending="Holding …"
            />
          ) : null}
          <BranchLock item={item} here={here} />
        </ActGroup>
      )}
      <PersonaDecisions {...props} persona={item.author} />
      <ThreadDecisions {...props} thread={item.thread} />
    </>
  );
}

function BranchLock({ item, here }: { item: CommentItem; here: string }) {
  const fields = { commentId: item.id, next: here };
  return item.branchLocked ? (
    <DecisionForm
      block={{ title: 'Unlock what is below it' }}
      action={unlockBranch}
      fields={fields}
      asks={{ sentence: preparedReversals.unlock }}
      submit="Unlock the branch"
      pending="Unlocking …"
    />
  ) : (
    <DecisionForm
      block={{
        title: 'Lock what is below it',
        hint: 'Everybody can read it; nobody answers any more.',
      }}
      action={lockBranch}
      fields={fields}
      asks="burden"
      submit="Lock the branch"
      pending="Locking …"
    />
  );
}
