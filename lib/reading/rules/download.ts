import type { ReadLine } from '../views.ts';

/** The columns of the file, and what each holds. */
export const COLUMNS = {
  day: 'the day, in UTC',
  openings: 'how often the essay was opened',
  'first-quarter': 'how often the end of its first quarter was seen',
  half: 'how often the middle was',
  'three-quarters': 'how often the end of its third quarter was',
  end: 'how often its end was',
  comments: 'comments written that day that can be read now',
} as const;

/** The days as a table of text (RFC 4180), the columns' names first. */
export function toCsv(lines: readonly ReadLine[]): string {
  const rows = lines.map(({ day, openings, quarters, comments }) =>
    [day, openings, ...quarters, comments].join(','),
  );
  return [Object.keys(COLUMNS).join(','), ...rows].map((row) => `${row}\r\n`).join('');
}
