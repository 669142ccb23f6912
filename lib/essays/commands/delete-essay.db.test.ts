import { beforeEach, describe, expect, it } from 'vitest';
import { DAY, later } from '#lib/kernel/time.ts';
import { db } from '#lib/platform/db.ts';
import { act } from '#lib/testing/act.ts';
import { makeEssay, makePerson, must } from '#lib/testing/factories.ts';
import { runDueJobs } from '#lib/testing/run-due-jobs.ts';
import { testDatabase } from '#lib/testing/test-database.ts';
import * as actions from '../actions.ts';
import { essayTasks } from '../jobs.ts';
import { countDeletedDrafts, getDeletedDrafts, listDesk } from '../queries.ts';
import { BIN_FOR, ESSAY_STATES, type EssayState, essayState } from '../rules.ts';
import { deleteEssay } from './delete-essay.ts';
import { duplicateEssay } from './duplicate-essay.ts';
import { emptyBin } from './empty-bin.ts';
import { publishEssay } from './publish-essay.ts';
import { takeBackEssay } from './take-back-essay.ts';
import { undeleteEssay } from './undelete-essay.ts';

const { empty, countQueries } = testDatabase();
const now = new Date('2026-11-22T05:48:00Z');

beforeEach(empty);

async function makeDraft(title = 'A draft') {
  const author = await makePerson({ roles: ['author'] });
  const { id } = await makeEssay({ author, draft: true, title, now });
  const desk = async () => (await listDesk(author.personId)).essays.map((essay) => essay.title);
  return { id, author, desk };
}

describe('a deleted draft', () => {
  it('is in the bin, not on the desk, and comes back as it was', async () => {
    const { id, author, desk } = await makeDraft();
    must(await deleteEssay({ essayId: id, now }));
    expect(await desk()).toEqual([]);
    expect(await getDeletedDrafts(author.personId)).toEqual([
      {
        id,
        title: 'A draft',
        words: 5,
        deletedAt: now.toISOString(),
        goneAt: later(now, BIN_FOR).toISOString(),
      },
    ]);
    must(await undeleteEssay({ essayId: id }));
    expect(await desk()).toEqual(['A draft']);
    expect(await countDeletedDrafts(author.personId)).toBe(0);
    expect(await undeleteEssay({ essayId: id })).toMatchObject({
      problem: { code: 'not-deleted' },
    });
  });

  it('is no longer scheduled, and cannot be published', async () => {
    const { id } = await makeDraft();
    const scheduled = { scheduledFor: later(now, DAY), scheduledRevision: 1, scheduledZone: 'UTC' };
    await db.essay.update({ where: { id }, data: scheduled });
    must(await deleteEssay({ essayId: id, now }));
    expect(await db.essay.findUnique({ where: { id } })).toMatchObject({
      scheduledFor: null,
      scheduledRevision: null,
    });
    expect(await publishEssay({ essayId: id, byline: 'Ann', now })).toMatchObject({
      problem: { code: 'essay-deleted' },
    });
  });

  it('is gone for good after 30 days, by a job', async () => {
    const { id } = await makeDraft();
    const other = await makeDraft('Deleted later');
    must(await deleteEssay({ essayId: id, now }));
    must(await deleteEssay({ essayId: other.id, now: later(now, DAY) }));
    expect(await emptyBin(later(now, BIN_FOR - 1))).toBe(0);
    expect(await emptyBin(later(now, BIN_FOR))).toBe(1);
    expect(await db.essay.findMany({ select: { id: true } })).toEqual([{ id: other.id }]);
    expect(await db.essayRevision.count({ where: { essayId: id } })).toBe(0);
    expect(essayTasks.find(({ name }) => name === 'empty-bin-of-drafts')?.at).toBe('41 3 * * *');
    await runDueJobs(essayTasks, now);
  });

  it('is never one that readers had', async () => {
    const author = await makePerson({ roles: ['author'] });
    const { id } = await makeEssay({ author, now });
    const asked = () => act(actions.deleteEssay, { essayId: id }, { actor: author });
    expect((await asked()).state.code).toBe('published-once');
    must(await takeBackEssay({ essayId: id, now }));
    expect((await asked()).state.code).toBe('published-once');
    // Published between the policy's look and the command.
    expect(await deleteEssay({ essayId: id, now })).toMatchObject({
      problem: { code: 'published-once' },
    });
  });

  it('beside its publication is one or the other, not both', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { id } = await makeDraft();
      const [deleted, published] = await Promise.all([
        deleteEssay({ essayId: id, now }),
        publishEssay({ essayId: id, byline: 'Ann', now }),
      ]);
      expect([deleted.ok, published.ok].filter(Boolean)).toHaveLength(1);
    }
  });

  it('leads back to the desk, where it can be undone at once', async () => {
    const { id, author } = await makeDraft();
    const deleted = await act(actions.deleteEssay, { essayId: id }, { actor: author });
    expect(deleted.leadsTo).toBe(`/write?deleted=${id}`);
    const undone = await act(actions.undeleteEssay, { essayId: id }, { actor: author });
    expect(undone.leadsTo).toBe(`/write?restored=${id}`);
    const other = await makePerson({ roles: ['author'] });
    for (const action of [actions.deleteEssay, actions.undeleteEssay, actions.duplicateEssay]) {
      const refused = await act(action, { essayId: id }, { actor: other });
      expect(refused.state.code).toBe('not-your-essay');
    }
  });
});

