import { describe, expect, test } from 'vitest';
import { renderComment, renderEssay } from './render.ts';

const html = (markdown: string) => renderEssay(markdown).html;

describe('HTML that a person typed', () => {
  test('is shown as it was typed', () => {
    expect(renderComment('<b>x</b> <!-- y -->')).toBe('<p>&#x3C;b>x&#x3C;/b> &#x3C;!-- y --></p>');
    expect(html('<script>\nalert(1)\n</script>')).toBe(
      '<p>&#x3C;script>\nalert(1)\n&#x3C;/script></p>',
    );
  });

  test('holds Markdown like any other text', () => {
    expect(renderComment('<b>*x*</b>')).toBe('<p>&#x3C;b><em>x</em>&#x3C;/b></p>');
  });
});

describe('pictures', () => {
  test('become links to them with their description', () => {
    expect(html('![A ward](https://a.example/b.png "At night")')).toBe(
      '<p><a href="https://a.example/b.png" title="At night" rel="noopener">A ward</a></p>',
    );
  });

  test('without a description say their address', () => {
    expect(html('![](/b.png)')).toBe('<p><a href="/b.png" rel="noopener">/b.png</a></p>');
  });

  test('inside a link are words of that link', () => {
    expect(html('[![A ward](/b.png)](/c)')).toBe('<p><a href="/c" rel="noopener">A ward</a></p>');
  });

  test('of other schemes are words', () => {
    expect(html('![a](data:image/png;base64,AAAA)')).toBe('<p>a</p>');
  });
});

describe('links', () => {
  test('of a comment vouch for nothing', () => {
    expect(renderComment('[a](https://b.example)')).toBe(
      '<p><a href="https://b.example" rel="nofollow ugc noopener">a</a></p>',
    );
  });

  test.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc/passwd',
    'blob:https://a.example/b',
    'java&#x0A;script:alert(1)',
    '&#x01;javascript:alert(1)',
    'tel:+1',
  ])('to %s are their words', (address) => {
    expect(renderComment(`[words](${address})`)).toBe('<p>words</p>');
    expect(html(`[words]\n\n[words]: ${address}`)).toBe('<p>words</p>');
  });

  test.each([
    'https://a.example/',
    'http://a.example/',
    'mailto:a@b.example',
    '/a',
    'a/b:c',
    '#a',
    '?a:b',
  ])('to %s stay', (address) => {
    expect(renderComment(`[words](${address})`)).toContain(`href="${address}"`);
  });

  test('keep their scheme in lower case, in which the sanitiser knows it', () => {
    expect(renderComment('<HTTPS://a.example>')).toContain('href="https://a.example"');
  });

  test('are made of addresses in the text', () => {
    expect(renderComment('www.a.example and b@c.example')).toBe(
      '<p><a href="http://www.a.example" rel="nofollow ugc noopener">www.a.example</a> and ' +
        '<a href="mailto:b@c.example" rel="nofollow ugc noopener">b@c.example</a></p>',
    );
  });
});

describe('emoji', () => {
  test('shortcodes become characters, also by the names of Discourse', () => {
    expect(renderComment('Absolutely correct :100: :+1: :slight_smile:')).toBe(
      '<p>Absolutely correct 💯 👍 🙂</p>',
    );
  });

  test('shortcodes in code and unknown names stay', () => {
    expect(renderComment('`:100:` :no_such_name: 10:30:45')).toBe(
      '<p><code>:100:</code> :no_such_name: 10:30:45</p>',
    );
  });
});

