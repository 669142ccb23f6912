import { beforeEach, describe, expect, it } from 'vitest';
import { takeBackEssay } from '#lib/essays/commands/take-back-essay.ts';
import { newId } from '#lib/kernel/ids.ts';
import { makeEssay, must } from '#lib/testing/factories.ts';
import { fakeClock } from '#lib/testing/fake-clock.ts';
import { testDatabase } from '#lib/testing/test-database.ts';
import { MOST_MARKS } from '../rules.ts';
import { ReadCounter } from './count-reads.ts';
import { writeCounts } from './write-counts.ts';

const { db, empty } = testDatabase();
beforeEach(empty);

const clock = fakeClock('2026-11-22T23:59:59.000Z');
const now = () => clock.now().getTime();

const counts = async () =>
  (await db.readCount.findMany({ orderBy: [{ day: 'asc' }, { mark: 'asc' }] })).map(
    ({ day, mark, count }) => [day.toISOString().slice(0, 10), mark, count],
  );

/** What is published is asked for in the background. */
async function know(counter: ReadCounter, essayId: string): Promise<void> {
  counter.marked(essayId, 4);
  await expect
    .poll(async () => {
      await counter.flush();
      return db.readCount.count();
    })
    .toBeGreaterThan(0);
  await db.readCount.deleteMany();
}

describe('reads', () => {
  it('are counted by days, and several processes add up', async () => {
    const essay = await makeEssay();
    const [one, other] = [new ReadCounter(now), new ReadCounter(now)];
    one.opened(`/essays/${essay.slug}`);
    one.opened(`/essays/${essay.slug}`);
    other.opened(`/essays/${essay.slug}`);
    await Promise.all([one.flush(), other.flush()]);
    clock.set('2026-11-23T00:00:00.000Z');
    one.opened(`/essays/${essay.slug}`);
    await one.flush();
    await one.flush();
    expect(await counts()).toEqual([
      ['2026-11-22', 0, 3],
      ['2026-11-23', 0, 1],
    ]);
  });

  it('are those of an essay that readers can read, on its own page', async () => {
    const essay = await makeEssay();
    const draft = await makeEssay({ title: 'Draft', draft: true });
    const takenBack = await makeEssay({ title: 'Taken back' });
    must(await takeBackEssay({ essayId: takenBack.id, now: clock.now() }));
    const counter = new ReadCounter(now);
    for (const path of [
      '/',
      '/essays/unknown',
      `/essays/${draft.slug}`,
      `/essays/${takenBack.slug}`,
      `/essays/${essay.slug}/newest`,
    ]) {
      counter.opened(path);
    }
    await counter.flush();
    expect(await counts()).toEqual([]);
  });

  it('go to the ends of quarters that came into sight, of published essays only', async () => {
    const essay = await makeEssay();
    const draft = await makeEssay({ title: 'Draft', draft: true });
    const counter = new ReadCounter(now);
    await know(counter, essay.id);
    counter.marked(essay.id, 1);
    counter.marked(essay.id, 1);
    counter.marked(essay.id, 2);
    counter.marked(draft.id, 1);
    counter.marked(newId(), 1);
    await counter.flush();
    expect(await counts()).toEqual([
      ['2026-11-23', 1, 2],
      ['2026-11-23', 2, 1],
    ]);
  });

  it('are no more in a second than readers could make', async () => {
    const essay = await makeEssay();
    const counter = new ReadCounter(now);
    await know(counter, essay.id);
    clock.advance(1_000);
    for (let each = 0; each < 2 * MOST_MARKS; each += 1) counter.marked(essay.id, 1);
    await counter.flush();
    expect(await counts()).toEqual([['2026-11-23', 1, MOST_MARKS]]);
  });

  it('stay until they can be written', async () => {
    const essay = await makeEssay();
    const counter = new ReadCounter(now);
    counter.opened(`/essays/${essay.slug}`);
    await db.$executeRawUnsafe('ALTER TABLE read_count RENAME TO away');
    await counter.flush();
    await db.$executeRawUnsafe('ALTER TABLE away RENAME TO read_count');
    counter.opened(`/essays/${essay.slug}`);
    await counter.flush();
    expect(await counts()).toEqual([['2026-11-23', 0, 2]]);
  });

  it('of an essay that moved or went meanwhile are left out, and hurt nothing', async () => {
    const day = '2026-11-23';
    await writeCounts({
      openings: [{ day, key: 'gone', count: 1 }],
      marks: [{ day, key: `${newId()}/2`, count: 1 }],
    });
    expect(await counts()).toEqual([]);
  });
});