describe('a copy of an essay', () => {
  it('is a draft of its own with what is being written', async () => {
    const { id, author, desk } = await makeDraft('On leaving');
    await db.workingCopy.update({
      where: { essayId: id },
      data: { source: 'Typed.', language: 'fr', keptAs: null },
    });
    const { personId: authorId } = author;
    const copy = must(await duplicateEssay({ essayId: id, authorId, byline: 'Ann', now }));
    expect((await desk()).sort()).toEqual(['Copy of On leaving', 'On leaving']);
    expect(await db.workingCopy.findUnique({ where: { essayId: copy.id } })).toMatchObject({
      source: 'Typed.',
      language: 'fr',
      version: 1,
      keptAs: 1,
    });
  });
});

describe('the desk', () => {
  it('names of each essay the state that the rule gives it', async () => {
    const author = await makePerson({ roles: ['author'] });
    const states: EssayState[] = [];
    const cases = [
      {},
      { scheduledFor: later(now, DAY) },
      { publishedAt: now, publishedRevision: 1 },
      { publishedAt: now, publishedRevision: 1, scheduledFor: later(now, DAY) },
      { publishedAt: now, publishedRevision: 1, changed: true },
      { publishedAt: now },
      { publishedAt: now, scheduledFor: later(now, DAY) },
    ];
    for (const { changed = false, ...data } of cases) {
      const { id } = await makeEssay({ author, draft: true, now });
      await db.essay.update({ where: { id }, data });
      if (changed) await db.workingCopy.update({ where: { essayId: id }, data: { keptAs: null } });
      const row = await db.essay.findUniqueOrThrow({
        where: { id },
        include: { workingCopy: true },
      });
      states.unshift(essayState({ ...row, keptAs: row.workingCopy?.keptAs ?? null }));
    }
    const { essays, counts } = await listDesk(author.personId);
    expect(essays.map(({ state }) => state)).toEqual(states);
    expect(counts).toEqual({
      draft: 1,
      scheduled: 2,
      published: 2,
      changed: 1,
      'taken-back': 1,
      hidden: 0,
    });
    for (const only of ESSAY_STATES) {
      const shown = await listDesk(author.personId, { only });
      expect(shown.essays.map(({ state }) => state)).toEqual(
        states.filter((state) => state === only),
      );
    }
  });

  it('shows each of a thousand essays once, page after page, by few queries', async () => {
    const author = await makePerson({ roles: ['author'] });
    const { id } = await makeEssay({ author, draft: true, now });
    // Many of them were written on at one moment.
    await db.$executeRaw`
      WITH made AS (
        INSERT INTO essay (id, slug, byline, author_id, latest_revision, created_at, updated_at)
        SELECT gen_random_uuid(), 'essay-' || n, 'Ann', ${author.personId}::uuid, 1, now(), now()
        FROM generate_series(1, 999) n RETURNING id
      )
      INSERT INTO working_copy (id, essay_id, title, summary, source, saved_at)
      SELECT gen_random_uuid(), made.id, 'Title', '', 'Text', ${now}::timestamptz - interval '1 second' * (random() * 5)::int
      FROM made`;
    const seen = new Set<string>();
    let after: string | undefined;
    let pages = 0;
    do {
      const page = await listDesk(author.personId, { after });
      for (const essay of page.essays) seen.add(essay.id);
      after = page.next ?? undefined;
      pages += 1;
    } while (after !== undefined);
    expect(seen.size).toBe(1000);
    expect(seen.has(id)).toBe(true);
    expect(pages).toBe(20);
    expect((await countQueries(() => listDesk(author.personId))).count).toBe(2);
    expect((await listDesk(author.personId, { after: 'nonsense' })).essays).toHaveLength(50);
  });
});
