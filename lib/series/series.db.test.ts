import { beforeEach, expect, it, vi } from 'vitest';

vi.mock('next/cache', () => ({ cacheLife: () => {}, cacheTag: () => {} }));

import { makeEssay, makePerson, must } from '#lib/testing/factories.ts';
import { testDatabase } from '#lib/testing/test-database.ts';
import { addToSeries } from './commands/add-to-series.ts';
import { createSeries } from './commands/create-series.ts';
import { deleteSeries } from './commands/delete-series.ts';
import { moveInSeries } from './commands/move-in-series.ts';
import { removeFromSeries } from './commands/remove-from-series.ts';
import { saveSeries } from './commands/save-series.ts';
import {
  getDeskSeries,
  getPlaceInSeries,
  getSeries,
  listDeskSeries,
  listSeriesSlugs,
} from './queries.ts';

const { db, empty } = testDatabase();
const now = new Date('2026-11-22T10:00:00Z');

beforeEach(empty);

async function world() {
  const author = await makePerson({ roles: ['author'] });
  const series = must(
    await createSeries({
      title: 'On call',
      summary: 'Three nights.',
      authorId: author.personId,
      now,
    }),
  );
  const essays = [];
  for (const title of ['One', 'Two', 'Three']) {
    const essay = await makeEssay({ title, author, now, draft: title === 'Two' });
    must(await addToSeries({ seriesId: series.id, essayId: essay.id }));
    essays.push(essay);
  }
  const [one, two, three] = essays as [(typeof essays)[0], (typeof essays)[0], (typeof essays)[0]];
  return { author, series, one, two, three };
}

const titles = async (slug: string) => (await getSeries(slug))?.parts.map(({ title }) => title);

it('shows readers what is published of it, in its order, and says so on each part', async () => {
  const { series, one, two, three } = await world();
  expect(await titles('on-call')).toEqual(['One', 'Three']);
  expect(await getPlaceInSeries(three.id)).toEqual({
    slug: 'on-call',
    title: 'On call',
    part: 2,
    of: 2,
    previous: { slug: 'one', title: 'One' },
    next: null,
  });
  expect(await getPlaceInSeries(two.id)).toBeNull();
  must(await moveInSeries({ seriesId: series.id, essayId: one.id, step: 'down' }));
  must(await moveInSeries({ seriesId: series.id, essayId: one.id, step: 'down' }));
  expect(await titles('on-call')).toEqual(['Three', 'One']);
  expect((await getDeskSeries(series.id))?.list).toMatchObject([
    { title: 'Two', published: false },
    { title: 'Three', published: true },
    { title: 'One', published: true },
  ]);
  expect(await listSeriesSlugs()).toEqual(['on-call']);
});

it('is not shown while nothing of it is published, and goes with the last part that was', async () => {
  const { series, one, three } = await world();
  await db.essay.updateMany({
    where: { id: { in: [one.id, three.id] } },
    data: { publishedRevision: null },
  });
  expect(await getSeries('on-call')).toBeNull();
  expect(await listSeriesSlugs()).toEqual([]);
  expect(await getPlaceInSeries(one.id)).toBeNull();
  expect(await getDeskSeries(series.id)).toMatchObject({ parts: 3, published: 0 });
});

it('keeps its address when it is renamed, and two of one title have two', async () => {
  const { author, series } = await world();
  const again = must(
    await createSeries({ title: 'On call', summary: '', authorId: author.personId, now }),
  );
  expect(again.slug).toBe('on-call-2');
  must(await saveSeries({ seriesId: series.id, title: 'Nights', summary: '', now }));
  expect(await getSeries('on-call')).toMatchObject({ title: 'Nights', summary: '' });
  expect((await listDeskSeries(author.personId)).map(({ title }) => title)).toEqual([
    'On call',
    'Nights',
  ]);
});

it('takes only essays of its author that are in no other series', async () => {
  const { author, series, one } = await world();
  const elsewhere = must(
    await createSeries({ title: 'Other', summary: '', authorId: author.personId, now }),
  );
  const code = async (essayId: string, seriesId: string) => {
    const result = await addToSeries({ seriesId, essayId });
    return result.ok ? 'ok' : result.problem.code;
  };
  const others = await makeEssay({ author: await makePerson({ roles: ['author'] }) });
  const binned = await makeEssay({ author, draft: true });
  await db.essay.update({ where: { id: binned.id }, data: { deletedAt: now } });
  expect(await code(others.id, series.id)).toBe('not-found');
  expect(await code(binned.id, series.id)).toBe('not-found');
  expect(await code(one.id, elsewhere.id)).toBe('elsewhere');
  expect(await code(one.id, series.id)).toBe('ok');
});

it('gives its parts back when they are taken out and when it is deleted', async () => {
  const { series, one, two, three } = await world();
  must(await removeFromSeries({ seriesId: series.id, essayId: one.id }));
  expect(await titles('on-call')).toEqual(['Three']);
  expect((await getDeskSeries(series.id))?.others.map(({ title }) => title)).toEqual(['One']);
  must(await deleteSeries({ seriesId: series.id }));
  expect(await getSeries('on-call')).toBeNull();
  const left = await db.essay.findMany({ where: { id: { in: [one.id, two.id, three.id] } } });
  expect(left.map(({ seriesId, seriesPosition }) => [seriesId, seriesPosition])).toEqual([
    [null, null],
    [null, null],
    [null, null],
  ]);
  const gone = await moveInSeries({ seriesId: series.id, essayId: two.id, step: 'up' });
  expect(gone.ok).toBe(false);
});
