import { describe, expect, it } from 'vitest';
import { plainText } from './plain-text.ts';

describe('the words of rendered Markdown', () => {
  it('keeps words apart that stood in different blocks', () => {
    expect(plainText('<p>One</p>\n<ul><li>two</li><li>three</li></ul>')).toBe('One two three');
  });

  it('undoes escapes once', () => {
    expect(plainText('<p>a &lt;b&gt; &amp;amp; &#x3C;&#60; &quot;x&quot;</p>')).toBe(
      'a <b> &amp; << "x"',
    );
  });

  it('leaves what is no escape and drops what is no character', () => {
    expect(plainText('<p>&nothing; &#x110000; AT&T</p>')).toBe('&nothing; AT&T');
  });
});
