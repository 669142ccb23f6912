import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readImport } from '#lib/importing/rules/read-import.ts';
import type { GuideBlock, GuideDocument } from './guide-document.ts';
import { readGuide } from './read-guide.ts';

const KNOWN: { [target: string]: string } = {
  rest: '/rest',
  'odd page': '/a b>c',
  evil: 'javascript:alert(1)',
};

function read(source: string): GuideDocument {
  return readGuide(source, { resolveLink: (target) => KNOWN[target] ?? null });
}

/** All HTML of an ordinary page, on one line. */
function html(source: string): string {
  return flat(read(source).intro);
}

function flat(blocks: GuideBlock[]): string {
  return blocks
    .map((block) =>
      block.kind === 'html'
        ? block.html
        : `{${block.articles.map((article) => article.title).join('|')}}`,
    )
    .join('')
    .replace(/\n/g, '');
}

/** Everything but the notes: what may leave for readers. */
function shown(document: GuideDocument): string {
  return JSON.stringify({ ...document, notes: [] });
}

const GUIDE = `
Welcome, you can [[rest|take a rest]] or [[nowhere|go on]].

Where are you?
1. Tired
   after nights -> read this
2. Wide awake [check this] → Read this.
3. **Somewhere** else -> read this

<!-- {% include tweet.html %} -->

---

## First "steps" [todo: rename]

Text [a note,
over two lines] goes on.

- article: naps for begginers
- [article: sleep in shifts]
- [nothing here yet]
- beds (article: the right matress)

---

## [What now?..]

### Sub

Done.
`;

describe('a guide', () => {
  const guide = read(GUIDE);

  it('has its cases as ways in, the first to the first section', () => {
    expect(guide.waysIn).toEqual([
      {
        number: 1,
        html: 'Tired\nafter nights',
        text: 'Tired after nights',
        sectionId: 'first-steps',
      },
      { number: 2, html: 'Wide awake', text: 'Wide awake', sectionId: 'what-now' },
      {
        number: 3,
        html: '<strong>Somewhere</strong> else',
        text: 'Somewhere else',
        sectionId: null,
      },
    ]);
  });

  it('has its sections, without rules between them', () => {
    expect(guide.sections.map(({ id, title }) => [id, title])).toEqual([
      ['first-steps', 'First "steps"'],
      ['what-now', 'What now?..'],
    ]);
    expect(guide.outro).toEqual([]);
    expect(flat(guide.sections[1]?.blocks ?? [])).toMatch(/^<h3[^>]*>Sub<\/h3><p>Done\.<\/p>$/);
  });

  it('has planned articles where the author put them', () => {
    expect(flat(guide.sections[0]?.blocks ?? [])).toBe(
      '<p>Text goes on.</p>{naps for begginers|sleep in shifts}<ul><li>beds</li></ul>{the right matress}',
    );
    expect(guide.sections[0]?.planned).toEqual([
      { title: 'naps for begginers' },
      { title: 'sleep in shifts' },
      { title: 'the right matress' },
    ]);
    expect(guide.plannedCount).toBe(3);
  });

  it('keeps the notes for the author and shows them to nobody', () => {
    expect(guide.notes).toEqual([
      'check this',
      'todo: rename',
      'a note, over two lines',
      'nothing here yet',
    ]);
    for (const note of [
      'check this',
      'todo',
      'a note',
      'over two lines',
      'nothing here',
      'tweet',
    ]) {
      expect(shown(guide)).not.toContain(note);
    }
  });

  it('has all that is read as plain text', () => {
    expect(guide.text.split('\n')).toEqual([
      'Welcome, you can take a rest or go on.',
      'Where are you?',
      'Tired after nights',
      'Wide awake',
      'Somewhere else',
      'First "steps"',
      'Text goes on.',
      'naps for begginers',
      'sleep in shifts',
      'beds',
      'the right matress',
      'What now?..',
      'Sub',
      'Done.',
    ]);
  });

  it('links what resolves and keeps the label of what does not', () => {
    expect(flat(guide.intro)).toMatch(
      /^<p>Welcome, you can <a href="\/rest"[^>]*>take a rest<\/a> or go on\.<\/p>/,
    );
  });

  it('is plain data', () => {
    expect(JSON.parse(JSON.stringify(guide))).toEqual(guide);
  });
});

