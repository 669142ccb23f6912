import { describe, expect, it } from 'vitest';
import { flat, read, shown } from '#lib/testing/read-guide-page.ts';

describe('a note in square brackets', () => {
  it.each([
    ['a [b] c', '<p>a c</p>', ['b']],
    ['a [b].', '<p>a.</p>', ['b']],
    ['a ([b]).', '<p>a.</p>', ['b']],
    ['[a]\n[b]\nc', '<p>c</p>', ['a', 'b']],
    ['[a] [b].', '', ['a', 'b']],
    ['a [b [c] d] e', '<p>a e</p>', ['b [c] d']],
    ['a [b *c* `d` [e](http://x.org) f] g', '<p>a g</p>', ['b c d e f']],
    ['a *[b]* c', '<p>a  c</p>', ['b']],
    ['- a\n- [b]\n- [c] d', '<ul><li>a</li><li>d</li></ul>', ['b', 'c']],
    ['- [b]', '', ['b']],
    ['> [b]', '', ['b']],
    ['- a\n  - [b]', '<ul><li>a</li></ul>', ['b']],
    ['1. a\n2. [b]\n3. c', '<ol><li>a</li><li>c</li></ol>', ['b']],
    ['[see https://x.org/y]', '', ['see https://x.org/y']],
    ['[see [[rest|this]] and [[gone|that]]]', '', ['see this and that']],
    ['a [b', '<p>a [b</p>', []],
    ['a] b [c]', '<p>a] b</p>', ['c']],
    ['[a [b] c', '<p>[a c</p>', ['b']],
    ['### [a] [b]', '<h2>a b</h2>', []],
    ['### a [b]', '<h2>a</h2>', ['b']],
    ['[a]\n---\nb', '<p>b</p>', ['a']],
    ['[a]\n===\nb', '<p>b</p>', ['a']],
    ['a ([b][]) c', '<p>a (b) c</p>', []],
    ['a [b c][d] e', '<p>a b c e</p>', []],
    ['a [b][c d] e', '<p>a e</p>', ['b', 'c d']],
    ['[a\n\nb]\n\nc', '<p>c</p>', ['a b']],
    ['[a:\n- b\n- [c]]\n\nd', '<p>d</p>', ['a: b [c]']],
    ['- [a\n\n  b]\n- c', '<ul><li>c</li></ul>', ['a b']],
    ['[a\n\n```\n]\n```\n\nb]\n\nc', '<p>c</p>', ['a ] b']],
    ['[a\n\nb] c', '<p>[a</p><p>b] c</p>', []],
    ['[a\n\n### b\n\nc]', '<p>[a</p><h2>b</h2><p>c]</p>', []],
    ['[a]  \nb', '<p>b</p>', ['a']],
  ])('%j is shown as %j', (source, expected, notes) => {
    const document = read(source);
    expect(flat(document.intro).replace(/ id="[^"]*"/g, '')).toBe(expected);
    expect(document.notes).toEqual(notes);
  });

  it('stands in a table too', () => {
    const document = read('| a [n] | b |\n|---|---|\n| c | [y] |');
    expect(document.notes).toEqual(['n', 'y']);
    expect(shown(document)).not.toMatch(/n\]|\[y/);
  });

  it.each([
    ['[a](http://x.org)', 'href="http://x.org'],
    ['[a][b]\n\n[b]: http://x.org', 'href="http://x.org'],
    ['[a]\n\n[a]: http://x.org', 'href="http://x.org'],
    ['[a](not an address)', '[a](not an address)'],
    ['`[a]`', '<code>[a]</code>'],
    ['```\n[a] <!-- b --> {{ c }}\n```', '[a] &#x3C;!-- b --> {{ c }}'],
    ['    [a]', '[a]'],
    ['\\[a\\]', '[a]'],
    ['- [ ] a', 'a'],
    ['say [sic] and […] and [1, 2]', 'say [sic] and […] and [1, 2]'],
    ['[^1] a', '[^1] a'],
    ['[[a](http://x.org)]', 'href="http://x.org'],
  ])('is not %j', (source, expected) => {
    const document = read(source);
    expect(document.notes).toEqual([]);
    expect(flat(document.intro).replaceAll('&lt;', '&#x3C;')).toContain(expected);
  });

  it('may be in a footnote, which stands where it is referred to', () => {
    const document = read('a[^1] b[^2]\n\n[^1]: one [n]\n[^2]: [y]');
    expect(flat(document.intro)).toBe('<p>a (one) b</p>');
    expect(document.notes).toEqual(['n', 'y']);
  });
});
