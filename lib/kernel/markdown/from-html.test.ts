import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { htmlToMarkdown } from './from-html.ts';
import { plainText } from './plain-text.ts';
import { renderComment } from './render.ts';

/** Hundreds of texts, on a machine that may do much else: a second when it is quiet. */
vi.setConfig({ testTimeout: 60_000 });

const CORPORA = process.env.CORPORA_DIR ?? join(import.meta.dirname, '../../../../shared/corpora');

describe('what a forum cooked becomes Markdown', () => {
  test.each([
    [
      'a quote with who said it',
      '<aside class="quote no-group" data-username="ann" data-post="3"><div class="title"><div class="quote-controls"></div><img src="/a.png" class="avatar"> Ann B:</div><blockquote><p>One</p></blockquote></aside><p>Two</p>',
      '> **Ann B:**\n>\n> One\n\nTwo',
    ],
    [
      'a quote from another discussion',
      '<aside class="quote" data-username="ann"><div class="title"><img class="avatar" src="/a.png"><a href="https://f.example/t/9">On call</a> <a class="badge-wrapper" href="/c/1"><span>General</span></a></div><blockquote>One</blockquote></aside>',
      '> **ann:** [On call](https://f.example/t/9)\n>\n> One',
    ],
    [
      'emoji',
      '<p>Hi <img src="https://f.example/wave.png" title=":wave:t2:" class="emoji" alt=":wave:t2:"></p>',
      'Hi :wave:',
    ],
    ['a mention', '<p><a class="mention" href="/u/ann">@ann</a> yes</p>', '@ann yes'],
    [
      'the preview of a page',
      '<aside class="onebox allowlistedgeneric" data-onebox-src="https://n.example/1"><header class="source"><img class="site-icon" src="x"><a href="https://n.example/1">n.example</a></header><article class="onebox-body"><h3><a href="https://n.example/1">The news</a></h3><p>Much text</p></article></aside>',
      '[The news](https://n.example/1)',
    ],
    [
      'a picture in a frame',
      '<p><div class="lightbox-wrapper"><a class="lightbox" href="https://c.example/o.png" title="scan"><img src="https://c.example/s.png" alt="A scan"><div class="meta"><span class="informations">9 kB</span></div></a></div></p>',
      '[A scan](https://c.example/o.png)',
    ],
    [
      'a plain picture',
      '<p><img src="https://c.example/o.png"></p>',
      '[picture](https://c.example/o.png)',
    ],
    [
      'code with its language, and code without',
      '<pre><code class="lang-sql">select 1\n</code></pre><pre><code class="lang-auto">x</code></pre>',
      '```sql\nselect 1\n```\n\n```\nx\n```',
    ],
    [
      'a folded part',
      '<details><summary>More</summary><p>One</p><ul><li>Two</li></ul></details>',
      '**More**\n\nOne\n\n- Two',
    ],
    ['a spoiler', '<p>It is <span class="spoiler">Tuesday</span></p>', 'It is Tuesday'],
    ['a formula', '<p><span class="math">f_p</span></p>', '$f_p$'],
    [
      'a video',
      '<div class="lazyYT" data-youtube-id="abc" data-youtube-title="A talk"></div><iframe src="https://v.example/1"></iframe>',
      '[A talk](https://www.youtube.com/watch?v=abc)\n\n<https://v.example/1>',
    ],
    ['line breaks', '<p>One<br>Two</p>', 'One\\\nTwo'],
    [
      'what looks like Markdown',
      '<p>2 * 3 * 4 _x_ [y] &lt;b&gt; # z</p>',
      '2 \\* 3 \\* 4 \\_x\\_ \\[y] \\<b> # z',
    ],
    ['scripts', '<p>One</p><script>alert(1)</script><style>p{}</style><!-- c -->', 'One'],
    [
      'a link to nowhere we follow',
      '<p><a href="javascript:x()">One</a> <a href="/u/ann">Two</a></p>',
      'One Two',
    ],
  ])('%s', (_name, html, markdown) => {
    expect(htmlToMarkdown(html)).toBe(markdown);
  });

  test('relative addresses are completed if it is known where they come from', () => {
    expect(htmlToMarkdown('<a href="/t/1">One</a>', { baseUrl: 'https://f.example/t/2' })).toBe(
      '[One](https://f.example/t/1)',
    );
  });

  test('and keeps its words through rendering', () => {
    const html =
      '<p>5 &lt; 6 &amp; *no* <code>a`b</code> :) <b>bold</b> snake_case [x](y) 1. a</p>';
    expect(plainText(htmlToMarkdown(html))).toBe('5 < 6 & *no* a`b :) bold snake_case [x](y) 1. a');
  });
});

describe('hostile HTML', () => {
  test.each([
    ['elements', '<div>'.repeat(100_000)],
    [
      'formatting with attributes',
      Array.from({ length: 5_000 }, (_, i) => `<b a=${i}><p>`).join(''),
    ],
    ['quotes', '<blockquote>'.repeat(5_000)],
    ['lists', '<ul><li>'.repeat(5_000)],
  ])('nested deeply (%s) does not overflow', (_name, html) => {
    expect(htmlToMarkdown(`${html}words`)).toBe('words');
  });

  test('of odd shapes gives text', () => {
    for (const html of [
      '',
      '<',
      '</p>',
      '<img class=emoji>',
      '<aside class=quote>',
      '<a>',
      '<pre>',
      '\0',
    ]) {
      expect(typeof htmlToMarkdown(html)).toBe('string');
    }
  });
});

test('every post of the real topics comes through, and no picture or avatar stays', () => {
  for (const name of ['discourse-52-posts', 'discourse-94-posts', 'discourse-340-posts']) {
    const path = join(CORPORA, 'threads', `${name}.json`);
    if (!existsSync(path)) continue;
    const { posts } = JSON.parse(readFileSync(path, 'utf8')).post_stream;
    for (const { cooked, post_number: number } of posts) {
      const markdown = htmlToMarkdown(cooked);
      expect(markdown, `${name} ${number}`).not.toMatch(/user_avatar|<aside|<div|!\[/);
      expect(renderComment(markdown), `${name} ${number}`).not.toMatch(/<img|:slight_smile:/);
    }
  }
});
