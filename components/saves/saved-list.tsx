import { readingMinutes } from '#components/essays/reading-time.ts';
import { Time } from '#components/ui/time.tsx';
import type { SavedEssay } from '#lib/saves/views.ts';
import { LetGoForm } from './let-go-form.tsx';

/** Essays that somebody saved, newest first. */
export function SavedList({ saved }: { saved: SavedEssay[] }) {
  return (
    <ul className="divide-y divide-line border-y border-line">
      {saved.map(({ id, savedAt, essay }) => (
        <li key={id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 py-4">
          <div className="min-w-0 flex-1 basis-60">
            {essay ? (
              <a
                href={`/essays/${essay.slug}`}
                className="inline-block py-0.5 font-serif text-lead font-semibold wrap-anywhere"
              >
                {essay.title}
              </a>
            ) : (
              <p className="text-soft">An essay that can no longer be read here.</p>
            )}
            <p className="mt-1 text-meta text-soft wrap-anywhere">
              {essay ? (
                <>
                  By <bdi>{essay.byline}</bdi> · {readingMinutes(essay.words)} min read ·{' '}
                </>
              ) : null}
              saved <Time at={savedAt} />
            </p>
          </div>
          <LetGoForm essayId={id} title={essay?.title ?? 'the essay that can no longer be read'} />
        </li>
      ))}
    </ul>
  );
}
