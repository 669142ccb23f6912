import { beforeEach, describe, expect, it } from 'vitest';
import { newId } from '#lib/kernel/ids.ts';
import { DAY, HOUR, later, MINUTE, SECOND } from '#lib/kernel/time.ts';
import { db } from '#lib/platform/db.ts';
import { makeEssay, makePerson, must } from '#lib/testing/factories.ts';
import { runDueJobs, waitingJobs } from '#lib/testing/run-due-jobs.ts';
import { testDatabase } from '#lib/testing/test-database.ts';
import { watchTouches } from '#lib/testing/watch-touches.ts';
import { autosaveEssay } from './commands/autosave-essay.ts';
import { leaveEssays } from './commands/leave-essays.ts';
import { publishCopy } from './commands/publish-copy.ts';
import { publishDueEssay } from './commands/publish-due-essay.ts';
import { scheduleEssay } from './commands/schedule-essay.ts';
import { takeBackEssay } from './commands/take-back-essay.ts';
import { unscheduleEssay } from './commands/unschedule-essay.ts';
import { essayTasks } from './jobs.ts';
import { readEssay } from './queries.ts';

const { empty } = testDatabase();
beforeEach(empty);

const NOW = new Date('2026-11-22T09:00:00.000Z');
const AT = later(NOW, DAY);
const ZONE = 'Europe/London';

async function setUp(essay: { draft?: boolean; at?: Date; source?: string } = {}) {
  const author = await makePerson({ name: 'Ada', roles: ['author'], now: later(NOW, -DAY) });
  const { personId } = author;
  const { source = 'First text.', draft = true, at = AT } = essay;
  const { id, slug } = await makeEssay({ author, draft, source, now: later(NOW, -HOUR) });
  const write = async (text: string) =>
    must(
      await autosaveEssay({
        essayId: id,
        text: { title: 'An essay', summary: '', source: text },
        personId,
        now: NOW,
      }),
    );
  const schedule = (when = at, now = NOW) =>
    scheduleEssay({ essayId: id, personId, at: when, zone: ZONE, now });
  return {
    id,
    slug,
    author,
    write,
    schedule,
    publishNow: () => publishCopy({ essayId: id, personId, byline: author.name, now: NOW }),
    html: async () => (await readEssay(slug))?.html ?? null,
    row: () => db.essay.findUniqueOrThrow({ where: { id } }),
  };
}

const run = (now: Date) => runDueJobs(essayTasks, now);
/** As if the job itself had been lost: what the look of every minute does. */
const look = (now: Date) => essayTasks[1]?.run({}, now);

describe('an essay with a time', () => {
  it('is published at it, once, with the text of which it was said, whatever was written since', async () => {
    const { write, schedule, html, row, slug, id } = await setUp();
    must(await schedule());
    await write('Second text, not to be shown.');
    expect(await waitingJobs()).toEqual([
      { task: 'publish-essay', ids: { essay: id }, runAt: AT, key: `publish-essay:${id}` },
    ]);
    expect(await run(later(AT, -SECOND))).toBe(0);
    expect(await html()).toBeNull();
    const { now: touched } = await watchTouches(() => run(AT));
    expect(touched).toEqual(
      expect.arrayContaining(['essays', `essay:${id}`, `essay-address:${slug}`]),
    );
    expect(await html()).toBe('<p>First text.</p>');
    expect(await row()).toMatchObject({
      publishedAt: AT,
      revisedAt: null,
      byline: 'Ada',
      scheduledFor: null,
      missedFor: null,
    });
    await look(later(AT, DAY));
    expect(await row()).toMatchObject({ publishedAt: AT, revisedAt: null });
  });

  it('gives readers the changes to one that they have', async () => {
    const { write, schedule, html, row } = await setUp({ draft: false });
    expect(await schedule()).toMatchObject({ ok: false, problem: { code: 'published-already' } });
    await write('Second text.');
    must(await schedule());
    expect(await html()).toBe('<p>First text.</p>');
    await run(AT);
    expect([await html(), (await row()).revisedAt]).toEqual(['<p>Second text.</p>', AT]);
  });

  it('is published late, once, where the site was off, and where its job was lost', async () => {
    for (const wake of [run, look]) {
      const { schedule, row } = await setUp();
      must(await schedule());
      await wake(later(AT, 3 * DAY));
      expect((await row()).publishedAt).toEqual(later(AT, 3 * DAY));
    }
  });

  it('waits where a machine’s clock is behind, and is found by the next look', async () => {
    const { id, schedule, row } = await setUp();
    must(await schedule());
    const behind = essayTasks[0]?.run({ essay: id }, later(AT, -5 * MINUTE));
    await behind;
    expect((await row()).publishedAt).toBeNull();
    await look(later(AT, MINUTE));
    expect((await row()).publishedAt).toEqual(later(AT, MINUTE));
  });

  it('is published once by many at the same moment', async () => {
    const { id, author, schedule } = await setUp();
    must(await schedule());
    const actorOf = async () => author;
    const done = await Promise.all(
      Array.from({ length: 6 }, () => publishDueEssay(id, { now: AT, actorOf })),
    );
    const outcomes = done.map((each) => (each.ok ? each.value : 'refused'));
    expect(outcomes.toSorted()).toEqual([...Array(5).fill('nothing'), 'published']);
    expect(await db.thread.count({ where: { essayId: id } })).toBe(1);
  });

  it('has one time: the last that was set, with the text as it was then', async () => {
    const { write, schedule, html, row } = await setUp();
    must(await schedule());
    await write('Second text.');
    must(await schedule(later(AT, HOUR)));
    await run(AT);
    expect((await row()).publishedAt).toBeNull();
    await run(later(AT, HOUR));
    expect(await html()).toBe('<p>Second text.</p>');
    // And earlier than the one before.
    const other = await setUp();
    must(await other.schedule());
    must(await other.schedule(later(AT, -HOUR)));
    await run(later(AT, -HOUR));
    expect((await other.row()).publishedAt).toEqual(later(AT, -HOUR));
  });

  it('keeps its address, which may have been told to somebody, whatever becomes of the title', async () => {
    const { id, slug, schedule, row, author } = await setUp();
    must(await schedule());
    const text = { title: 'Quite another title', summary: '', source: 'First text.' };
    const change = { essayId: id, text, personId: author.personId, now: NOW };
    must(await autosaveEssay(change));
    must(await schedule(AT, later(NOW, MINUTE)));
    expect((await row()).slug).toBe(slug);
  });
});