describe('tasks, tables and code', () => {
  test('tasks are dead checkboxes that say what they are', () => {
    expect(renderComment('- [x] a\n- [ ] b')).toBe(
      '<ul class="contains-task-list">\n' +
        '<li class="task-list-item"><input type="checkbox" checked disabled aria-label="Done"> a</li>\n' +
        '<li class="task-list-item"><input type="checkbox" disabled aria-label="Not done"> b</li>\n' +
        '</ul>',
    );
  });

  test('a table scrolls by itself and is reached by keyboard', () => {
    expect(renderComment('|a|\n|-|\n|b|')).toMatch(
      /^<div class="table-scroll" tabindex="0" role="group" aria-label="Table"><table>/,
    );
  });

  test('code says its language, if that is a word', () => {
    expect(renderComment('```c++\nx\n```')).toBe(
      '<pre tabindex="0"><code class="language-c++">x\n</code></pre>',
    );
    expect(renderComment('```"onload=x\nx\n```')).toBe('<pre tabindex="0"><code>x\n</code></pre>');
  });
});

describe('headings', () => {
  test('of a comment are paragraphs in strong', () => {
    expect(renderComment('# A *b*\n\nc\n-')).toBe(
      '<p><strong>A <em>b</em></strong></p>\n<p><strong>c</strong></p>',
    );
  });

  test('of an essay begin at h2 and skip no level', () => {
    const { html: rendered, headings } = renderEssay('# A\n\n### B\n\n###### C\n\n### D\n\n# E');
    expect(headings.map(({ text, depth }) => [text, depth])).toEqual([
      ['A', 2],
      ['B', 3],
      ['C', 4],
      ['D', 3],
      ['E', 2],
    ]);
    expect(rendered).toContain('<h4 id="section-c">C</h4>');
  });

  test('can stand under another heading', () => {
    const { headings } = renderEssay('### A\n\n#### B', { topLevel: 3, idPrefix: 'part' });
    expect(headings).toEqual([
      { id: 'section-part-a', text: 'A', depth: 3 },
      { id: 'section-part-b', text: 'B', depth: 4 },
    ]);
  });

  test('have ids of their words, each once', () => {
    const { headings } = renderEssay('# Why?\n# Why\n# Why 2\n# Ça và\n# …\n# It’s **over** :100:');
    expect(headings.map(({ id }) => id)).toEqual([
      'section-why',
      'section-why-2',
      'section-why-2-2',
      'section-ça-và',
      'section-untitled',
      'section-its-over',
    ]);
    expect(headings.at(-1)?.text).toBe('It’s over 💯');
  });

  test('are found by a link to their words', () => {
    expect(html('[up](#the-cost) [#no](#nowhere)\n\n## The cost')).toContain(
      '<a href="#section-the-cost">up</a> <a href="#nowhere">#no</a>',
    );
  });

  test('inside a quote are no part of the contents', () => {
    expect(renderEssay('> # A\n\n## B').headings.map(({ text }) => text)).toEqual(['B']);
  });
});

