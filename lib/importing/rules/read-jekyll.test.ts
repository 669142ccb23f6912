import { describe, expect, it } from 'vitest';
import { readJekyll } from './read-jekyll.ts';

const PAGE = `---
layout: page
icon: fas fa-compass
order: 7
title: Finding a Way
permalink: /guides/finding-a-way/
redirect_from:
type: article
---

Text with [[target|label]] and [a note].
`;

function read(text: string) {
  const result = readJekyll(text);
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}

function problemOf(text: string) {
  const result = readJekyll(text);
  return result.ok ? null : result.problem;
}

function page(...frontMatter: string[]): string {
  return ['---', 'title: T', ...frontMatter, '---', 'Text'].join('\n');
}

it('keeps title, address, order, icon and the body as it was written', () => {
  expect(read(PAGE)).toEqual({
    kind: 'page',
    format: 'jekyll',
    title: 'Finding a Way',
    permalink: 'guides/finding-a-way',
    redirectFrom: [],
    order: 7,
    icon: 'fas fa-compass',
    source: '\nText with [[target|label]] and [a note].\n',
    notes: ['2 other settings of the front matter are left out: layout, type.'],
  });
  expect(read(PAGE.replaceAll('\n', '\r\n'))).toEqual(read(PAGE));
});

it('closes front matter with dots too, and leaves later rules to the body', () => {
  expect(read('---\ntitle: A\n...\nx\n\n---\n\ny').source).toBe('x\n\n---\n\ny');
});

describe('the title', () => {
  it('may be written as a number, a quoted text or several lines', () => {
    expect(read(page().replace('title: T', 'title: 2024')).title).toBe('2024');
    expect(read(page().replace('title: T', 'title: 0x1F')).title).toBe('0x1F');
    expect(read(page().replace('title: T', 'title: "A: b"')).title).toBe('A: b');
    expect(read(page().replace('title: T', 'title: >\n  one\n  two')).title).toBe('one two');
    expect(read(page().replace('title: T', 'title: a\u202eb\u0007')).title).toBe('a b');
  });

  it('has to be there, as text', () => {
    expect(problemOf('---\nlayout: x\n---\ny')).toMatchObject({ code: 'no-title', line: 1 });
    expect(problemOf('---\n---\ny')).toMatchObject({ code: 'no-title' });
    expect(problemOf('---\nlayout: x\ntitle: ~\n---\ny')).toMatchObject({
      code: 'no-title',
      line: 3,
    });
    expect(problemOf('---\nlayout: x\ntitle: [a, b]\n---\ny')).toMatchObject({
      code: 'bad-front-matter',
      line: 3,
      message: 'Line 3: "title" must be text, not a list.',
    });
    expect(problemOf('---\ntitle: {a: b}\n---\ny')).toMatchObject({ code: 'bad-front-matter' });
    expect(problemOf(`---\ntitle: ${'t'.repeat(256)}\n---\ny`)).toMatchObject({
      code: 'title-too-long',
    });
  });
});

describe('the address', () => {
  it.each([
    ['/about', 'about'],
    ['leaving-medicine', 'leaving-medicine'],
    ['"/docs/code_of_conduct/"', 'docs/code_of_conduct'],
    ['/docs//a/index.html', 'docs/a'],
    ['/feed.html', 'feed.html'],
    ['/caf%C3%A9/', 'café'],
    ['2024', '2024'],
    ['/:title/', 't'],
    ['/notes/:slug', 'notes/t'],
  ])('%s is /%s', (written, permalink) => {
    expect(read(page(`permalink: ${written}`)).permalink).toBe(permalink);
  });

  it.each([
    '/',
    '/../etc/passwd',
    '/a/%2e%2e/b',
    '/a/.git',
    '/_next/static',
    '/a b',
    '"/a\\tb"',
    '"/a?b"',
    '/a#b',
    '/%ff',
    'https://example.com/',
    'javascript:alert(1)',
    '//example.com/x',
    '/<script>',
    '/:categories/:year/:title/',
    '[a, b]',
    `/${'a'.repeat(300)}`,
  ])('%s is refused', (written) => {
    expect(problemOf(page(`permalink: ${written}`))).toMatchObject({
      code: 'bad-front-matter',
      line: 3,
    });
  });

  it('is made from the title if there is none, and the notes say so', () => {
    const result = read('---\ntitle: I’m out.. now what?\npermalink:\n---\nx');
    expect(result.permalink).toBe('im-out-now-what');
    expect(result.notes).toEqual(['There is no permalink: the address is /im-out-now-what.']);
    expect(problemOf('---\ntitle: 何故\n---\nx')?.message).toBe(
      'Line 1: "permalink" is missing, and the title gives no address.',
    );
  });
});

