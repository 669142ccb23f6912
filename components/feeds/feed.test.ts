import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderEssay } from '#lib/kernel/markdown/render.ts';
import { below, readXml } from '#lib/testing/read-xml.ts';
import { commentsFeed } from './comments-feed.ts';
import { essaysFeed } from './essays-feed.ts';
import { atomXml, type FeedView, feedAnswer, jsonFeed } from './feed.ts';
import { guideFeed } from './guide-feed.ts';

const site = { name: 'Off Call', url: 'https://offcall.example', hub: null };
const ID = '01930000-0000-7000-8000-000000000001';
const OTHER = '01930000-0000-7000-8000-000000000002';

function essay(changes: object = {}) {
  return {
    id: ID,
    slug: 'an-essay',
    title: 'An essay',
    summary: 'What it says.',
    language: 'en-GB',
    byline: 'A. Writer',
    html: '<p>Text with <a href="/leaving-medicine">a link</a> and <a href="//other.example/">one</a>.</p>',
    corrections: [],
    publishedAt: '2026-11-20T17:00:00.000Z',
    changedAt: '2026-11-20T17:00:00.000Z',
    ...changes,
  };
}

const entriesOf = (feed: FeedView) => below(readXml(atomXml(feed)), 'entry');
const textsOf = (feed: FeedView, name: string) =>
  entriesOf(feed).map((entry) => below(entry, name)[0]?.text);

describe('the feed of essays', () => {
  it('says when the newest text changed and nothing of the moment it was asked', () => {
    const updated = (feed: FeedView) => below(readXml(atomXml(feed)), 'updated')[0]?.text;
    const older = essay({ id: OTHER, changedAt: '2026-11-21T10:00:00.000Z' });
    expect(updated(essaysFeed(site, [essay(), older]))).toBe('2026-11-21T10:00:00.000Z');
    expect(updated(essaysFeed(site, []))).toBe('1970-01-01T00:00:00.000Z');
  });

  it('says below the text what was put right', () => {
    const corrections = [{ note: 'It was < 3 & not 4.', at: '2026-11-21T10:00:00.000Z' }];
    const [text] = textsOf(essaysFeed(site, [essay({ corrections })]), 'content');
    expect(text).toMatch(
      /<strong>Corrected on 21 November 2026:<\/strong><\/p>\n<p>It was &lt; 3 &amp; not 4\.<\/p>$/,
    );
  });

  it('gives links and pictures that start at our root their whole address', () => {
    const html =
      '<p><img src="/images/1/640.webp" srcset="/images/1/320.webp 320w, /images/1/640.webp 640w"></p>';
    const [text = ''] = textsOf(
      essaysFeed(site, [essay({ html: essay().html + html })]),
      'content',
    );
    expect(text).toContain('href="https://offcall.example/leaving-medicine"');
    expect(text).toContain('href="//other.example/"');
    expect(text).toContain('src="https://offcall.example/images/1/640.webp"');
    expect(text).not.toMatch(/["\s]\/images/);
  });

  it('has ids that stay when an essay moves, and says a language that is another', () => {
    const feed = essaysFeed(site, [essay(), essay({ id: OTHER, slug: 'de', language: 'de' })]);
    expect(textsOf(feed, 'id')).toEqual([`urn:uuid:${ID}`, `urn:uuid:${OTHER}`]);
    expect(entriesOf(feed).map(({ attributes }) => attributes['xml:lang'])).toEqual([
      undefined,
      'de',
    ]);
    expect(jsonFeed(feed)).toMatchObject({
      version: 'https://jsonfeed.org/version/1.1',
      feed_url: 'https://offcall.example/feed.json',
      items: [
        {
          id: `urn:uuid:${ID}`,
          url: 'https://offcall.example/essays/an-essay',
          authors: [{ name: 'A. Writer' }],
          date_published: '2026-11-20T17:00:00.000Z',
        },
        { language: 'de' },
      ],
    });
  });

  it('names its hub to whoever subscribes, in the feed and in the headers', () => {
    const feed = essaysFeed({ ...site, hub: 'https://hub.example/' }, [essay()]);
    expect(below(readXml(atomXml(feed)), 'link').map(({ attributes }) => attributes)).toEqual([
      { rel: 'alternate', type: 'text/html', href: 'https://offcall.example/' },
      { rel: 'self', type: 'application/atom+xml', href: 'https://offcall.example/feed.xml' },
      { rel: 'hub', href: 'https://hub.example/' },
    ]);
    expect(jsonFeed(feed)).toMatchObject({
      hubs: [{ type: 'WebSub', url: 'https://hub.example/' }],
    });
    expect(feedAnswer(feed, 'json').headers.get('link')).toBe(
      '<https://offcall.example/feed.json>; rel="self", <https://hub.example/>; rel="hub"',
    );
    expect(atomXml(essaysFeed(site, []))).not.toContain('hub');
  });
});

describe('whatever titles, names and texts hold', () => {
  const HOSTILE = [
    ']]> ]]><script>alert(1)</script>&"\'\u0000\u000b\ud800',
    '<!DOCTYPE x [<!ENTITY e "boom">]>&e;&#0;&lt;',
    '\ufffe\uffff\r\n\u2028\u202e</content></entry></feed><?php ?>',
  ];

  it.each(HOSTILE)('a feed stays well-formed, and shows it as the text it is: %j', (text) => {
    const feed = essaysFeed({ ...site, name: text }, [
      essay({ title: text, summary: text, byline: text, html: renderEssay(text).html }),
    ]);
    const [entry] = entriesOf(feed);
    expect(entry?.children.map(({ name }) => name)).toEqual([
      ...['id', 'title', 'published', 'updated', 'link', 'author', 'summary', 'content'],
    ]);
  });

  it('all is read back, but for what XML has no way to write', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const [title] = textsOf(essaysFeed(site, [essay({ title: text })]), 'title');
        // biome-ignore lint/suspicious/noControlCharactersInRegex: what is left out
        const kept = text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');
        expect(title).toBe(kept.toWellFormed());
      }),
    );
  });
});

