import { QuarterMarks } from '#components/reading/quarter-marks.tsx';
import { Prose } from '#components/ui/prose.tsx';
import type { EssayView } from '#lib/essays/views.ts';
import { Byline } from './byline.tsx';

/** An essay in full. */
export function EssayArticle({ essay }: { essay: EssayView }) {
  return (
    <article data-essay>
      <header className="mb-10 border-b border-line pb-6">
        <h1 className="font-serif text-page font-semibold tracking-[-0.012em] wrap-anywhere">
          {essay.title}
        </h1>
        <p className="mt-4 mb-5 text-lead text-soft">{essay.summary}</p>
        <Byline essay={essay} discussion="#discussion" />
      </header>
      <div className="relative">
        <Prose size="essay" html={essay.html} />
        <QuarterMarks essayId={essay.id} />
      </div>
    </article>
  );
}
