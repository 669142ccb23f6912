import { describe, expect, it } from 'vitest';
import { publishEssay } from '#lib/essays/commands/publish-essay.ts';
import { takeBackEssay } from '#lib/essays/commands/take-back-essay.ts';
import { hideEssay } from '#lib/moderation/commands/hide-essay.ts';
import { makeEssay, makePerson, must } from '#lib/testing/factories.ts';
import { testDatabase } from '#lib/testing/test-database.ts';
import { watchTouches } from '#lib/testing/watch-touches.ts';
import type { GuideDocument } from '../rules/guide-document.ts';
import { GUIDE_TAG, pageAddressTag } from '../tags.ts';
import { autosavePage } from './autosave-page.ts';
import { createPage } from './create-page.ts';
import { restorePage } from './restore-page.ts';
import { takeBackPage } from './take-back-page.ts';
import { type PageWriting, writePage } from './write-page.ts';

const { db } = testDatabase();

const NOW = new Date('2026-11-23T09:00:00.000Z');

const SOURCE = `Hello [ask Ann].

1. Tired -> read this

## Rest

- article: How to sleep
`;

let pages = 0;

async function setUp() {
  pages += 1;
  const { personId } = await makePerson({ roles: ['author'] });
  const permalink = `page-${pages}`;
  const about = { permalink, icon: null, position: null, summary: '' };
  const page = { ...about, title: 'A page', source: SOURCE };
  const { id } = must(await createPage({ ...page, personId, now: NOW }));
  const write = (changes: Partial<PageWriting> = {}) =>
    writePage({ pageId: id, ...page, personId, publish: false, now: NOW, ...changes });
  return { id, permalink, personId, page, write };
}

const shown = async (pageId: string) => {
  const page = await db.guidePage.findUniqueOrThrow({ where: { id: pageId } });
  if (page.publishedRevision === null) return null;
  const at = { pageId_number: { pageId, number: page.publishedRevision } };
  const { document } = await db.guideRevision.findUniqueOrThrow({ where: at });
  return document as GuideDocument;
};

describe('a page of the guide', () => {
  it('is begun at an address that nothing has, or had', async () => {
    const { page, permalink, personId } = await setUp();
    const refused = await createPage({ ...page, personId, now: NOW });
    expect(refused).toMatchObject({ ok: false, problem: { code: 'address-taken' } });
    for (const taken of ['write', 'essays/x', 'account/mine']) {
      const here = await createPage({ ...page, permalink: taken, personId, now: NOW });
      expect(here).toMatchObject({ ok: false, problem: { field: 'permalink' } });
    }
    const titled = await createPage({
      ...page,
      permalink: '',
      title: `Titled ${permalink}`,
      personId,
      now: NOW,
    });
    expect(must(titled).permalink).toBe(`titled-${permalink}`);
    const nothing = await createPage({ ...page, permalink: '', title: '何', personId, now: NOW });
    expect(nothing).toMatchObject({ ok: false, problem: { code: 'no-address' } });
  });

  it('is kept, and shown only when it is published, without its notes', async () => {
    const { id, permalink, write } = await setUp();
    const kept = await watchTouches(() => write({ source: `${SOURCE}\nMore.` }));
    must(kept.result);
    expect(kept.now).not.toContain(pageAddressTag(permalink));
    expect(await shown(id)).toBeNull();
    const published = await watchTouches(() => write({ publish: true }));
    expect(published.now).toEqual(expect.arrayContaining([GUIDE_TAG, pageAddressTag(permalink)]));
    const document = await shown(id);
    expect(document?.notes).toEqual(['ask Ann']);
    expect(JSON.stringify({ ...document, notes: [] })).not.toContain('ask Ann');
  });

  it('is not overwritten by who has not seen what stands there, address and all', async () => {
    const { id, permalink, write, personId } = await setUp();
    const other = await makePerson({ roles: ['author'] });
    const text = { title: 'A page', summary: '', source: 'Theirs.' };
    must(await autosavePage({ pageId: id, version: 1, text, personId: other.personId, now: NOW }));
    const late = { version: 1, source: 'Mine.', permalink: `${permalink}-moved`, personId };
    expect(await write(late)).toMatchObject({ ok: false, problem: { code: 'conflict' } });
    expect(await db.guidePage.findUniqueOrThrow({ where: { id } })).toMatchObject({ permalink });
    expect(await db.workingCopy.findUniqueOrThrow({ where: { pageId: id } })).toMatchObject({
      source: 'Theirs.',
    });
    must(await write({ ...late, version: 2 }));
    const kept = await db.guideRevision.findMany({
      where: { pageId: id },
      select: { source: true },
    });
    expect(kept.map(({ source }) => source)).toEqual(
      expect.arrayContaining([SOURCE, 'Theirs.', 'Mine.']),
    );
  });

  it('leads from where readers had it to where it is now; a draft leaves nothing behind', async () => {
    const { id, permalink, write } = await setUp();
    must(await write({ permalink: `${permalink}/draft` }));
    expect(await db.formerAddress.count({ where: { leadsTo: `${permalink}/draft` } })).toBe(0);
    must(await write({ permalink: `${permalink}/draft`, publish: true }));
    const moved = await watchTouches(() => write({ permalink: `${permalink}/new` }));
    must(moved.result);
    expect(moved.now).toEqual(
      expect.arrayContaining([
        pageAddressTag(`${permalink}/draft`),
        pageAddressTag(`${permalink}/new`),
      ]),
    );
    const former = await db.formerAddress.findUniqueOrThrow({
      where: { address: `${permalink}/draft` },
    });
    expect(former.leadsTo).toBe(`${permalink}/new`);
    expect(await shown(id)).not.toBeNull();
  });

  it('does not take another’s address, and then nothing of it is written', async () => {
    const first = await setUp();
    const { id, write, permalink } = await setUp();
    const taken = await write({ permalink: first.permalink, source: 'Another text.' });
    expect(taken).toMatchObject({
      ok: false,
      problem: { code: 'address-taken', field: 'permalink' },
    });
    expect(await write({ permalink: 'essays/mine' })).toMatchObject({
      problem: { code: 'address-taken' },
    });
    expect(await db.workingCopy.findUniqueOrThrow({ where: { pageId: id } })).toMatchObject({
      source: SOURCE,
      version: 1,
    });
    expect(await db.guidePage.findUniqueOrThrow({ where: { id } })).toMatchObject({ permalink });
  });

  it('goes back to an earlier text without losing the later one', async () => {
    const { id, write, personId } = await setUp();
    must(await write({ source: 'Later.' }));
    const restored = must(await restorePage({ pageId: id, number: 1, personId, now: NOW }));
    expect(restored.revision).toBe(3);
    expect(await db.workingCopy.findUniqueOrThrow({ where: { pageId: id } })).toMatchObject({
      source: SOURCE,
    });
    expect(await restorePage({ pageId: id, number: 1, personId, now: NOW })).toMatchObject({
      problem: { code: 'same' },
    });
    expect(await restorePage({ pageId: id, number: 9, personId, now: NOW })).toMatchObject({
      problem: { code: 'no-such-revision' },
    });
  });

  it('is taken back once, and its address is made anew', async () => {
    const { id, permalink, write } = await setUp();
    must(await write({ publish: true }));
    const taken = await watchTouches(() => takeBackPage({ pageId: id }));
    must(taken.result);
    expect(taken.now).toEqual(expect.arrayContaining([GUIDE_TAG, pageAddressTag(permalink)]));
    expect(await shown(id)).toBeNull();
    expect(await takeBackPage({ pageId: id })).toMatchObject({
      problem: { code: 'not-published' },
    });
  });
});

