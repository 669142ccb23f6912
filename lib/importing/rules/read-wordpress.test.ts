import { describe, expect, it } from 'vitest';
import type { ImportItem } from './imported.ts';
import { readWordpress } from './read-wordpress.ts';

const wrap = (inside: string) => `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>Blog</title><link>https://blog.example</link><language>de</language>
<wp:wxr_version>1.2</wp:wxr_version><wp:base_blog_url>https://blog.example/</wp:base_blog_url>
<wp:author><wp:author_login>ann</wp:author_login><wp:author_display_name><![CDATA[Ann B.]]></wp:author_display_name></wp:author>
${inside}</channel></rss>`;

const item = (fields: Record<string, string>, comments = '') =>
  `<item>${Object.entries({
    title: 'A post',
    link: 'https://blog.example/2013/01/02/a-post/',
    'dc:creator': 'ann',
    'content:encoded': '<p>Words.</p>',
    'wp:post_id': '7',
    'wp:post_date_gmt': '2013-01-02 03:04:05',
    'wp:post_name': 'a-post',
    'wp:status': 'publish',
    'wp:post_type': 'post',
    ...fields,
  })
    .map(([name, value]) => `<${name}><![CDATA[${value}]]></${name}>`)
    .join('')}${comments}</item>`;

const comment = (id: number, parent: number, fields: Record<string, string> = {}) =>
  `<wp:comment>${Object.entries({
    'wp:comment_id': String(id),
    'wp:comment_parent': String(parent),
    'wp:comment_author': 'Bob',
    'wp:comment_author_email': 'bob@example.org',
    'wp:comment_author_IP': '192.0.2.1',
    'wp:comment_date_gmt': `2013-02-0${(id % 9) + 1} 00:00:00`,
    'wp:comment_content': `Comment ${id}.`,
    'wp:comment_approved': '1',
    'wp:comment_type': '',
    ...fields,
  })
    .map(([name, value]) => `<${name}><![CDATA[${value}]]></${name}>`)
    .join('')}</wp:comment>`;

/** Reads a file in pieces of a few characters, as a stream may cut it anywhere. */
async function read(xml: string, size = 7): Promise<ImportItem[]> {
  async function* pieces() {
    for (let at = 0; at < xml.length; at += size) yield xml.slice(at, at + size);
  }
  const items: ImportItem[] = [];
  for await (const each of readWordpress(pieces())) {
    if (!each.ok) throw new Error(each.problem.message);
    items.push(each.value);
  }
  return items;
}

async function one(fields: Record<string, string>) {
  const [made] = await read(wrap(item(fields)));
  if (!made) throw new Error('nothing came');
  return made;
}

describe('a post', () => {
  it('is an essay with its date, its author, its language and its old address', async () => {
    expect(await one({})).toEqual({
      kind: 'essay',
      format: 'wordpress',
      key: 'wordpress:https://blog.example:7',
      title: 'A post',
      slug: 'a-post',
      byline: 'Ann B.',
      summary: '',
      language: 'de',
      publishedAt: new Date('2013-01-02T03:04:05Z'),
      source: 'Words.',
      redirectFrom: ['2013/01/02/a-post'],
      notes: [],
    });
  });

  it.each([
    ['two paragraphs\nof lines\n\nwithout tags', 'two paragraphs\\\nof lines\n\nwithout tags'],
    [
      '<!-- wp:heading --><h2>A</h2><!-- /wp:heading -->\n<!-- wp:paragraph --><p>b\nc</p><!-- /wp:paragraph -->',
      '## A\n\nb c',
    ],
    ['<pre>a\n\nb</pre>', '```\na\n\nb\n```'],
    [
      '[caption id="x"]<img src="https://a.example/i.png" alt="Ward" /> The ward[/caption]',
      '[Ward](https://a.example/i.png) The ward',
    ],
    ['a [gallery ids="1,2"] b [see note] c', 'a b \\[see note] c'],
    ['<script>alert(1)</script><p onclick="x">a</p>', 'a'],
  ])('%j becomes Markdown', async (content, source) => {
    expect(await one({ 'content:encoded': content })).toMatchObject({ source });
  });

  it.each(['draft', 'pending', 'private', 'future'])(
    'that was %s there is a draft',
    async (status) => {
      expect(await one({ 'wp:status': status })).toMatchObject({ publishedAt: null });
    },
  );

  it('with a password, or without a date, is a draft', async () => {
    expect(await one({ 'wp:post_password': 'secret' })).toMatchObject({ publishedAt: null });
    expect(
      await one({
        'wp:post_date_gmt': '0000-00-00 00:00:00',
        'wp:post_date': '0000-00-00 00:00:00',
      }),
    ).toMatchObject({ publishedAt: null });
  });

  it.each([
    [{ 'wp:status': 'trash' }, /state/],
    [{ 'content:encoded': ' ' }, /no text/],
    [{ 'content:encoded': 'x'.repeat(200_001) }, /too long/],
    [{ 'wp:post_id': '' }, /number/],
  ])('%j is left out', async (fields, why) => {
    expect(await one(fields)).toMatchObject({ kind: 'left-out', why: expect.stringMatching(why) });
  });

  it('keeps no address of elsewhere, and no query', async () => {
    expect(await one({ link: 'https://other.example/x/' })).toMatchObject({ redirectFrom: [] });
    expect(await one({ link: 'https://blog.example/?p=7' })).toMatchObject({ redirectFrom: [] });
    expect(await one({ link: 'https://blog.example/../../write/' })).toMatchObject({
      redirectFrom: ['write'],
    });
  });
});

it('makes a page of the guide of a page, and says that its comments are left out', async () => {
  const [page] = await read(
    wrap(item({ 'wp:post_type': 'page', link: 'https://blog.example/about/me/' }, comment(1, 0))),
  );
  expect(page).toMatchObject({ kind: 'page', permalink: 'about/me', oneOfMany: true });
  expect(page?.notes.join()).toMatch(/1 comment is left out/);
});

it('joins comments to their post, with replies, and keeps nothing of who wrote but the name', async () => {
  const comments = [
    comment(3, 2),
    comment(1, 0),
    comment(2, 1, { 'wp:comment_approved': 'spam' }),
    comment(4, 0, { 'wp:comment_type': 'pingback' }),
    comment(5, 0, { 'wp:comment_author_email': 'other@example.org' }),
    comment(6, 5, {
      'wp:comment_content': '<b>Bold</b>\n\nand <a href="javascript:alert(1)">this</a>',
    }),
  ].join('');
  const [, discussion] = await read(wrap(item({}, comments)));
  if (discussion?.kind !== 'discussion') throw new Error('no discussion');
  expect(
    discussion.comments.map(({ key, answers, writer, body }) => [
      key,
      answers,
      writer.handle,
      body,
    ]),
  ).toEqual([
    ['1', null, 'Bob', 'Comment 1.'],
    ['3', '1', 'Bob', 'Comment 3.'],
    ['5', null, 'Bob~2', 'Comment 5.'],
    ['6', '5', 'Bob', '**Bold**\n\nand this'],
  ]);
  expect(JSON.stringify(discussion)).not.toMatch(/example\.org|192\.0\.2/);
});

it('counts what is no text', async () => {
  const items = await read(
    wrap(item({ 'wp:post_type': 'attachment' }).repeat(3) + item({ 'wp:post_type': 'product' })),
  );
  expect(items.map((each) => each.kind === 'left-out' && each.what)).toEqual([
    '3 files that were attached',
    '1 item of the kind “product”',
  ]);
});