describe('other shapes of a page', () => {
  it('may have no cases, no sections, nothing at all', () => {
    expect(read('Just text.\n\n1. a list\n2. of steps\n\n## One\n\nx')).toMatchObject({
      waysIn: [],
      sections: [{ id: 'one' }],
    });
    expect(read('Just text.')).toMatchObject({ waysIn: [], sections: [], plannedCount: 0 });
    const empty = { intro: [], waysIn: [], outro: [], sections: [], notes: [], text: '' };
    for (const nothing of ['', '\n\n', '---', '[only a note]', '<!-- x -->', '- \n- ']) {
      expect(read(nothing)).toMatchObject({ ...empty, notes: expect.any(Array) });
    }
  });

  it('may have more sections than cases, and text after the cases', () => {
    const guide = read('1. a -> read this\n\nAfter.\n\n## One\n\n## Two\n\ny');
    expect(guide.waysIn).toMatchObject([{ sectionId: 'one' }]);
    expect(flat(guide.outro)).toBe('<p>After.</p>');
    expect(guide.sections.map((section) => section.blocks.length)).toEqual([0, 1]);
  });

  it('counts cases on through a broken list, and takes a link for the words', () => {
    const guide = read(
      '1. a -> [read this](#x)\n\n<!-- -->\nor\n\n2. b => *read this*\n\n## One\n\n## Two',
    );
    expect(guide.waysIn).toMatchObject([
      { number: 1, html: 'a', sectionId: 'one' },
      { number: 2, html: 'b', sectionId: 'two' },
    ]);
    expect(flat(guide.outro)).toBe('<p>or</p>');
  });

  it('gives sections of one name, or of a name that the page needs, different ids', () => {
    const ids = read('## A\n\n## A\n\n## a-2\n\n## Main\n\n## 何\n\n## Comment 1').sections;
    expect(ids.map((section) => section.id)).toEqual([
      'a',
      'a-2',
      'a-2-2',
      'main-2',
      'part-5',
      'part-comment-1',
    ]);
  });

  it('keeps the levels of headings in order across planned articles', () => {
    const [section] = read('## S\n\n### A\n\n- article: x\n\n#### B\n\ny').sections;
    expect(flat(section?.blocks ?? [])).toMatch(/^<h3[^>]*>A<\/h3>\{x\}<h4[^>]*>B<\/h4><p>y<\/p>$/);
  });

  it('takes emoji shortcodes for characters in titles too', () => {
    expect(read('## Go :100:\n\n:100:')).toMatchObject({
      sections: [{ title: 'Go 💯' }],
      text: 'Go 💯\n💯',
    });
  });

  it('is the same with other line ends', () => {
    expect(read(GUIDE.replaceAll('\n', '\r\n'))).toEqual(read(GUIDE));
  });
});

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
});

describe('items that were never written', () => {
  it.each([
    ['Skills:\n- \n- a\n- \n', '<p>Skills:</p><ul><li>a</li></ul>'],
    ['Skills:\n* \n* a', '<p>Skills:</p><ul><li>a</li></ul>'],
    ['Skills:\n1. \n2. a', '<p>Skills:2. a</p>'],
    ['- a ()\n-\n- b', '<ul><li>a</li><li>b</li></ul>'],
    ['> Skills:\n> - \n> - a', '<blockquote><p>Skills:</p><ul><li>a</li></ul></blockquote>'],
    ['- - - a', '<ul><li><ul><li><ul><li>a</li></ul></li></ul></li></ul>'],
  ])('%j leaves %s', (source, expected) => {
    expect(html(source)).toContain(expected);
  });

  it('make no section, while an underlined heading does', () => {
    expect(read('Skills:\n- \n\nx').sections).toEqual([]);
    expect(read('Skills\n------\n\nx').sections).toMatchObject([{ title: 'Skills' }]);
  });
});

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

