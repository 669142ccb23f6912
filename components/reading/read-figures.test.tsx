import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { figuresOf } from '#lib/reading/views.ts';
import { QuarterMarks } from './quarter-marks.tsx';
import { ReadFigures } from './read-figures.tsx';

const NOW = new Date('2026-11-22T12:00:00.000Z');
const ID = '01990000-0000-7000-8000-000000000001';

const show = (openings: number, marks: number[] = []) =>
  renderToStaticMarkup(
    <ReadFigures
      figures={figuresOf(
        {
          reads: [openings, ...marks].map((count, mark) => ({ day: '2026-11-20', mark, count })),
          comments: [],
          saves: 3,
        },
        NOW,
      )}
    />,
  );

describe('figures of reading', () => {
  it('are pictures with names and words, and tables with the same numbers', () => {
    const html = show(200, [120, 90, 60, 50]);
    expect(html.match(/<svg role="img" aria-labelledby="[\w-]+ [\w-]+"/g)).toHaveLength(3);
    expect(html.match(/<caption/g)).toHaveLength(3);
    expect(html).toContain(
      'Of 200 openings: first quarter 60%; half 45%; three quarters 30%; the end 25%.',
    );
    expect(html).toContain('200 openings; the most, 200, on 20 November 2026.');
    expect(html).toContain('No comments in this time.');
    expect(html).toContain('fewer than five');
    expect(html).not.toMatch(/NaN|undefined|Infinity/);
  });

  it('say that there are too few to say', () => {
    const html = show(12, [3]);
    expect(html).toContain('Too few to say: fewer than 20 openings so far.');
    expect(html.match(/<svg/g)).toHaveLength(2);
  });
});

it('marks quarters by style alone, for browsers that scroll by it, and seen by nobody', () => {
  const html = renderToStaticMarkup(<QuarterMarks essayId={ID} />);
  expect(html).toMatch(/^<div aria-hidden="true"/);
  expect(html).toContain('@supports (animation-timeline:view()){');
  for (const quarter of [1, 2, 3, 4]) {
    expect(html).toContain(`url(/api/reads/${ID}/${quarter})`);
    expect(html).toContain(`top:calc(${25 * quarter}% - 1px)`);
  }
  expect(html).not.toContain('<script');
  expect(html).not.toContain('&gt;');
});
