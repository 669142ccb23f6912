import { describe, expect, it } from 'vitest';
import { renderComment } from '#lib/kernel/markdown/render.ts';
import { readableText } from './readable-text.ts';

const text = (markdown: string) => readableText(renderComment(markdown));

describe('the readable text of a comment', () => {
  it('has the words as a person reads them', () => {
    expect(text('Pro*mo* &amp; **co**de &lt;b&gt; "1 < 2 > 0"')).toBe(
      'Promo & code <b> "1 < 2 > 0"',
    );
  });

  it('parts what stands in different blocks', () => {
    expect(text('one\n\ntwo\n\n- three\n- four').split(/\s+/)).toEqual([
      'one',
      'two',
      'three',
      'four',
    ]);
  });

  it('has the addresses that links lead to', () => {
    expect(text('[here](https://example.org/a%20b?c=1&d=2 "t > t")')).toBe(
      'here\nhttps://example.org/a b?c=1&d=2',
    );
  });

  it('takes what cannot be decoded as it is', () => {
    expect(text('[x](https://example.org/%E0%A4%A)')).toContain('example.org/%');
    expect(readableText('&#x110000; &nope; &#65;')).toBe('&#x110000; &nope; A');
  });
});
