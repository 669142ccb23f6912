import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import {
  COMMONMARK_DIFFERENCES,
  COMMONMARK_DIFFERENCES_IN_ESSAYS,
  GFM_DIFFERENCES,
} from './commonmark-differences.ts';
import { comparable, type Decisions } from './html-comparison.ts';
import { renderComment, renderEssay } from './render.ts';

/** Hundreds of texts, on a machine that may do much else: a second when it is quiet. */
vi.setConfig({ testTimeout: 60_000 });

const CORPORA = process.env.CORPORA_DIR ?? join(import.meta.dirname, '../../../../shared/corpora');
const SCHEMES = ['http', 'https', 'mailto'];

type Example = { example: number; markdown: string; html: string };

function examplesOf(file: string): Example[] {
  const path = join(CORPORA, 'markdown', file);
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : [];
}

const comment = {
  render: (markdown: string) => renderComment(markdown),
  decisions: { headings: 'flattened', schemes: SCHEMES } satisfies Decisions,
};
const essay = {
  render: (markdown: string) => renderEssay(markdown).html,
  decisions: { headings: 'levelled', schemes: SCHEMES } satisfies Decisions,
};

type Kind = typeof comment | typeof essay;

function differing(examples: Example[], { render, decisions }: Kind): number[] {
  return examples
    .filter(({ markdown, html }) => {
      return comparable(render(markdown), decisions) !== comparable(html, decisions);
    })
    .map(({ example }) => example);
}

/** The numbers on the lists that the corpus, if it is there, has examples for. */
function listed(examples: Example[], ...lists: Partial<Record<string, readonly number[]>>[]) {
  const numbers = lists.flatMap((list) => Object.values(list).flatMap((entry) => entry ?? []));
  return examples.length === 0 ? [] : numbers.sort((one, other) => one - other);
}

describe('the examples of CommonMark 0.31.2', () => {
  const examples = examplesOf('commonmark-0.31.2-spec.json');

  test('hold in comments, except those on the list, and each on the list differs', () => {
    expect(differing(examples, comment)).toEqual(listed(examples, COMMONMARK_DIFFERENCES));
  });

  test('hold in essays, except those on the lists, and each on the lists differs', () => {
    const lists = [COMMONMARK_DIFFERENCES, COMMONMARK_DIFFERENCES_IN_ESSAYS];
    expect(differing(examples, essay)).toEqual(listed(examples, ...lists));
  });

  test('that differ because HTML is text show its brackets', () => {
    const numbers = new Set(COMMONMARK_DIFFERENCES['html-is-text']);
    for (const { example, markdown } of examples) {
      if (numbers.has(example))
        expect(renderComment(markdown), `example ${example}`).toMatch('&#x3C;');
    }
  });
});

describe('the examples of GitHub’s extensions', () => {
  const examples = examplesOf('gfm-extensions.json');

  test('hold in comments, except those on the list, and each on the list differs', () => {
    expect(differing(examples, comment)).toEqual(listed(examples, GFM_DIFFERENCES));
  });

  test('hold in essays, except those on the list, and each on the list differs', () => {
    expect(differing(examples, essay)).toEqual(listed(examples, GFM_DIFFERENCES));
  });
});

describe('examples of our own', () => {
  const samples: [string, string][] = [
    [
      '*a* **b** ***c*** ~~d~~ `e`',
      '<p><em>a</em> <strong>b</strong> <em><strong>c</strong></em> <del>d</del> <code>e</code></p>',
    ],
    ['a\nb  \nc\\\nd', '<p>a b<br>\nc<br>\nd</p>'],
    ['> a\nb\n\n> c', '<blockquote><p>a b</p></blockquote><blockquote><p>c</p></blockquote>'],
    ['3. a\n4. b\n   - c', '<ol start="3"><li>a</li><li>b<ul><li>c</li></ul></li></ol>'],
    ['- a\n\n- b', '<ul><li><p>a</p></li><li><p>b</p></li></ul>'],
    ['```sql\n<a>\n```', '<pre><code class="language-sql">&lt;a&gt;\n</code></pre>'],
    ['    x', '<pre><code>x\n</code></pre>'],
    [
      '[a](/b "c") <https://d.example> [e][f]\n\n[f]: #g',
      '<p><a href="/b" title="c">a</a> <a href="https://d.example">https://d.example</a> <a href="#g">e</a></p>',
    ],
    [
      'a|b\n:-|-:\n*c*|d',
      '<table><thead><tr><th align="left">a</th><th align="right">b</th></tr></thead><tbody><tr><td align="left"><em>c</em></td><td align="right">d</td></tr></tbody></table>',
    ],
    ['&copy; &#65; \\*x\\*', '<p>© A *x*</p>'],
    ['a\n\n---\n\nb', '<p>a</p><hr><p>b</p>'],
  ];

  test.each(samples)('%j', (markdown, html) => {
    for (const { render, decisions } of [comment, essay]) {
      expect(comparable(render(markdown), decisions)).toBe(comparable(html, decisions));
    }
  });
});
