import type { ReactNode } from 'react';
import type { CommentForOne, Permit } from '#lib/comments/views.ts';
import { signInPage } from '#lib/sign-in/rules.ts';
import { windowAddress } from './places.ts';

/** What a person may do to a comment: each as a link, or why not. */
export function CommentActs({
  comment,
  moderates,
}: {
  comment: CommentForOne;
  moderates: boolean;
}) {
  const { id, slug, number, state, may } = comment;
  const own = `/comments/${id}`;
  // What is only ever a moderator's business is no news to anybody else.
  const moderation =
    state === 'shown'
      ? { href: `${own}/hide`, text: 'Hide it from readers', permit: may.hide }
      : state === 'hidden'
        ? { href: `${own}/hide`, text: 'Restore it', permit: may.restore }
        : { href: `${own}/hide`, text: 'Release it', permit: may.release };
  return (
    <ul className="divide-y divide-line border-y border-line">
      {state === 'held' ? null : (
        <>
          <Act href={windowAddress(slug, number)} text="See it in the discussion" />
          <Act href={`${own}/reply`} text="Reply" permit={may.reply} back={`${own}/reply`} />
        </>
      )}
      {state === 'shown' && !comment.isOwn ? <Act href={`${own}/report`} text="Report" /> : null}
      {comment.editedAt && state !== 'held' ? (
        <Act href={`${own}/history`} text="Read its earlier versions" />
      ) : null}
      {state === 'deleted' ? null : (
        <>
          <Act href={`${own}/edit`} text="Edit" permit={may.edit} back={`${own}/more`} />
          <Act href={`${own}/delete`} text="Delete" permit={may.delete} back={`${own}/more`} />
          {moderates ? <Act {...moderation} /> : null}
        </>
      )}
    </ul>
  );
}

type ActProps = { href: string; text: ReactNode; permit?: Permit; back?: string };

function Act({ href, text, permit, back = href }: ActProps) {
  if (!permit || permit.allowed) {
    return (
      <li>
        <a href={href} className="flex min-h-11 items-center">
          {text}
        </a>
      </li>
    );
  }
  return (
    <li className="py-2.5 text-soft">
      <span className="text-ink">{text}:</span> {permit.message}{' '}
      {permit.code === 'sign-in-first' ? <a href={signInPage('/sign-in', back)}>Sign in</a> : null}
    </li>
  );
}