describe('the feed of an essay’s comments', () => {
  const comment = (number: number, changes: object = {}) => ({
    id: `01930000-0000-7000-8000-00000000010${number}`,
    number,
    author: 'Quiet Heron',
    html: '<p>Text.</p>',
    writtenAt: '2026-11-20T17:00:00.000Z',
    editedAt: null,
    answersId: null,
    ...changes,
  });
  const newest = {
    essayId: ID,
    slug: 'an-essay',
    title: 'An <essay>',
    hasSample: false,
    comments: [
      comment(2, { answersId: comment(1).id, editedAt: '2026-11-21T17:00:00.000Z' }),
      comment(1),
    ],
  };

  it('says what each answers, under the names they have there', () => {
    const feed = commentsFeed(site, newest);
    const replies = entriesOf(feed).map((entry) => below(entry, 'thr:in-reply-to')[0]?.attributes);
    expect(replies).toMatchObject([
      {
        ref: `urn:uuid:${comment(1).id}`,
        href: `https://offcall.example/comments/${comment(1).id}`,
      },
      { ref: `urn:uuid:${ID}`, href: 'https://offcall.example/essays/an-essay' },
    ]);
    expect(textsOf(feed, 'title')).toEqual(['Quiet Heron, #2', 'Quiet Heron, #1']);
    expect(textsOf(feed, 'author')).toEqual(['Quiet Heron', 'Quiet Heron']);
    expect(textsOf(feed, 'updated')).toEqual([
      '2026-11-21T17:00:00.000Z',
      '2026-11-20T17:00:00.000Z',
    ]);
    expect(feed).toMatchObject({ title: 'Comments on “An <essay>”' });
  });
});

describe('the feed of the guide', () => {
  it('has a page in full, its ways in as links to the page', () => {
    const feed = guideFeed(site, [
      {
        id: ID,
        permalink: 'leaving-medicine',
        title: 'Leaving',
        summary: 'S.',
        publishedAt: '2026-11-20T17:00:00.000Z',
        changedAt: '2026-11-20T17:00:00.000Z',
        document: {
          intro: [{ kind: 'html', html: '<p>In.</p>' }],
          waysIn: [{ number: 1, html: 'A', text: 'A & b', sectionId: 'one' }],
          outro: [],
          sections: [
            {
              id: 'one',
              title: 'One <1>',
              blocks: [
                {
                  kind: 'planned',
                  articles: [{ title: 'To come' }, { title: 'There', address: '/essays/there' }],
                },
              ],
              planned: [],
            },
          ],
          plannedCount: 1,
        },
      },
    ]);
    expect(textsOf(feed, 'content')).toEqual([
      [
        '<p>In.</p>',
        '<ol><li><a href="https://offcall.example/leaving-medicine#one">A &amp; b</a></li></ol>',
        '<h2>One &lt;1&gt;</h2>',
        '<ul><li>To come (planned)</li><li><a href="https://offcall.example/essays/there">There</a></li></ul>',
      ].join('\n'),
    ]);
  });
});