describe('a planned article', () => {
  it('is a link while an essay of that title can be read, in the same moment for everybody', async () => {
    const { id, permalink, write } = await setUp();
    const title = `Sleep well, ${permalink}`;
    must(await write({ source: `## Rest\n\n- article: ${title}`, publish: true }));
    const planned = async () => (await shown(id))?.sections[0]?.planned;
    expect(await planned()).toEqual([{ title }]);

    const author = await makePerson({ roles: ['author'] });
    const essay = await makeEssay({ title: title.toUpperCase(), author, draft: true });
    expect(await planned()).toEqual([{ title }]);
    const publish = { essayId: essay.id, byline: author.name, now: NOW };
    const published = await watchTouches(() => publishEssay(publish));
    must(published.result);
    expect(published.now).toContain(pageAddressTag(permalink));
    expect(await planned()).toEqual([{ title, address: `/essays/${essay.slug}` }]);
    expect(await shown(id)).toMatchObject({ plannedCount: 0 });

    const back = await watchTouches(() => takeBackEssay({ essayId: essay.id, now: NOW }));
    must(back.result);
    expect(back.now).toContain(pageAddressTag(permalink));
    expect(await planned()).toEqual([{ title }]);

    must(await publishEssay(publish));
    expect(await planned()).toEqual([{ title, address: `/essays/${essay.slug}` }]);
    const moderator = await makePerson({ roles: ['moderator'] });
    must(
      await hideEssay({
        essayId: essay.id,
        rule: 'harassment',
        explanation: 'For a test.',
        by: { id: moderator.personId, role: 'moderator' },
        now: NOW,
      } as Parameters<typeof hideEssay>[0]),
    );
    expect(await planned()).toEqual([{ title }]);
  });

  it('is a link at once where the essay was there first', async () => {
    const { id, permalink, write } = await setUp();
    const title = `There already, ${permalink}`;
    const { slug } = await makeEssay({ title });
    must(await write({ source: `- article: ${title}\n- article: Not yet`, publish: true }));
    expect((await shown(id))?.intro).toEqual([
      {
        kind: 'planned',
        articles: [{ title, address: `/essays/${slug}` }, { title: 'Not yet' }],
      },
    ]);
  });
});
