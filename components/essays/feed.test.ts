import { describe, expect, it } from 'vitest';
import { essayFeed, essayJsonFeed } from './feed.ts';

const site = { name: 'Off Call', url: 'https://offcall.example' };

function essay(changes: object = {}) {
  return {
    slug: 'an-essay',
    title: 'An essay',
    summary: 'What it says.',
    byline: 'A. Writer',
    publishedAt: '2026-11-20T17:00:00.000Z',
    revisedAt: null,
    words: 900,
    comments: 3,
    html: '<p>Text with <a href="/leaving-medicine">a link</a> and <a href="//other.example/">one</a>.</p>',
    ...changes,
  };
}

describe('the feed of essays', () => {
  it('says when the newest text changed and nothing of the moment it was asked', () => {
    const atom = essayFeed(site, [
      essay(),
      essay({ slug: 'older', revisedAt: '2026-11-21T10:00:00.000Z' }),
    ]).atom1();
    expect(atom).toContain('<updated>2026-11-21T10:00:00.000Z</updated>');
    expect(essayFeed(site, []).atom1()).toContain('<updated>1970-01-01T00:00:00.000Z</updated>');
  });

  it('gives links that start at our root their whole address, and leaves the others', () => {
    const item = essayJsonFeed(site, [essay()]) as { items: { content_html: string }[] };
    const [{ content_html: html } = { content_html: '' }] = item.items;
    expect(html).toContain('href="https://offcall.example/leaving-medicine"');
    expect(html).toContain('href="//other.example/"');
  });

  it('names writers and moments as version 1.1 of JSON Feed has them', () => {
    expect(essayJsonFeed(site, [essay({ revisedAt: '2026-11-21T10:00:00.000Z' })])).toMatchObject({
      version: 'https://jsonfeed.org/version/1.1',
      feed_url: 'https://offcall.example/feed.json',
      items: [
        {
          id: 'https://offcall.example/essays/an-essay',
          authors: [{ name: 'A. Writer' }],
          date_published: '2026-11-20T17:00:00.000Z',
          date_modified: '2026-11-21T10:00:00.000Z',
        },
      ],
    });
  });

  it('stays well-formed whatever titles, names and texts hold', () => {
    const hostile = ']]> ]]><script>alert(1)</script>&"\'\u0000\u000b\ud800';
    const atom = essayFeed(site, [
      essay({ title: hostile, summary: hostile, byline: hostile, html: `<p>${hostile}</p>` }),
    ]).atom1();
    // What stands inside CDATA is text; outside it no tag of ours may be another's.
    const markup = atom.replace(/<!\[CDATA\[[\s\S]*?\]\]>/g, '');
    expect(markup).not.toMatch(/<script|<\/p>/);
    expect(markup).not.toContain(']]>');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    expect(atom).not.toMatch(/[\u0000\u000b\ud800]/);
    expect(markup).not.toMatch(/&(?!amp;|lt;|gt;|quot;|apos;|#\d+;)/);
  });

  it('gives a title as the text it is, not as markup', () => {
    const atom = essayFeed(site, [essay({ title: 'If x < 3 & y', summary: '<b>Not bold</b>' })]);
    expect(atom.atom1()).toContain('<![CDATA[If x &lt; 3 &amp; y]]>');
    expect(atom.atom1()).toContain('<![CDATA[&lt;b&gt;Not bold&lt;/b&gt;]]>');
  });
});
