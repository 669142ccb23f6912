import { describe, expect, it } from 'vitest';
import { jsonForScript } from '#components/ui/json-ld.tsx';
import type { CommentView, ThreadWindow } from '#lib/comments/views.ts';
import { discussionData, essayData } from './structured-data.ts';

const site = { name: 'Off Call', url: 'https://offcall.example' };

const essay = {
  slug: 'an-essay',
  title: 'An essay',
  summary: 'What it says.',
  language: 'en-GB',
  byline: 'A. Writer',
  publishedAt: '2026-11-20T17:00:00.000Z',
  revisedAt: null,
  words: 900,
  comments: 2,
};

function comment(number: number, changes: Partial<CommentView> = {}): CommentView {
  return {
    id: `id-${number}`,
    number,
    depth: 0,
    state: 'shown',
    author: { name: `Writer ${number}`, kind: 'member' },
    html: `<p>Text &amp; ${number}</p>`,
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

function thread(comments: CommentView[]): ThreadWindow {
  return {
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
    total: 2,
    hasOrders: true,
    stances: [],
    comments,
    previous: null,
    next: null,
  };
}

function graph(comments: CommentView[]): unknown[] {
  return JSON.parse(jsonForScript(essayData(site, essay, thread(comments))))['@graph'];
}

describe('structured data of an essay', () => {
  it('is an Article with a DiscussionForumPosting that nests its Comments', () => {
    const [article, discussion] = graph([comment(1, { replies: [comment(2)] })]);
    expect(article).toMatchObject({ '@type': 'Article', headline: 'An essay', wordCount: 900 });
    expect(discussion).toMatchObject({
      '@type': 'DiscussionForumPosting',
      commentCount: 2,
      comment: [
        {
          '@type': 'Comment',
          text: 'Text & 1',
          url: 'https://offcall.example/comments/id-1',
          comment: [{ '@type': 'Comment', author: { name: 'Writer 2' } }],
        },
      ],
    });
  });

  it('of a further part is the discussion at the essay’s address, with the part’s comments', () => {
    const part = { ...thread([comment(31, { replies: [comment(44)] })]), part: 4, total: null };
    const data = JSON.parse(jsonForScript(discussionData(site, part)));
    expect(data).toMatchObject({
      '@type': 'DiscussionForumPosting',
      url: 'https://offcall.example/essays/an-essay#discussion',
      author: { name: 'A. Writer' },
      comment: [{ text: 'Text & 31', comment: [{ text: 'Text & 44' }] }],
    });
    expect(data).not.toHaveProperty('commentCount');
  });

  it('says nothing of a hidden or deleted comment and keeps what answers it', () => {
    const gone = { author: null, html: null };
    const [, discussion] = graph([
      comment(1, { state: 'hidden', ...gone, replies: [comment(2)] }),
      comment(3, { state: 'deleted', ...gone }),
    ]);
    expect(discussion).toHaveProperty('comment.length', 1);
    expect(discussion).toHaveProperty('comment.0.author.name', 'Writer 2');
  });

  it('cannot be left by a name or a text', () => {
    const hostile = '</script><script>alert(1)</script><!-- ]]>\u2028';
    const data = essayData(
      { ...site, name: hostile },
      { ...essay, title: hostile, byline: hostile },
      thread([
        comment(1, {
          author: { name: hostile, kind: 'member' },
          html: '<p>&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;</p>',
        }),
      ]),
    );
    const script = jsonForScript(data);
    expect(script).not.toContain('<');
    expect(JSON.parse(script)['@graph'][1].comment[0].author.name).toBe(hostile);
    expect(JSON.parse(script)['@graph'][1].comment[0].text).toBe(
      '</script><img src=x onerror=alert(1)>',
    );
  });
});