describe('footnotes', () => {
  const note = 'a[^1]\n\n[^1]: b';

  test('link to and fro, with a heading in an essay and none in a comment', () => {
    const rendered = html(note);
    expect(rendered).toContain('<a href="#note-fn-1" id="note-fnref-1"');
    expect(rendered).toContain('<li id="note-fn-1">');
    expect(rendered).toContain('<h2 id="note-label">Notes</h2>');
    expect(renderComment(note, { idPrefix: '7' })).toContain(
      '<p id="note-7-label"><strong>Notes</strong></p>',
    );
  });

  test('of two comments on one page have different ids', () => {
    const idsOf = (text: string) => [...text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    const ids = [...idsOf(renderComment(note)), ...idsOf(renderComment(`${note}!`))];
    expect(ids).toHaveLength(6);
    expect(new Set(ids).size).toBe(6);
  });

  test('without a reference are not shown twice, and a reference without a note is text', () => {
    expect(renderComment('a[^2]')).toBe('<p>a[^2]</p>');
  });
});

describe('wiki links', () => {
  const resolveLink = (target: string) => (target === 'medicine' ? '/medicine' : null);

  test('lead to what is known and are words otherwise', () => {
    const text =
      'You’ve [[medicine|learnt or are learning medicine]], [[medicine]], [[law]], [[a|b]]';
    expect(renderEssay(text, { resolveLink }).html).toBe(
      '<p>You’ve <a href="/medicine" rel="noopener">learnt or are learning medicine</a>, ' +
        '<a href="/medicine" rel="noopener">medicine</a>, law, b</p>',
    );
  });

  test('keep marks of their target and label', () => {
    expect(html('[[my_first_note|a *b*]]')).toBe('<p>a *b*</p>');
  });

  test('are text in a comment, in code and when they are no links', () => {
    expect(renderComment('[[medicine]]')).toBe('<p>[[medicine]]</p>');
    expect(renderEssay('`[[medicine]]` [[]] [[a\nb]] [[', { resolveLink }).html).toBe(
      '<p><code>[[medicine]]</code> [[]] [[a\nb]] [[</p>',
    );
  });

  test('never lead where a link may not', () => {
    expect(renderEssay('[[x]]', { resolveLink: () => 'javascript:alert(1)' }).html).toBe(
      '<p>x</p>',
    );
  });

  test('inside a link are words', () => {
    expect(renderEssay('[a [[medicine]]](/b)', { resolveLink }).html).toBe(
      '<p><a href="/b" rel="noopener">a medicine</a></p>',
    );
  });
});

describe('what an essay says about itself', () => {
  test('counts words, also in lists, tables and code', () => {
    expect(renderEssay('# One two\n\n- three – *four*\n\n|five|\n|-|\n\n`six`').words).toBe(6);
  });

  test('summarises its first paragraph', () => {
    expect(
      renderEssay('# Title\n\n> quote\n\nThe *first* one\nof two. :100:\n\nNot this.').summary,
    ).toBe('The first one of two. 💯');
  });

  test('cuts a long summary at a word', () => {
    const { summary } = renderEssay('word '.repeat(100));
    expect(summary.length).toBeLessThanOrEqual(200);
    expect(summary).toMatch(/ word…$/);
  });

  test('of an empty text is empty', () => {
    expect(renderEssay(' \n ')).toEqual({ html: '', headings: [], words: 0, summary: '' });
  });
});

describe('characters that mislead', () => {
  const OVERRIDE = '\u202E';
  const ISOLATE = '\u2067';
  const POP_ISOLATE = '\u2069';

  test('overrides are shown, typed or as references', () => {
    expect(renderComment(`${OVERRIDE}txt.exe &#x202E;`)).toBe('<p>\uFFFDtxt.exe \uFFFD</p>');
    expect(renderComment(`[a](/b "${OVERRIDE}c")`)).toContain('title="\uFFFDc"');
  });

  test('isolates stay in pairs and are shown alone', () => {
    const pair = `${ISOLATE}שלום${POP_ISOLATE}`;
    expect(renderComment(`a ${pair} b`)).toBe(`<p>a ${pair} b</p>`);
    expect(renderComment(`a ${ISOLATE} b\n${POP_ISOLATE}`)).toBe('<p>a \uFFFD b\n\uFFFD</p>');
  });

  test('in code every one of them is shown', () => {
    expect(renderComment(`\`a${ISOLATE}b${POP_ISOLATE}\``)).toBe(
      '<p><code>a\uFFFDb\uFFFD</code></p>',
    );
  });

  test('NUL, other controls and half characters are shown', () => {
    expect(renderComment('a\0b\x07c\uD83Dd&#0;')).toBe('<p>a\uFFFDb\uFFFDc\uFFFDd\uFFFD</p>');
  });

  test('accents, joiners and marks of direction stay', () => {
    const text = 'Z\u0351\u036B\u0343 👩‍⚕️ \u200Fא\u200E ن‌ه';
    expect(renderComment(text)).toBe(`<p>${text}</p>`);
  });
});

test('lines may end as on any system', () => {
  expect(renderComment('a\r\n\r\nb\rc')).toBe('<p>a</p>\n<p>b\nc</p>');
});
