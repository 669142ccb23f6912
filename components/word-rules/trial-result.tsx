import { Time } from '#components/ui/time.tsx';
import { TRIED_DAYS } from '#lib/word-rules/rules.ts';
import type { Trial } from '#lib/word-rules/views.ts';

const counted = (count: number) => count.toLocaleString('en-GB');

/** What a phrase would have matched lately. */
export function TrialResult({ trial }: { trial: Trial }) {
  const { phrase, read, found, isCut, matches } = trial;
  const among = isCut
    ? `the newest ${counted(read)} comments`
    : `${counted(read)} ${read === 1 ? 'comment' : 'comments'} of the last ${TRIED_DAYS} days`;
  return (
    <section
      aria-label="What it would have matched"
      className="border-l-4 border-accent bg-sunken px-4 py-3"
    >
      <p role="status" className="wrap-anywhere">
        “{phrase}” is in <b className="font-semibold">{found === 0 ? 'none' : counted(found)}</b> of{' '}
        {among}. Nothing was changed.
      </p>
      {matches.length > 0 ? (
        <ol className="mt-3 divide-y divide-line border-t border-line text-meta">
          {matches.map((match) => (
            <li key={match.commentId} className="py-2.5">
              <p className="wrap-anywhere whitespace-pre-line">
                {match.before}
                <mark className="bg-accent/20 font-semibold text-ink">{match.match}</mark>
                {match.after}
              </p>
              <p className="text-soft">
                <a href={`/comments/${match.commentId}/hide`}>
                  #{match.number} on {match.essayTitle}
                </a>
                , <Time at={match.writtenAt} show="moment" />
              </p>
            </li>
          ))}
        </ol>
      ) : null}
      {found > matches.length ? (
        <p className="mt-2 text-meta text-soft">The newest {matches.length} are shown.</p>
      ) : null}
    </section>
  );
}
