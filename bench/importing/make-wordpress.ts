import { once } from 'node:events';
import { createWriteStream } from 'node:fs';

/** A post of about 6,000 characters and five comments, as a blog of essays has them. */
const PARAGRAPHS = 12;
const COMMENTS = 5;

const WORDS =
  'ward night rota consultant leave career training family exam bleep handover clinic letter morning hospital colleague question answer years locum'.split(
    ' ',
  );

/**
 * Writes a WXR file of `megabytes` MB to `path`, a post at a time: an invented blog in the block
 * editor's HTML, every fifth post in the older form without paragraphs, with nested comments,
 * pingbacks and settings of plugins. Gives how many posts and comments of people there are.
 */
export async function makeWordpress(
  path: string,
  megabytes: number,
): Promise<{ posts: number; comments: number }> {
  const out = createWriteStream(path);
  const put = async (text: string) => {
    written += Buffer.byteLength(text);
    if (!out.write(text)) await once(out, 'drain');
  };
  let written = 0;
  let posts = 0;
  await put(HEAD);
  while (written < megabytes * 1024 * 1024) {
    posts += 1;
    await put(post(posts));
  }
  await put('</channel></rss>\n');
  out.end();
  await once(out, 'finish');
  return { posts, comments: posts * COMMENTS };
}

const HEAD = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:excerpt="https://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="https://wordpress.org/export/1.2/">
<channel><title>A blog</title><link>https://blog.example</link><language>en-GB</language>
<wp:wxr_version>1.2</wp:wxr_version><wp:base_blog_url>https://blog.example</wp:base_blog_url>
<wp:author><wp:author_login><![CDATA[ann]]></wp:author_login><wp:author_display_name><![CDATA[Ann]]></wp:author_display_name></wp:author>
`;

function sentence(seed: number): string {
  const words = Array.from(
    { length: 14 },
    (_, n) => WORDS[(seed * 7 + n * (1 + (seed % 5))) % WORDS.length],
  );
  return `The ${words.join(' ')} (${seed}).`;
}

function paragraph(seed: number): string {
  return `${sentence(seed)} <strong>${sentence(seed + 1)}</strong> ${sentence(seed + 2)} <a href="https://example.org/${seed}">${WORDS[seed % WORDS.length]}</a> ${sentence(seed + 3)}`;
}

function post(n: number): string {
  const paragraphs = Array.from({ length: PARAGRAPHS }, (_, k) => paragraph(n * PARAGRAPHS + k));
  const content =
    n % 5 === 0
      ? paragraphs.join('\n\n')
      : paragraphs
          .map((text) => `<!-- wp:paragraph -->\n<p>${text}</p>\n<!-- /wp:paragraph -->`)
          .join('\n\n');
  const day = String(1 + (n % 28)).padStart(2, '0');
  return `<item><title>Post ${n}: ${WORDS[n % WORDS.length]}</title><link>https://blog.example/2019/03/${day}/post-${n}/</link>
<dc:creator><![CDATA[ann]]></dc:creator><content:encoded><![CDATA[${content}]]></content:encoded><excerpt:encoded><![CDATA[]]></excerpt:encoded>
<wp:post_id>${n}</wp:post_id><wp:post_date_gmt>2019-03-${day} 10:00:00</wp:post_date_gmt><wp:post_name>post-${n}</wp:post_name><wp:status>publish</wp:status><wp:post_type>post</wp:post_type><wp:post_password></wp:post_password>
<wp:postmeta><wp:meta_key>_plugin</wp:meta_key><wp:meta_value><![CDATA[${'x'.repeat(1_500)}]]></wp:meta_value></wp:postmeta>
${Array.from({ length: COMMENTS + 1 }, (_, k) => comment(n, k)).join('')}</item>
`;
}

function comment(n: number, k: number): string {
  const id = n * 10 + k;
  const isPing = k === COMMENTS;
  return `<wp:comment><wp:comment_id>${id}</wp:comment_id><wp:comment_author><![CDATA[Reader ${k}]]></wp:comment_author><wp:comment_author_email>r${k}@example.org</wp:comment_author_email><wp:comment_date_gmt>2019-04-01 10:00:0${k}</wp:comment_date_gmt><wp:comment_content><![CDATA[${sentence(id)}\n\n${sentence(id + 1)}]]></wp:comment_content><wp:comment_approved>1</wp:comment_approved><wp:comment_type>${isPing ? 'pingback' : 'comment'}</wp:comment_type><wp:comment_parent>${k > 0 && !isPing ? id - 1 : 0}</wp:comment_parent></wp:comment>
`;
}
