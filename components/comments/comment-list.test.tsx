import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { CommentView } from '#lib/comments/views.ts';
import { Thread } from './thread.tsx';

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

const GONE = { author: null, html: null };

function render(comments: CommentView[]): string {
  return renderToStaticMarkup(<Thread slug="an-essay" comments={comments} />);
}

describe('a thread in HTML', () => {
  it('keeps the markup that programs rely on', () => {
    const html = render([comment(12, { depth: 3 })]);
    expect(html).toMatch(/<article [^>]*data-comment[^>]*id="comment-12"[^>]*data-depth="3"/);
    expect(html).toMatch(/<b data-author="true">A. Writer<\/b>/);
    expect(html).toMatch(/<div [^>]*data-body="true"[^>]*><p>Text<\/p><\/div>/);
  });

  it('nests replies in lists that fold without a script, all open', () => {
    const html = render([
      comment(1, { replyCount: 2, replies: [comment(2, { depth: 1, answers: 1 })] }),
    ]);
    expect(html).toMatch(/<details open=""><summary>2 replies<\/summary><ol><li><article/);
  });

  it('says in words what a reply answers, and leads there wherever it stands', () => {
    const html = render([
      comment(1, { replies: [comment(2, { answers: 1 }), comment(5, { answers: 4 })] }),
    ]);
    expect(html).toContain('<a href="#comment-1">reply to #1</a>');
    expect(html).toContain('<a href="/essays/an-essay/from/4#comment-4">reply to #4</a>');
  });

  it('links each comment to its own pages', () => {
    const { id } = comment(7);
    const html = render([comment(7, { editedAt: '2026-11-22T06:00:00.000Z' })]);
    for (const page of ['', '/reply', '/more', '/history']) {
      expect(html).toContain(`href="/comments/${id}${page}"`);
    }
  });

  it('puts a line in the place of a hidden comment, with the rule', () => {
    const html = render([comment(3, { ...GONE, state: 'hidden', hiddenFor: 'patient privacy' })]);
    expect(html).toContain('Hidden by a moderator: <a href="/rules">patient privacy</a>');
    expect(html).not.toContain('data-body');
    expect(html).not.toContain('/reply');
  });

  it('puts another line in the place of what a moderator has not looked at yet', () => {
    const html = render([comment(3, { ...GONE, state: 'hidden', hiddenFor: null, awaits: true })]);
    expect(html).toContain('Held until a moderator has looked at it');
    expect(html).not.toContain('Hidden by');
  });

  it('offers no reply and no reaction in a locked branch, and says so once for a locked thread', () => {
    const comments = [comment(3, { locked: true, helpful: 4 }), comment(4)];
    const html = render(comments);
    expect(html).not.toContain('Reply to #3');
    expect(html).toContain('Reply to #4');
    expect(html).toContain('<a data-react="helpful" rel="nofollow">Helpful <span>4</span></a>');
    expect(html).toContain('<i>locked</i>');
    const whole = renderToStaticMarkup(<Thread slug="an-essay" comments={comments} locked />);
    expect(whole).not.toContain('<i>locked</i>');
  });

  it('puts a line in the place of a deleted comment and offers nothing on it', () => {
    const html = render([comment(3, { ...GONE, state: 'deleted' })]);
    expect(html).toContain('Deleted by its writer');
    expect(html).not.toContain('data-acts');
  });

  it('offers both reactions, with a count where there is one, as links to where they are forms', () => {
    const html = render([comment(3, { helpful: 12_345 })]);
    const { id } = comment(3);
    const link = (kind: string) =>
      `<a data-react="${kind}" href="/comments/${id}/more#reactions" rel="nofollow">`;
    expect(html).toContain(`${link('helpful')}Helpful <span>12,345</span></a>`);
    expect(html).toContain(`${link('same')}Same here <span></span></a>`);
  });

  it('counts nothing under what cannot be read', () => {
    expect(render([comment(3, { ...GONE, state: 'hidden' })])).not.toContain('data-react');
  });

  it('marks sample and imported writers by a word', () => {
    const html = render([
      comment(1, { author: { name: 'A', kind: 'sample' } }),
      comment(2, { author: { name: 'B', kind: 'imported' } }),
    ]);
    expect(html).toContain('<i>sample</i>');
    expect(html).toContain('<i>imported</i>');
  });

  it('shows a hostile name as text', () => {
    const name = '"><script>alert(1)</script>';
    expect(render([comment(1, { author: { name, kind: 'member' } })])).not.toContain('<script');
  });
});
