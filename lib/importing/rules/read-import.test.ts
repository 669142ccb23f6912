import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { slugOf } from '#lib/kernel/slug.ts';
import { titleKey } from '#lib/kernel/title-key.ts';
import { IMPORT_MAX_BYTES } from './imported.ts';
import { readImport } from './read-import.ts';

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function problemOf(content: string | Uint8Array) {
  const bytes = typeof content === 'string' ? bytesOf(content) : content;
  const result = readImport('file.txt', bytes);
  return result.ok ? null : result.problem;
}

function read(content: string) {
  const result = readImport('file.txt', bytesOf(content));
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}

const TOPIC = JSON.stringify({
  id: 1,
  title: 'T',
  post_stream: {
    posts: [{ post_number: 1, username: 'u', raw: 'x', created_at: '2024-01-01T00:00:00Z' }],
  },
});

describe('the format', () => {
  it('comes from the content, never from the name', () => {
    for (const name of ['a.txt', 'a.json', 'a.md', '', '../../x']) {
      const formats = [TOPIC, '---\ntitle: T\n---\nx', 'T\n\nx'].map((text) => {
        const result = readImport(name, bytesOf(text));
        return result.ok ? result.value.format : result.problem.code;
      });
      expect(formats).toEqual(['discourse', 'jekyll', 'plain-text']);
    }
  });

  it('is found behind a byte order mark and blank space', () => {
    expect(read(`\ufeff---\r\ntitle: T\r\n---\r\nx`)).toMatchObject({
      format: 'jekyll',
      title: 'T',
    });
    expect(read(`\ufeff\n ${TOPIC}\n`)).toMatchObject({ format: 'discourse' });
    expect(read('\ufeffT\n\nx')).toMatchObject({ format: 'plain-text', title: 'T' });
  });

  it('may be plain text that begins with a bracket', () => {
    expect(read('[Draft] A title\n\nx')).toMatchObject({ title: '[Draft] A title' });
    expect(read('{A} title\n\nx')).toMatchObject({ title: '{A} title' });
    expect(read('---- A title\n\nx')).toMatchObject({ title: '---- A title' });
  });

  it('is refused with its name if it is another one', () => {
    expect(problemOf('{"posts": []}')).toMatchObject({ code: 'unknown-format' });
    expect(problemOf('[{"a": 1}]')).toMatchObject({ code: 'unknown-format' });
    expect(problemOf('<!DOCTYPE html><p>x')?.message).toContain('HTML');
    expect(problemOf('<?xml version="1.0"?><rss/>')?.message).toContain('XML');
    expect(problemOf('%PDF-1.7\nx')?.message).toContain('PDF');
    expect(problemOf('{\\rtf1 x}')?.message).toContain('RTF');
  });
});

it('names the file and the place in one sentence', () => {
  expect(problemOf('{"id": 1,\n "title": "x",\n oops}')).toEqual({
    code: 'bad-json',
    message: 'file.txt: Line 3: the JSON is broken here.',
    line: 3,
  });
  expect(problemOf(`${TOPIC.slice(0, -3)}`)).toMatchObject({ code: 'bad-json', line: 1 });
  const hostile = readImport('a\u001b[31m\n'.repeat(100), bytesOf(''));
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what must not reach a terminal
  expect(hostile.ok ? '' : hostile.problem.message).not.toMatch(/[\u0000-\u001f]/);
});

describe('bytes that are no text', () => {
  it('are refused with the line', () => {
    expect(problemOf('')).toMatchObject({ code: 'empty' });
    expect(problemOf(' \n\t\n')).toMatchObject({ code: 'empty' });
    expect(problemOf('T\n\na\u0000b')).toMatchObject({ code: 'not-text', line: 3 });
    expect(problemOf(new Uint8Array([0x54, 10, 10, 0x61, 10, 0xff, 0x61]))).toMatchObject({
      code: 'not-text',
      line: 4,
    });
    expect(problemOf(new Uint8Array([0x54, 10, 0xe2, 0x82]))).toMatchObject({ line: 2 });
    // A lone surrogate, written as if UTF-8 had one.
    expect(problemOf(new Uint8Array([0x54, 10, 0xed, 0xa0, 0x80]))).toMatchObject({ line: 2 });
    expect(problemOf(new Uint8Array([0xff, 0xfe, 0x54, 0]))?.message).toContain('UTF-16');
  });

  it('are refused when they are too many', () => {
    expect(problemOf(new Uint8Array(IMPORT_MAX_BYTES + 1).fill(0x61))).toMatchObject({
      code: 'too-large',
    });
  });
});

