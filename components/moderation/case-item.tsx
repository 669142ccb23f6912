import type { ReactNode } from 'react';
import { windowAddress } from '#components/comments/places.ts';
import { Prose } from '#components/ui/prose.tsx';
import { Time } from '#components/ui/time.tsx';
import type {
  CaseItem,
  CommentItem,
  EssayItem,
  PersonaItem,
  ThreadItem,
} from '#lib/moderation/views.ts';

const GONE = 'What this was about has been deleted.';
const TAKEN_BACK = 'an essay that was taken back';

/** What a case is about, in one line, for its heading. */
export function ItemTitle({ item }: { item: CaseItem | null }) {
  switch (item?.kind) {
    case 'comment':
      return (
        <>
          #{item.number} by <bdi>{item.author.name}</bdi>
        </>
      );
    case 'essay':
      return <>Essay: {item.title || TAKEN_BACK}</>;
    case 'persona':
      return (
        <>
          Display name: <bdi>{item.name}</bdi>
        </>
      );
    case 'thread':
      return <>Discussion of {item.essay.title || TAKEN_BACK}</>;
    default:
      return <>Something that was deleted</>;
  }
}

type ItemProps = {
  item: CaseItem | null;
  /** In the queue a long text scrolls in itself, so that the next case is not far. */
  clipped: boolean;
};

/** What a case is about, with what it stands in. */
export function ItemBody({ item, clipped }: ItemProps) {
  switch (item?.kind) {
    case 'comment':
      return <CommentBody item={item} clipped={clipped} />;
    case 'essay':
      return <EssayBody item={item} clipped={clipped} />;
    case 'persona':
      return <PersonaBody item={item} />;
    case 'thread':
      return <ThreadBody item={item} />;
    default:
      return <p className="text-soft italic">{GONE}</p>;
  }
}

function CommentBody({ item, clipped }: { item: CommentItem; clipped: boolean }) {
  const { answers, essay, html } = item;
  return (
    <div className="space-y-2">
      <p className="text-meta text-soft wrap-anywhere">
        <Time at={item.writtenAt} show="moment" />
        {item.editedAt ? ', edited' : ''}, on{' '}
        <a href={windowAddress(essay.slug, item.number)}>{essay.title || TAKEN_BACK}</a>
        {item.author.personaKind === 'member' ? '' : `, ${item.author.personaKind}`}
      </p>
      {answers ? (
        <figure className="border-l-2 border-line pl-3 text-meta text-soft">
          <figcaption className="wrap-anywhere">
            Answers <a href={`/comments/${answers.id}`}>#{answers.number}</a> by{' '}
            <bdi>{answers.author}</bdi>
          </figcaption>
          <blockquote className="line-clamp-3 overflow-clip whitespace-pre-line wrap-anywhere">
            {answers.text ?? 'Deleted by its writer'}
          </blockquote>
        </figure>
      ) : null}
      <CommentState item={item} />
      {html === null ? null : (
        <Clip clipped={clipped}>
          <Prose html={html} />
        </Clip>
      )}
    </div>
  );
}

/** What readers see of it, where that is not its text. */
function CommentState({ item }: { item: CommentItem }) {
  const text = stateText(item);
  return text ? <p className="text-meta font-semibold">{text}</p> : null;
}

function stateText({ state, onHold, hiddenFor }: CommentItem): string | null {
  if (state === 'deleted') return 'Its writer has deleted it.';
  if (state === 'held') return 'Readers have never seen it.';
  if (state === 'shown') return null;
  if (onHold) return 'Out of sight until somebody has looked at it.';
  return hiddenFor ? `Hidden: ${hiddenFor}.` : 'Hidden.';
}

function EssayBody({ item, clipped }: { item: EssayItem; clipped: boolean }) {
  return (
    <div className="space-y-2">
      <p className="text-meta text-soft wrap-anywhere">
        by <bdi className="font-semibold text-ink">{item.byline}</bdi>
        {item.state === 'shown' ? (
          <>
            , <a href={`/essays/${item.slug}`}>read it</a>
          </>
        ) : null}
      </p>
      {item.state === 'hidden' ? (
        <p className="text-meta font-semibold">Hidden: readers find nothing at its address.</p>
      ) : null}
      {item.state === 'taken-back' ? (
        <p className="text-meta font-semibold">Its author has taken it back.</p>
      ) : null}
      {item.summary ? <p className="wrap-anywhere">{item.summary}</p> : null}
      {item.html === null ? null : (
        <Clip clipped={clipped}>
          <Prose html={item.html} />
        </Clip>
      )}
    </div>
  );
}

function PersonaBody({ item: { personaKind, essay } }: { item: PersonaItem }) {
  return (
    <p className="wrap-anywhere">
      The name somebody is known by in the discussion of{' '}
      <a href={`/essays/${essay.slug}`}>{essay.title || TAKEN_BACK}</a>
      {personaKind === 'member' ? '.' : `; it came in as ${personaKind}.`}
    </p>
  );
}

function ThreadBody({ item: { thread, essay } }: { item: ThreadItem }) {
  return (
    <p className="wrap-anywhere">
      The discussion of <a href={`/essays/${essay.slug}`}>{essay.title || TAKEN_BACK}</a>
      {thread.locked ? '. It is locked.' : '.'}
    </p>
  );
}

function Clip({ clipped, children }: { clipped: boolean; children: ReactNode }) {
  if (!clipped) return <div className="overflow-clip">{children}</div>;
  return (
    <div
      // Long texts scroll in themselves, by keyboard too.
      // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
      tabIndex={0}
      className="max-h-72 overflow-y-auto"
    >
      {children}
    </div>
  );
}