describe('old addresses', () => {
  it('are one, a list or nothing', () => {
    expect(read(page('redirect_from: /old/')).redirectFrom).toEqual(['old']);
    expect(
      read(page('redirect_from:', '  - /a', '  - /b/index.html', '  - a')).redirectFrom,
    ).toEqual(['a', 'b']);
    expect(read(page('redirect_from: []')).redirectFrom).toEqual([]);
    expect(read(page('redirect_from: null')).redirectFrom).toEqual([]);
  });

  it('leave out the address of the page itself', () => {
    expect(read(page('permalink: /a/', 'redirect_from: [/a, /b]')).redirectFrom).toEqual(['b']);
  });

  it('are refused if they are no addresses', () => {
    for (const written of ['{a: b}', '[[a]]', '/../x', '/']) {
      expect(problemOf(page(`redirect_from: ${written}`))).toMatchObject({ line: 3 });
    }
    const many = Array.from({ length: 51 }, (_, index) => `  - /a${index}`);
    expect(problemOf(page('redirect_from:', ...many))).toMatchObject({ line: 3 });
  });
});

it('refuses an order or an icon of another kind', () => {
  expect(read(page('order: -2')).order).toBe(-2);
  for (const order of ['first', '1.5', '[1]', '9999999']) {
    expect(problemOf(page(`order: ${order}`))).toMatchObject({ line: 3, code: 'bad-front-matter' });
  }
  expect(problemOf(page('icon: [a]'))).toMatchObject({ line: 3 });
  expect(problemOf(page(`icon: ${'a'.repeat(61)}`))).toMatchObject({ line: 3 });
});

it('takes the last of two settings of one name, as Jekyll does, and says so', () => {
  const page = read('---\ntitle: T\ntitle: U\n---\ny');
  expect(page.title).toBe('U');
  expect(page.notes.join()).toContain('“title” stands there twice');
});

it('says where front matter is broken', () => {
  expect(problemOf('---\ntitle: T\nno end\n')).toMatchObject({
    line: 1,
    message: 'Line 1: the front matter begins here and has no closing "---" line.',
  });
  expect(problemOf('---')).toMatchObject({ line: 1 });
  expect(problemOf('---\ntitle: T\nicon: "x\n---\ny')).toMatchObject({ code: 'bad-front-matter' });
  expect(problemOf('---\ntitle: T\na: b: c\n---\ny')).toMatchObject({ line: 3 });
  expect(problemOf('---\njust words\n---\ny')).toMatchObject({ line: 2 });
  expect(problemOf(`---\ntitle: T\nx: ${'y'.repeat(20_000)}\n---\nz`)).toMatchObject({ line: 1 });
});

it('refuses a page without text, and one that is too long', () => {
  expect(problemOf('---\ntitle: T\n---\n\n')).toMatchObject({ code: 'empty' });
  expect(problemOf(page().replace('Text', 'x'.repeat(200_001)))).toMatchObject({
    code: 'page-too-long',
  });
});

describe('hostile front matter', () => {
  it('can not grow by aliases', () => {
    const bomb = ['a: &a [x, x, x, x, x, x, x, x, x]'];
    for (const [name, previous] of ['ba', 'cb', 'dc', 'ed', 'fe', 'gf', 'hg', 'ih']) {
      bomb.push(`${name}: &${name} [${Array(9).fill(`*${previous}`).join(', ')}]`);
    }
    expect(problemOf(page(...bomb))).toMatchObject({ code: 'bad-front-matter', line: 1 });
  });

  it('can not nest without end', () => {
    expect(problemOf(page(`a: ${'['.repeat(7_000)}${']'.repeat(7_000)}`))).toMatchObject({
      code: 'bad-front-matter',
    });
  });

  it('builds nothing from tags and touches no prototype', () => {
    const hostile = page(
      'x: !!js/function "function () {}"',
      '__proto__: {order: 3}',
      '? [a, b]\n: c',
    );
    expect(read(hostile)).toMatchObject({ order: null });
    expect(read(page('order: !!binary "MQ=="').replace('!!binary "MQ=="', '!x 1')).order).toBe(1);
    expect(Object.prototype).not.toHaveProperty('order');
  });
});
