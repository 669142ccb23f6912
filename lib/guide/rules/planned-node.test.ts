import { describe, expect, it } from 'vitest';
import { flat, html, read } from '#lib/testing/read-guide-page.ts';
import { readGuide } from './read-guide.ts';

describe('planned articles', () => {
  it.each([
    ['- article: a', '{a}'],
    ['* Article:  a  b ', '{a b}'],
    ['- **article:** *a* `b`', '{a b}'],
    ['- [article: a [b]]', '{a}'],
    ['[article: a]', '{a}'],
    ['- x (article: a) y (article: b)', '<ul><li>x y</li></ul>{a|b}'],
    ['1. x\n2. article: a\n3. y', '<ol><li>x</li></ol>{a}<ol start="2"><li>y</li></ol>'],
    ['- x\n  - article: a\n  - y', '<ul><li>x<ul><li>y</li></ul></li></ul>{a}'],
    ['- article: a\n  - y', '{a}<ul><li>y</li></ul>'],
    ['> - article: a', '{a}'],
    ['- article: a\n\n---\n\n- article: b', '{a}<hr>{b}'],
    ['- article:\n- [article:]\n- (article: )', ''],
    ['- article: [[gone|a]]', '{a}'],
    ['article: a', '<p>article: a</p>'],
    ['- articles: a', '<ul><li>articles: a</li></ul>'],
  ])('%j is %s', (source, expected) => {
    expect(html(source)).toBe(expected);
  });

  it('are there already when they have a link', () => {
    expect(html('- article: [[rest|a]]')).toMatch(
      /^<ul><li>article: <a href="\/rest"[^>]*>a<\/a><\/li><\/ul>$/,
    );
    expect(html('- [article: [a](/b)]')).toMatch(
      /^<ul><li>article: <a href="\/b"[^>]*>a<\/a><\/li><\/ul>$/,
    );
    expect(html('x (article: [a](/b))')).toContain('(article: <a');
  });

  it('in a case stand behind the cases', () => {
    const guide = read('1. a (article: b) -> read this\n\nc\n\n## S');
    expect(guide.waysIn).toMatchObject([{ html: 'a' }]);
    expect(flat(guide.outro)).toBe('{b}<p>c</p>');
    expect(guide.plannedCount).toBe(1);
  });

  it('are links when something of their title is there, and planned again when it is not', () => {
    const source = '- article: rest\n- article: gone\n\n## S\n\n- (article: rest)';
    const document = read(source);
    expect(document.intro).toEqual([
      { kind: 'planned', articles: [{ title: 'rest', address: '/rest' }, { title: 'gone' }] },
    ]);
    expect(document.sections[0]?.planned).toEqual([{ title: 'rest', address: '/rest' }]);
    expect(document.plannedCount).toBe(1);
    expect(readGuide(source, { resolveLink: () => null })).toMatchObject({ plannedCount: 3 });
  });

  it('lead nowhere but to addresses of ours', () => {
    expect(read('- article: evil').intro).toEqual([
      { kind: 'planned', articles: [{ title: 'evil' }] },
    ]);
  });
});
