import { describe, expect, it } from 'vitest';
import { html } from '#lib/testing/read-guide-page.ts';

describe('what Jekyll would not show', () => {
  it.each([
    ['a <!-- b --> c', '<p>a  c</p>'],
    ['a\n\n<!-- b\n\n- c\n\n## d -->\n\ne', '<p>a</p><p>e</p>'],
    ['a <!-- b\n\n```\nc --> d', '<p>a  d</p>'],
    ['<!-- {% b %} --> c', '<p>c</p>'],
    ['{% include x.html a="<!--" %} c', '<p>c</p>'],
    ['a {{ site.b }} c {%- if d -%}e{%- endif -%}', '<p>a  c e</p>'],
    ['{% comment %} a {% endcomment %}b', '<p>b</p>'],
    ['{% raw %}{{ a }}{% endraw %}', '<p>{{ a }}</p>'],
    ['a\n{: .note }', '<p>a</p>'],
    ['{::comment}a{:/comment}b', '<p>b</p>'],
    ['[a]({% link b.md %}) c', '<p>a c</p>'],
    ['[a][b] c\n\n[b]: {{ "/b" | relative_url }}', '<p>a c</p>'],
    ['a <!-- never closed\n\nb', '<p>a</p>'],
    ['a {% never closed', '<p>a {% never closed</p>'],
    ['a \\<!-- b -->', '<p>a &#x3C;!-- b --></p>'],
  ])('%j is %s', (source, expected) => {
    expect(html(source).replaceAll('&lt;', '&#x3C;').replaceAll('&gt;', '>')).toBe(expected);
  });
});
