import { SelectField } from '#components/ui/select-field.tsx';
import {
  hideComment,
  hideEssay,
  hideName,
  holdComment,
  lockBranch,
  lockThread,
  releaseComment,
  restoreComment,
  restoreEssay,
  slowThread,
  suspendPersona,
  unlockBranch,
  unlockThread,
  unslowThread,
  warnPersona,
} from '#lib/moderation/actions.ts';
import { SLOW_CHOICES, SUSPENSION_CHOICES } from '#lib/moderation/rules/choices.ts';
import { preparedReversals } from '#lib/moderation/rules/prepared-reasons.ts';
import type { CaseItem, CommentItem, EssayItem, PersonaItem } from '#lib/moderation/views.ts';
import { ActGroup } from './act-block.tsx';
import { BlackOutForm } from './black-out-form.tsx';
import { DecisionForm } from './decision-form.tsx';
import { RevealForm } from './sealed-form.tsx';

type ItemDecisionsProps = {
  item: CaseItem;
  /** Where the moderator goes on when the item is decided about. */
  next: string;
  /** This page: where what does not decide about the item leads back to. */
  here: string;
  /** Whether this is an admin, who may learn whose a persona is. */
  isAdmin: boolean;
};

/** Everything that can be decided about an item as it is now, each in a form of its own. */
export function ItemDecisions(props: ItemDecisionsProps) {
  const { item } = props;
  switch (item.kind) {
    case 'comment':
      return <CommentDecisions {...props} item={item} />;
    case 'essay':
      return <EssayDecisions {...props} item={item} />;
    case 'persona':
      return (
        <>
          <PersonaDecisions {...props} persona={item} isTheItem />
          <ThreadDecisions {...props} thread={item.thread} />
        </>
      );
    default:
      return <ThreadDecisions {...props} thread={item.thread} />;
  }
}

type Props<Item> = Omit<ItemDecisionsProps, 'item'> & { item: Item };

function CommentDecisions(props: Props<CommentItem>) {
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

function EssayDecisions(props: Props<EssayItem>) {
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

type PersonaDecisionsProps = Omit<ItemDecisionsProps, 'item'> & {
  persona: PersonaItem;
  /** Whether the case is about the name itself. */
  isTheItem?: boolean;
};

function PersonaDecisions(props: PersonaDecisionsProps) {
  const { persona, next, here, isAdmin, isTheItem = false } = props;
  const about = { personaId: persona.id, next: isTheItem ? next : here };
  // Nobody can sign in as one that was imported or belongs to the sample discussion.
  if (persona.personaKind !== 'member') return null;
  return (
    <ActGroup title={isTheItem ? 'Whoever has this name' : 'Whoever wrote it'}>
      <DecisionForm
        block={{
          title: 'Take the name away',
          hint: 'The person chooses another one; “Name removed” stands in its place until then.',
          id: isTheItem ? 'hide' : undefined,
          keyName: isTheItem ? 'h' : undefined,
          open: isTheItem,
        }}
        action={hideName}
        fields={about}
        asks="burden"
        submit="Take the name away"
        pending="One moment …"
        kind="danger"
      />
      <DecisionForm
        block={{ title: 'Warn', hint: 'The person is told, and nothing else happens.' }}
        action={warnPersona}
        fields={about}
        asks="burden"
        submit="Send the warning"
        pending="Warning …"
      />
      <DecisionForm
        block={{
          title: 'Suspend',
          hint: 'The person reads everything and can appeal, but writes nothing anywhere, under whatever name.',
        }}
        action={suspendPersona}
        fields={about}
        asks="burden"
        submit="Suspend"
        pending="Suspending …"
        kind="danger"
      >
        <SelectField
          id={`${persona.id}-days`}
          name="days"
          label="For how long"
          optional
          options={SUSPENSION_CHOICES.map(({ days, text }) => ({
            value: days === null ? '' : `${days}`,
            label: text,
          }))}
        />
      </DecisionForm>
      {isAdmin ? (
        <RevealForm
          block={{
            title: 'Reveal who it is',
            hint: 'For what cannot wait, such as a risk to life. It stays on record, and the person is told.',
          }}
          personaId={persona.id}
        />
      ) : null}
    </ActGroup>
  );
}

type ThreadDecisionsProps = { thread: PersonaItem['thread']; here: string };

function ThreadDecisions({ thread, here }: ThreadDecisionsProps) {
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
