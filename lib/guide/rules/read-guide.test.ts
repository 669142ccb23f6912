import { describe, expect, it } from 'vitest';
import { flat, html, read, shown } from '#lib/testing/read-guide-page.ts';

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
