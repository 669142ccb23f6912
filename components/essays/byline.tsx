import { Time } from '#components/ui/time.tsx';
import type { EssayCard } from '#lib/essays/views.ts';
import { readingMinutes } from './reading-time.ts';

/** Who wrote an essay, when, how long it takes and how much is said about it. */
export function Byline({ essay, discussion }: { essay: EssayCard; discussion: string }) {
  return (
    <p className="flex flex-wrap gap-x-4 text-meta text-soft">
      <span className="wrap-anywhere overflow-clip">
        By <bdi>{essay.byline}</bdi>
      </span>
      <Time at={essay.publishedAt} />
      <span>{readingMinutes(essay.words)} min read</span>
      <a href={discussion} className="-my-1 py-1">
        {essay.comments} {essay.comments === 1 ? 'comment' : 'comments'}
      </a>
      {essay.revisedAt === null ? null : (
        <span>
          changed <Time at={essay.revisedAt} />
        </span>
      )}
    </p>
  );
}