describe('hostile input', () => {
  it('of many megabytes is answered', () => {
    const size = 4 * 1024 * 1024;
    expect(problemOf('a'.repeat(size))).toMatchObject({ code: 'title-too-long' });
    expect(problemOf(`T\n\n${'a'.repeat(size)}`)).toMatchObject({ code: 'comment-too-long' });
    expect(problemOf(`T${'\n'.repeat(size)}`)).toMatchObject({ code: 'no-comments' });
    expect(problemOf(`---\n${'a'.repeat(size)}`)).toMatchObject({ code: 'bad-front-matter' });
    expect(problemOf(TOPIC.replace('"x"', `"${'y'.repeat(size - TOPIC.length)}"`))).toMatchObject({
      code: 'comment-too-long',
      path: 'post_stream.posts[0]',
    });
  });

  it('nests as deep as it likes', () => {
    const deep = 200_000;
    expect(problemOf('[{"a":'.repeat(deep))).toMatchObject({ code: 'bad-json' });
    const nested = `${'['.repeat(deep)}${']'.repeat(deep)}`;
    expect(problemOf(nested)).toMatchObject({ code: 'unknown-format' });
    expect(read(TOPIC.replace('"id":1', `"id":1,"x":${nested}`))).toMatchObject({ title: 'T' });
  });

  it('touches no prototype', () => {
    const hostile = TOPIC.replace('"id":1', '"__proto__":{"title":"evil"},"id":1');
    expect(read(hostile)).toMatchObject({ title: 'T' });
    expect(problemOf('{"__proto__":{"post_stream":{"posts":[]}}}')).toMatchObject({
      code: 'unknown-format',
    });
    expect({}).not.toHaveProperty('title');
  });
});

const corpora = process.env.CORPORA_DIR ?? '../shared/corpora';
const seeds = process.env.SEEDS_DIR ?? '../shared/seeds';

function readFile(path: string) {
  const result = readImport('file', readFileSync(path));
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}

if (existsSync(join(seeds, '002_387602394c8ece91.txt'))) {
  it('reads the first discussion: its title is our essay’s, every paragraph a comment', () => {
    const path = join(seeds, '002_387602394c8ece91.txt');
    const discussion = readFile(path);
    if (discussion.kind !== 'discussion') throw new Error('not a discussion');
    const paragraphs = readFileSync(path, 'utf8')
      .trim()
      .split(/\n\s*\n/);
    expect(discussion.comments).toHaveLength(paragraphs.length - 1);
    expect(discussion.comments.map((comment) => comment.body)).toEqual(paragraphs.slice(1));
    expect(titleKey(discussion.title)).toBe(
      titleKey('Why is leaving clinical medicine still seen as failure?'),
    );
    expect(discussion.comments.some((comment) => comment.body.endsWith(':100:'))).toBe(true);
  });
}

if (existsSync(join(seeds, '000_a0e3c0764a548f48.txt'))) {
  it('reads the first guide', () => {
    const page = readFile(join(seeds, '000_a0e3c0764a548f48.txt'));
    expect(page).toMatchObject({
      kind: 'page',
      title: 'Leaving Medicine',
      permalink: 'leaving-medicine',
      redirectFrom: [],
      order: 7,
      icon: 'fas fa-door-open',
    });
  });
}

if (existsSync(join(corpora, 'jekyll'))) {
  it('reads other people’s Jekyll pages, or says why not', () => {
    const outcomes = { read: 0, refused: [] as string[] };
    for (const folder of ['jekyll-docs', 'digital-garden-notes']) {
      for (const name of readdirSync(join(corpora, 'jekyll', folder))) {
        const bytes = readFileSync(join(corpora, 'jekyll', folder, name));
        const result = readImport(name, bytes);
        if (!result.ok) outcomes.refused.push(result.problem.message);
        else if (result.value.kind === 'page') {
          outcomes.read += 1;
          expect(result.value.permalink).toMatch(/^[^/].*[^/]$/);
          expect(slugOf(result.value.title)).not.toBe('');
        }
      }
    }
    // Jekyll would take the first one's title from its file name; the second is a home page.
    expect(outcomes.refused.sort()).toEqual([
      expect.stringContaining('has no title'),
      expect.stringContaining('is the home page'),
    ]);
    expect(outcomes.read).toBeGreaterThan(70);
  });
}
