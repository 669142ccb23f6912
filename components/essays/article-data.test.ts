import { expect, it } from 'vitest';
import type { EssayView } from '#lib/essays/views.ts';
import { articleData } from './article-data.ts';

const site = { name: 'Off Call', url: 'https://offcall.example' };
const nothing = { answers: null, answeredBy: [], moreAnswers: 0, linkedFrom: [], moreLinks: 0 };

function essay(changes: Partial<EssayView> = {}): EssayView {
  return {
    id: 'id',
    threadId: 'thread',
    slug: 'an-essay',
    title: 'An essay',
    summary: 'What it says.',
    language: 'en-GB',
    byline: 'A. Writer',
    publishedAt: '2026-11-20T17:00:00.000Z',
    revisedAt: null,
    words: 900,
    comments: 0,
    cover: null,
    corrections: [],
    html: '',
    headings: [],
    ...changes,
  };
}

it('says no more of an essay that stands alone than its language, picture and time', () => {
  expect(articleData(site, essay(), { surroundings: nothing, place: null })).toEqual({
    inLanguage: 'en-GB',
    image: 'https://offcall.example/essays/an-essay/og.png',
    dateModified: '2026-11-20T17:00:00.000Z',
  });
});

it('says what was corrected and when, which series it is part of, and what it answers', () => {
  const corrected = essay({
    language: 'de',
    revisedAt: '2026-11-21T17:00:00.000Z',
    corrections: [{ note: 'A number.', at: '2026-11-22T17:00:00.000Z' }],
  });
  const answers = { slug: 'another', title: 'Another', byline: 'B. Writer' };
  const place = { slug: 'nights', title: 'Nights', part: 2, of: 3, previous: null, next: null };
  const around = { surroundings: { ...nothing, answers }, place };
  expect(articleData(site, corrected, around)).toMatchObject({
    inLanguage: 'de',
    dateModified: '2026-11-22T17:00:00.000Z',
    correction: [
      {
        '@type': 'CorrectionComment',
        text: 'A number.',
        datePublished: '2026-11-22T17:00:00.000Z',
      },
    ],
    position: 2,
    isPartOf: { '@type': 'CreativeWorkSeries', url: 'https://offcall.example/series/nights' },
    citation: {
      '@type': 'Article',
      '@id': 'https://offcall.example/essays/another#essay',
      author: { '@type': 'Person', name: 'B. Writer' },
    },
  });
});
