import { beforeEach, describe, expect, it } from 'vitest';
import { later, SECOND } from '#lib/kernel/time.ts';
import { db } from '#lib/platform/db.ts';
import { makePerson, must } from '#lib/testing/factories.ts';
import { testDatabase } from '#lib/testing/test-database.ts';
import { autosavePage } from './autosave-page.ts';
import { keepPageText } from './keep-page-text.ts';
import { publishPage } from './publish-page.ts';
import { savePage } from './save-page.ts';

const { empty } = testDatabase();
const now = new Date('2026-11-22T05:48:00Z');

beforeEach(empty);

async function makePage() {
  const about = { permalink: 'a-page', summary: '', icon: null, position: null };
  const page = { ...about, title: 'A page', source: 'First.' };
  const { id } = must(await db.$transaction((tx) => savePage(tx, page, now)));
  const type = (source: string, version: number, personId: string) =>
    autosavePage({
      pageId: id,
      version,
      text: { title: 'A page', summary: '', source },
      personId,
      now: later(now, version * SECOND),
    });
  const revisions = async () =>
    (await db.guideRevision.findMany({ where: { pageId: id }, orderBy: { number: 'asc' } })).map(
      ({ source, kind, savedById }) => [source, kind, savedById],
    );
  return { id, page, type, revisions };
}

describe('a page of the guide that two authors write', () => {
  it('is never overwritten unseen, and keeps what one wrote before the other goes on', async () => {
    const { id, type, revisions } = await makePage();
    const [{ personId: ann }, { personId: bo }] = [await makePerson(), await makePerson()];
    expect(must(await type('By Ann.', 1, ann)).outcome).toBe('taken');
    expect(must(await type('By Ann, more.', 2, ann)).outcome).toBe('taken');
    expect(must(await type('By Bo.', 1, bo)).outcome).toBe('conflict');
    expect(must(await type('By Ann and Bo.', 3, bo)).outcome).toBe('taken');
    expect(await revisions()).toEqual([
      ['First.', 'kept', null],
      ['By Ann, more.', 'auto', ann],
    ]);
    const text = { title: 'A page', summary: '', source: 'By Ann, late.' };
    const late = await keepPageText({ pageId: id, version: 3, text, personId: ann, now });
    expect(late).toMatchObject({ ok: false, problem: { code: 'conflict' } });
    expect((await revisions()).at(-1)).toEqual(['By Ann and Bo.', 'auto', bo]);
  });

  it('of many saves of one version takes one', async () => {
    const { type } = await makePage();
    const { personId } = await makePerson();
    const saves = Array.from({ length: 20 }, (_, index) => type(`Text ${index}.`, 1, personId));
    const outcomes = (await Promise.all(saves)).map((save) => must(save).outcome);
    expect(outcomes.filter((outcome) => outcome === 'taken')).toHaveLength(1);
  });

  it('is published as it is written, and imported over without a loss', async () => {
    const { id, page, type, revisions } = await makePage();
    const { personId } = await makePerson();
    must(await type('Typed.', 1, personId));
    must(await publishPage({ pageId: id, personId, now }));
    expect(await db.guidePage.findUnique({ where: { id } })).toMatchObject({
      publishedRevision: 2,
      latestRevision: 2,
    });
    must(await type('Typed since.', 2, personId));
    const imported = { ...page, source: 'Imported.' };
    must(await db.$transaction((tx) => savePage(tx, imported, now, { kind: 'imported' })));
    expect((await revisions()).map(([source, kind]) => [source, kind])).toEqual([
      ['First.', 'kept'],
      ['Typed.', 'kept'],
      ['Typed since.', 'auto'],
      ['Imported.', 'imported'],
    ]);
  });
});
