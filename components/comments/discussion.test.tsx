import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { CommentView, ThreadWindow } from '#lib/comments/views.ts';
import { Discussion } from './discussion.tsx';
import { DiscussionPart } from './discussion-part.tsx';

function comment(number: number, changes: Partial<CommentView> = {}): CommentView {
  return {
    id: `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`,
    number,
    depth: 0,
    state: 'shown',
    author: { name: 'A. Writer', kind: 'member' },
    html: '<p>Text</p>',
    hiddenFor: null,
    writtenAt: '2026-11-22T05:48:00.000Z',
    editedAt: null,
    answers: null,
    replyCount: 0,
    helpful: 0,
    same: 0,
    replies: [],
    more: null,
    ...changes,
  };
}

const WINDOW: ThreadWindow = {
  essayId: 'e',
  slug: 'an-essay',
  title: 'An essay',
  byline: 'A. Writer',
  publishedAt: '2026-11-20T17:00:00.000Z',
  hasSample: false,
  locked: null,
  slowSeconds: null,
  order: 'oldest',
  part: null,
  total: 12_345,
  hasOrders: true,
  stances: [],
  comments: [comment(1)],
  previous: null,
  next: '/essays/an-essay/page/2',
};

const first = (changes: Partial<ThreadWindow>) =>
  renderToStaticMarkup(<Discussion thread={{ ...WINDOW, ...changes }} />);

const further = (changes: Partial<ThreadWindow>) =>
  renderToStaticMarkup(
    <DiscussionPart thread={{ ...WINDOW, total: null, part: 2, ...changes }} island={null} />,
  );

describe('the first page of a discussion', () => {
  it('says how many comments there are, to readers and to programs', () => {
    expect(first({})).toContain('<span data-comment-count="12345">12,345</span> comments');
    expect(first({ total: 1 })).toContain('<span data-comment-count="1">1</span> comment<');
  });

  it('offers the orders as links that a browser keeps, and says which one it is in', () => {
    const html = first({ order: 'newest' });
    expect(html).toMatch(/<a href="\/essays\/an-essay#discussion" data-order="oldest" class/);
    expect(html).toMatch(/data-order="newest" aria-current="true"/);
    expect(html).toMatch(/<a href="\/essays\/an-essay\/helpful#discussion" data-order="helpful"/);
    expect(first({ hasOrders: false })).not.toContain('data-order');
  });

  it('leads to the next part, and to what its window leaves out', () => {
    const replies = [comment(2, { depth: 1 })];
    const html = first({ comments: [comment(1, { replies, more: { count: 1_200, from: 7 } })] });
    expect(html).toContain('rel="next" href="/essays/an-essay/page/2"');
    expect(html).toContain(
      '<a href="/essays/an-essay/from/7" aria-label="1,200 more replies below #1">1,200 more replies</a>',
    );
  });

  it('tells a discussion that nobody began from one whose beginning is gone', () => {
    expect(first({ comments: [], total: 0, next: null })).toContain('Nobody has answered yet');
    const gone = first({ comments: [] });
    expect(gone).toContain('The discussion goes on in its next part');
    expect(gone).not.toContain('Nobody has answered');
    expect(gone).toContain('rel="next"');
  });
});

describe('a discussion under a moderator’s conditions', () => {
  const rule = 'harassment';

  it('says in the composer’s place that it is locked, and offers no comment', () => {
    for (const changes of [{}, { next: null }, { comments: [], total: 0, next: null }]) {
      const html = first({ ...changes, locked: { rule } });
      expect(html).toContain('A moderator has locked this discussion');
      expect(html).toContain('House rule: <a href="/rules">harassment</a>');
      expect(html).not.toContain('Add a comment');
      expect(html).not.toContain('you would be the first');
    }
    expect(further({ locked: { rule: null } })).toContain('locked this discussion');
  });

  it('says how long one waits in slow mode, and still takes comments', () => {
    const html = first({ slowSeconds: 600 });
    expect(html).toContain('write here once in 10 minutes');
    expect(html).toContain('Add a comment');
    expect(first({})).not.toContain('moderator');
  });
});

describe('a further part of a discussion', () => {
  it('says which one it is and leads both ways, to the first part below the essay', () => {
    const html = further({ previous: '/essays/an-essay', next: '/essays/an-essay/page/3' });
    expect(html).toMatch(/<h1[^>]*>Part 2 of the discussion<\/h1>/);
    expect(html).toContain('rel="prev" href="/essays/an-essay#discussion-heading"');
    expect(html).toContain('rel="next" href="/essays/an-essay/page/3"');
    expect(html).not.toContain('data-comment-count');
  });

  it('says that its comments are gone, and leads on', () => {
    const html = further({ comments: [], previous: '/essays/an-essay/page/2' });
    expect(html).toContain('The comments that stood in this part were deleted.');
    expect(html).toContain('rel="prev" href="/essays/an-essay/page/2"');
    expect(html).toContain('rel="next"');
  });
});
