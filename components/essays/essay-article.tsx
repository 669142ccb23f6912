import { Cover } from '#components/images/cover.tsx';
import { AnswerTo } from '#components/links/answer-to.tsx';
import { Corrections } from '#components/publishing/corrections.tsx';
import { QuarterMarks } from '#components/reading/quarter-marks.tsx';
import { PartOfSeries } from '#components/series/place-in-series.tsx';
import { PAGE_LANGUAGE } from '#components/ui/language.ts';
import { Prose } from '#components/ui/prose.tsx';
import type { EssayView } from '#lib/essays/views.ts';
import { Byline } from './byline.tsx';
import type { EssayAround } from './essay-around.ts';

/** An essay in full. The site's own words in it stay in the site's language. */
export function EssayArticle({ essay, around }: { essay: EssayView; around: EssayAround }) {
  const { place, surroundings } = around;
  const language = essay.language === PAGE_LANGUAGE ? undefined : essay.language;
  const ours = language ? PAGE_LANGUAGE : undefined;
  return (
    <article data-essay lang={language}>
      <header className="mb-10 border-b border-line pb-6">
        <div lang={ours}>
          {place ? <PartOfSeries place={place} /> : null}
          {surroundings.answers ? <AnswerTo answers={surroundings.answers} /> : null}
        </div>
        <h1
          dir="auto"
          className="font-serif text-page font-semibold tracking-[-0.012em] wrap-anywhere"
        >
          {essay.title}
        </h1>
        <p dir="auto" className="mt-4 mb-5 text-lead text-soft">
          {essay.summary}
        </p>
        <div lang={ours}>
          <Byline essay={essay} discussion="#discussion" />
        </div>
      </header>
      <Cover cover={essay.cover} />
      <div className="relative">
        <Prose size="essay" html={essay.html} />
        <QuarterMarks essayId={essay.id} />
      </div>
      <Corrections corrections={essay.corrections} lang={ours} />
    </article>
  );
}
