import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { tellCounts } from '#lib/transparency/rules/small-groups.ts';
import { BY_MONTH, divisions, lastMonths } from '#lib/transparency/rules/tables.ts';
import { Figure } from './figure.tsx';
import { waitInWords } from './words.ts';

const months = lastMonths(new Date('2026-11-23T09:00:00.000Z'));

function show(table: keyof typeof divisions | typeof BY_MONTH, counts: [string, number][]): string {
  const told = tellCounts(counts.map(([key, count]) => ({ key, count })));
  return renderToStaticMarkup(
    <Figure table={table} title="A figure" unit="decisions" counts={told}>
      How it is counted.
    </Figure>,
  );
}

const byOutcome = Object.keys(divisions['restrictions-by-outcome'].groups);

describe('a figure', () => {
  it('is a picture with a name and words, and a table with the same numbers', () => {
    const html = show('restrictions-by-outcome', [
      [byOutcome[0] ?? '', 1_200],
      [byOutcome[1] ?? '', 0],
      [byOutcome[2] ?? '', 30],
    ]);
    expect(html).toMatch(/<svg role="img" aria-labelledby="([\w-]+) ([\w-]+)"/);
    expect(html).toContain('<desc id="restrictions-by-outcome-description">1,230 decisions: ');
    expect(html).toContain('<caption class="sr-only">A figure</caption>');
    expect(html.match(/1,200/g)).toHaveLength(3);
    expect(html).not.toMatch(/NaN|undefined|Infinity/);
  });

  it('has a column for each month that is told, and a ring for the others', () => {
    const html = show(
      BY_MONTH,
      months.map((month, index) => [month, index < 3 ? 2 : index]),
    );
    const told = months.filter((_, index) => index > 4).length;
    expect(html.match(/<rect/g)).toHaveLength(told);
    expect(html.match(/<circle/g)).toHaveLength(months.length - told);
    expect(html).toContain(
      'Put together, because some are fewer than five: December 2025; January 2026',
    );
    expect(html).not.toMatch(/NaN|undefined|Infinity/);
  });

  it.each([
    [[0, 0, 0], 'No decisions in these twelve months.'],
    [[1, 2, 1], 'Fewer than five decisions so far'],
    [[4, 3, 1], '8 decisions, in groups that are too small'],
  ])('says in words that there is little: %j', (counts, words) => {
    const html = show(
      'restrictions-by-outcome',
      byOutcome.map((key, index) => [key, counts[index] ?? 0]),
    );
    expect(html).toContain(words);
    expect(html).not.toContain('<svg');
  });
});

it('says a wait as a person would', () => {
  expect([20, 60, 3_599, 5_400, 172_799, 300_000].map(waitInWords)).toEqual([
    'under a minute',
    '1 minute',
    '1 hour',
    '2 hours',
    '48 hours',
    '3 days',
  ]);
});
