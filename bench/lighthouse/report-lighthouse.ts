import { milliseconds, table, whole } from '../report/figures.ts';

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

/** All that `npm run lighthouse` found. */
export type LighthouseFigures = {
  machine: string;
  lighthouse: string;
  runs: number;
  /** Processes that wanted a core, before and after. */
  load: { began: string; ended: string };
  pages: PageFigures[];
};

/** The figures as Markdown, for people and for docs/figures.md. */
export function reportLighthouse(figures: LighthouseFigures): string {
  const { machine, lighthouse, runs, load, pages } = figures;
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
)}`;
}
