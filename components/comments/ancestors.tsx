import { Time } from '#components/ui/time.tsx';
import type { CommentView } from '#lib/comments/views.ts';
import { plainText } from './plain-text.ts';

/** As much of a comment above as reminds of what it said. */
const REMINDER_LENGTH = 160;

/**
 * The comments above the first one of a page, from the root down, each in a line or two: what was
 * said before, without saying it all again.
 */
export function Ancestors({ ancestors }: { ancestors: CommentView[] }) {
  if (ancestors.length === 0) return null;
  return (
    <ol aria-label="What this answers" className="mb-6 space-y-2 text-meta text-soft">
      {ancestors.map((comment) => (
        <li key={comment.id} className="border-l border-edge pl-3">
          <a href={`/comments/${comment.id}`}>#{comment.number}</a>{' '}
          {comment.state === 'shown' ? (
            <>
              <bdi className="font-semibold text-ink">{comment.author?.name}</bdi>,{' '}
              <Time at={comment.writtenAt} />
              <span className="block">{reminder(comment.html ?? '')}</span>
            </>
          ) : (
            <em>{lineFor(comment)}</em>
          )}
        </li>
      ))}
    </ol>
  );
}

function lineFor({ state, awaits }: CommentView): string {
  if (state === 'deleted') return 'Deleted by its writer';
  return awaits ? 'Held until a moderator has looked at it' : 'Hidden by a moderator';
}

function reminder(html: string): string {
  const text = plainText(html);
  if (text.length <= REMINDER_LENGTH) return text;
  const cut = text.slice(0, REMINDER_LENGTH);
  return `${cut.slice(0, cut.lastIndexOf(' ') > 0 ? cut.lastIndexOf(' ') : cut.length)} …`;
}
