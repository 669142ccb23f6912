import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UNKNOWN_VALUE, withoutLiquid } from './liquid.ts';

const site = {
  linkTo: (path: string) => (path === '_docs/a.md' ? '/docs/a' : null),
  postUrl: (name: string) => (name === '2013-05-06-x' ? '/essays/x' : null),
  value: (name: string) => (name === 'page.title' ? 'Title' : null),
};
const textOf = (source: string) => withoutLiquid(source, site).text;
const dropped = (source: string) => [...withoutLiquid(source, site).dropped.keys()];

describe('what can be worked out', () => {
  it.each([
    ['{{ page.title }}', 'Title'],
    ['{{page.title|upcase}}', 'TITLE'],
    ["{{ '/docs/' | relative_url }}", '/docs/'],
    ["{{ 'a|b' | append: ' c' }}", 'a|b c'],
    ['{% link _docs/a.md %}', '/docs/a'],
    ['{% post_url 2013-05-06-x %}', '/essays/x'],
    ['{% assign a = "b" %}{{ a }}', 'b'],
    ['a {%- comment -%} {{ x }} {% endcomment %} b', 'a b'],
    ['{% raw %}{{ page.title }} {% if %}{% endraw %}', '{{ page.title }} {% if %}'],
    ['{% highlight ruby linenos %}\nputs 1\n{% endhighlight %}', '\n```ruby\nputs 1\n```\n'],
    ['{% highlight text %}```{% endhighlight %}', '\n````text\n```\n````\n'],
    ['{% gist a/b1 %}', '<https://gist.github.com/a/b1>'],
  ])('%s', (source, text) => {
    expect(textOf(source)).toBe(text);
    expect(dropped(source)).toEqual([]);
  });
});

describe('what only Jekyll knows', () => {
  it.each([
    ['a{% include x.html a="b" %}b', 'ab', ['{% include x.html a="b" %}']],
    ['{% for a in b %}{{ a }}{% endfor %}c', 'c', ['{% for a in b %}']],
    ['{% if a %}one{% elsif b %}two{% else %}three{% endif %}', 'one', ['{% if %}']],
    ['{% case a %}x{% when 1 %}one{% when 2 %}two{% endcase %}', 'one', ['{% case %}']],
    ['{% if a %}{% for b in c %}x{% endfor %}y{% endif %}', 'y', ['{% if %}', '{% for b in c %}']],
    ['{{ site.x }}', UNKNOWN_VALUE, ['{{ site.x }}']],
    ['{% link nowhere.md %}', UNKNOWN_VALUE, ['{% link nowhere.md %}']],
  ])('%s is left out and named', (source, text, names) => {
    expect(textOf(source)).toBe(text);
    expect(dropped(source)).toEqual(names);
  });
});

describe('any text', () => {
  it('without Liquid stays as it is', () => {
    const plain = fc.string({ unit: 'grapheme' }).filter((text) => !/\{[{%]|\ue0ff/.test(text));
    fc.assert(fc.property(plain, (text) => textOf(text) === text));
  });

  it('never throws, and takes time in proportion to its length', () => {
    const parts = fc.constantFrom(
      '{{',
      '}}',
      '{%',
      '%}',
      ' if ',
      'endif',
      'raw',
      'for',
      '"',
      "'",
      '|',
      '-',
      'a',
      '\n',
    );
    fc.assert(
      fc.property(
        fc.array(parts, { maxLength: 60 }),
        (some) => typeof textOf(some.join('')) === 'string',
      ),
    );
    const start = performance.now();
    for (const part of [
      '{% if %}',
      '{{ a',
      '{% raw %}',
      "{{ '",
      '{% x',
      '{%- ',
      '{% endif %}',
      '{{ a | ',
    ]) {
      textOf(part.repeat(20_000));
    }
    textOf(`{% ${' '.repeat(200_000)}x %}`);
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});
