import { describe, expect, it } from 'vitest';
import type { CommentView } from '#lib/comments/views.ts';
import { numbersIn, placeIn } from './places.ts';

function comment(number: number, replies: CommentView[] = []): CommentView {
  return {
    id: `id-${number}`,
    number,
    depth: 0,
    state: 'shown',
    author: { name: 'A', kind: 'member' },
    html: '<p>x</p>',
    hiddenFor: null,
    writtenAt: '2026-11-22T05:48:00.000Z',
    editedAt: null,
    answers: null,
    replyCount: replies.length,
    helpful: 0,
    same: 0,
    replies,
    more: null,
  };
}

describe('where a comment is found', () => {
  const here = numbersIn([comment(1, [comment(2, [comment(4)])]), comment(3)]);

  it('counts replies at every depth as here', () => {
    expect([...here].sort()).toEqual([1, 2, 3, 4]);
  });

  it('points within the page to what is here, and to its own window to what is not', () => {
    const places = { slug: 'an-essay', here, apart: false, locked: false };
    expect(placeIn(places, 4)).toBe('#comment-4');
    expect(placeIn(places, 9)).toBe('/essays/an-essay/from/9#comment-9');
  });
});
