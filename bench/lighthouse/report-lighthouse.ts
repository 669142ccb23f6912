import { milliseconds, table, whole } from '../report/figures.ts';
import type { Interaction } from './interactions.ts';

/** What Lighthouse gives marks for. */
export const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const;

/** The medians of a page on one kind of device. */
export type PageFigures = {
  page: string;
  device: string;
  /** 0 to 100, in the order of CATEGORIES. */
  marks: number[];
  /** First and largest paint and blocking time in ms, then layout shift. */
  metrics: number[];
};

/** A click is answered before it is felt to wait. */
const INTERACTION_MS = 100;

/** All that `npm run lighthouse` found. */
export type LighthouseFigures = {
  machine: string;
  lighthouse: string;
  runs: number;
  /** Processes that wanted a core, before and after. */
  load: { began: string; ended: string };
  pages: PageFigures[];
  /** On the essay with 1,000 comments. */
  interactions: Interaction[];
};

/** The figures as Markdown, for people and for docs/figures.md. */
export function reportLighthouse(figures: LighthouseFigures): string {
  const { machine, lighthouse, runs, load, pages, interactions } = figures;
  const day = new Date().toISOString().slice(0, 10);
  const rows = pages.map(({ page, device, marks, metrics }) => {
    const [first, largest, blocking, shift] = metrics;
    return [
      `${page}, ${device}`,
      ...marks.map(whole),
      ...[first, largest, blocking].map((ms) => milliseconds(ms ?? Number.NaN)),
      (shift ?? Number.NaN).toFixed(3),
    ];
  });
  const clicks = interactions.map(({ name, median, worst }) => [
    name,
    milliseconds(median),
    milliseconds(worst),
    median <= INTERACTION_MS ? 'yes' : '**no**',
  ]);
  return `## Lighthouse (\`npm run lighthouse\`)

On ${day}: Lighthouse ${lighthouse}, the median of ${runs} runs, with the sample discussion under the essay; ${machine}. Load of the machine ${load.began} at the beginning, ${load.ended} at the end: whatever else it does lowers performance only. A phone is Lighthouse's own: a processor four times as slow, a slow 4G line.

${table(
  [
    'page',
    'performance',
    'accessibility',
    'best practices',
    'SEO',
    'first paint',
    'largest paint',
    'blocking time',
    'layout shift',
  ],
  rows,
)}

From a click until its answer is painted, on the essay with 1,000 comments, signed in, on a phone with a processor four times as slow; the first click of a visit, with the scripts that come only then. Wanted: performance of 95 or more and no layout shift on a phone there, and ${INTERACTION_MS} ms.

${table(['', 'median', 'worst', 'within'], clicks)}`;
}