describe('wiki links', () => {
  it.each([
    ['[[rest]]', '>rest</a>'],
    ['[[ rest | a *b* ]]', '>a <em>b</em></a>'],
    ['![[rest|a]]', '>a</a>'],
    ['[[odd page|a]]', 'href="/a%20b%3Ec"'],
    ['| x |\n|---|\n| [[rest\\|a]] |', '>a</a>'],
    ['[[gone|a]] b', '<p>a b</p>'],
    ['[[gone]]', '<p>gone</p>'],
    ['`[[rest]]`', '<code>[[rest]]</code>'],
  ])('%j has %s', (source, expected) => {
    expect(html(source)).toContain(expected);
  });

  it('lead to no script', () => {
    expect(html('[[evil|a]]')).not.toContain('javascript:');
  });
});

describe('hostile text', () => {
  it('is shown as text', () => {
    const page = read(
      '## <img src=x onerror=alert(1)>\n\n<script>alert(1)</script>\n\n[a](javascript:alert(1))',
    );
    expect(page.sections[0]?.title).toBe('<img src=x onerror=alert(1)>');
    expect(flat(page.sections[0]?.blocks ?? [])).not.toMatch(/<script|<img|href="javascript/);
  });

  it('can not pose as the marks that we use ourselves', () => {
    expect(html('a \ufdd0b\ufdd1')).toBe('<p>a b</p>');
  });

  it.each([
    '[a',
    'a]',
    '[a] ',
    '[a]*b*',
    '(article: a) ',
    '- article: a\n',
    '- a (article: b)\n',
    '[[',
    '[[a|',
    '<!--',
    '{%',
    '{{',
    '{% comment %}',
    '{% raw %}',
    '`',
    '` ``',
    '## a\n',
    '1. a -> read this\n',
    '[^1]',
    '[article: ',
  ])('%j again and again is read in time', (part) => {
    const source = part.repeat(Math.ceil(5_000 / part.length));
    const start = performance.now();
    read(source);
    expect(performance.now() - start).toBeLessThan(4_000);
  });
});

const seed = join(process.env.SEEDS_DIR ?? '../shared/seeds', '000_a0e3c0764a548f48.txt');

if (existsSync(seed)) {
  describe('the first guide', () => {
    const imported = readImport('guide', readFileSync(seed));
    if (!imported.ok || imported.value.kind !== 'page') throw new Error('not a page');
    const { source } = imported.value;
    const guide = readGuide(source, { resolveLink: () => null });

    it('has four ways into four sections', () => {
      expect(guide.sections).toHaveLength(4);
      expect(guide.waysIn.map((way) => way.sectionId)).toEqual(
        guide.sections.map((section) => section.id),
      );
      expect(guide.waysIn.every((way) => way.text.length > 40)).toBe(true);
      expect(shown(guide)).not.toMatch(/read this/);
    });

    it('has every planned article, as typed', () => {
      // Another way to find them: every "article:" up to the end of its line or its bracket.
      const expected = source
        .split('\n')
        .flatMap((line) => /(\(?)article: (.*?)(\]?)$/.exec(line)?.slice(1, 3).join('') ?? [])
        .map((title) => (title.startsWith('(') ? title.slice(1, -1) : title));
      expect(expected).toHaveLength(12);
      const planned = guide.sections.flatMap((section) => section.planned);
      expect(planned.map((article) => article.title)).toEqual(expected);
      expect(guide.plannedCount).toBe(12);
    });

    it('shows no note and no comment, and the label of a link that leads nowhere', () => {
      const notes = [...source.matchAll(/^(?!##).*?(?<!\[)\[(?!article|\[)([^\]]+)\]/gm)];
      expect(guide.notes).toEqual(notes.map((match) => match[1]));
      expect(guide.notes).toHaveLength(5);
      for (const note of [...guide.notes, 'tweet', '{%', '<!--', '[[', 'medicine|']) {
        expect(shown(guide)).not.toContain(note);
      }
      expect(guide.text).toMatch(/^Okay, so you've learnt or are learning medicine\./);
    });

    it('keeps the heading in brackets without its brackets', () => {
      expect(source).toContain(`## [${guide.sections[3]?.title}]`);
    });
  });
}