describe('a time that is refused', () => {
  it.each([
    ['over', later(NOW, -MINUTE), 'wrong-time'],
    ['now', NOW, 'wrong-time'],
    ['in a year that was mistyped', later(NOW, 4 * 365 * DAY), 'wrong-time'],
  ])('%s', async (_name, at, code) => {
    const { schedule, row } = await setUp();
    expect(await schedule(at)).toMatchObject({ ok: false, problem: { code, field: 'at' } });
    expect((await row()).scheduledFor).toBeNull();
    expect(await waitingJobs()).toEqual([]);
  });

  it('of a text without a word, or that is not the one that was shown', async () => {
    const { schedule } = await setUp({ source: ' ' });
    expect(await schedule()).toMatchObject({ ok: false, problem: { code: 'empty' } });
    const { id, author, write, row } = await setUp();
    await write('Written meanwhile, in another tab.');
    const press = { essayId: id, personId: author.personId, version: 1, now: NOW };
    const problem = { code: 'changed-since' };
    expect(await scheduleEssay({ ...press, at: AT, zone: ZONE })).toMatchObject({ problem });
    expect(await publishCopy({ ...press, byline: 'Ada' })).toMatchObject({ problem });
    expect((await row()).publishedAt).toBeNull();
  });
});

describe('a time that comes when it no longer holds', () => {
  it('does nothing when it was taken back, or the essay was published before', async () => {
    const unscheduled = await setUp();
    must(await unscheduled.schedule());
    must(await unscheduleEssay({ essayId: unscheduled.id }));
    expect(await unscheduleEssay({ essayId: unscheduled.id })).toMatchObject({
      ok: false,
      problem: { code: 'not-scheduled' },
    });
    const before = await setUp();
    must(await before.schedule());
    must(await before.publishNow());
    await run(AT);
    await look(AT);
    expect((await unscheduled.row()).publishedAt).toBeNull();
    expect(await before.row()).toMatchObject({ publishedAt: NOW, revisedAt: null });
  });

  it('does nothing to an essay that was taken back since', async () => {
    const { id, write, schedule, row } = await setUp({ draft: false });
    await write('Second text.');
    must(await schedule());
    must(await takeBackEssay({ essayId: id, now: NOW }));
    await run(AT);
    await look(AT);
    expect(await row()).toMatchObject({ publishedRevision: null, scheduledFor: null });
  });

  it.each([
    ['suspended', 'suspended'],
    ['no author any more', 'authors-only'],
    ['without a name', 'name-first'],
    ['hidden', 'essay-hidden'],
    ['in the bin', 'essay-deleted'],
  ])('is missed, and says so: %s', async (what, why) => {
    const { id, author, write, schedule, row } = await setUp({ draft: what !== 'hidden' });
    await write('Second text.');
    must(await schedule());
    const { personId } = author;
    if (what === 'suspended') {
      await db.suspension.create({
        data: { id: newId(), userId: personId, startsAt: NOW, explanation: 'For a test.' },
      });
    }
    if (what === 'no author any more')
      await db.roleGrant.deleteMany({ where: { userId: personId } });
    if (what === 'without a name') {
      await db.user.update({ where: { id: personId }, data: { name: null } });
    }
    if (what === 'in the bin') await db.essay.update({ where: { id }, data: { deletedAt: NOW } });
    if (what === 'hidden') {
      const decision = { kind: 'hide', essayId: id, explanation: '', decidedAt: NOW } as const;
      await db.decision.create({ data: { id, ...decision, decidedByRole: 'moderator' } });
      await db.essay.update({
        where: { id },
        data: { hiddenById: id, hiddenRevision: 1, publishedRevision: null },
      });
    }
    await run(AT);
    expect(await row()).toMatchObject({
      publishedRevision: null,
      scheduledFor: null,
      missedFor: AT,
      missedWhy: why,
      scheduledZone: ZONE,
    });
    // Nothing is made up for when what stood in the way is gone.
    await db.suspension.deleteMany({});
    await look(later(AT, DAY));
    expect((await row()).publishedRevision).toBeNull();
    must(await unscheduleEssay({ essayId: id }));
    expect((await row()).missedFor).toBeNull();
  });

  it('goes with the account of whoever set it', async () => {
    const { write, schedule, author, html, row } = await setUp({ draft: false });
    await write('Second text.');
    must(await schedule());
    await db.$transaction((tx) => leaveEssays({ tx, note: () => {} }, author.personId, 'Former'));
    await run(AT);
    await look(AT);
    expect(await html()).toBe('<p>First text.</p>');
    expect(await row()).toMatchObject({ scheduledFor: null, missedFor: null });
  });
});
