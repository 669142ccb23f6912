import { beforeEach, expect, it, vi } from 'vitest';

const tags: string[] = [];
vi.mock('next/cache', () => ({
  cacheLife: () => {},
  cacheTag: (...named: string[]) => tags.push(...named),
}));

import { createEssay } from '#lib/essays/commands/create-essay.ts';
import { publishEssay } from '#lib/essays/commands/publish-essay.ts';
import { takeBackEssay } from '#lib/essays/commands/take-back-essay.ts';
import { essayTag } from '#lib/essays/tags.ts';
import { makeEssay, makePerson, must } from '#lib/testing/factories.ts';
import { testDatabase } from '#lib/testing/test-database.ts';
import { getSurroundings } from './queries.ts';
import { linksToTag } from './tags.ts';

const { db, empty } = testDatabase();
const now = new Date('2026-11-22T10:00:00Z');

beforeEach(async () => {
  await empty();
  tags.length = 0;
});

async function answer(title: string, answersId: string, source = 'Words.', published = true) {
  const author = await makePerson({ roles: ['author'], name: `Author of ${title}` });
  const text = { title, summary: '', source, answersId };
  const about = { authorId: author.personId, byline: author.name, now };
  const created = must(await createEssay({ ...text, ...about }));
  if (!published) return created;
  return must(await publishEssay({ essayId: created.id, byline: author.name, now }));
}

const namesOf = ({ answeredBy, linkedFrom }: Awaited<ReturnType<typeof getSurroundings>>) => ({
  answers: answeredBy.map(({ title }) => title),
  links: linkedFrom.map(({ title }) => title),
});

it('names what answers an essay and what links to it, each once and only while it is published', async () => {
  const essay = await makeEssay({ title: 'Read by many', now });
  const linking = await makeEssay({ title: 'Linking', source: '[[Read by many]]', now });
  await makeEssay({ title: 'A draft', source: '[[Read by many]]', draft: true, now });
  const answering = await answer('An answer', essay.id, 'To [[Read by many]].');
  await answer('A draft of an answer', essay.id, 'Words.', false);
  const found = await getSurroundings({ essayId: essay.id });
  expect(namesOf(found)).toEqual({ answers: ['An answer'], links: ['Linking'] });
  expect(found).toMatchObject({ answers: null, moreAnswers: 0, moreLinks: 0 });
  expect(await getSurroundings({ essayId: answering.id })).toMatchObject({
    answers: { slug: essay.slug, title: 'Read by many', byline: 'Editors' },
  });
  expect(tags).toEqual(expect.arrayContaining([linksToTag(essay.id), essayTag(essay.id)]));

  must(await takeBackEssay({ essayId: linking.id, now }));
  must(await takeBackEssay({ essayId: answering.id, now }));
  const after = await getSurroundings({ essayId: essay.id });
  expect(namesOf(after)).toEqual({ answers: [], links: [] });
  must(await takeBackEssay({ essayId: essay.id, now }));
  expect((await getSurroundings({ essayId: answering.id })).answers).toBeNull();
});

it('names twenty, and says how many more there are', async () => {
  const essay = await makeEssay({ title: 'Read by many', now });
  for (let index = 0; index < 23; index += 1) {
    await makeEssay({ title: `Linking ${index}`, source: '[[Read by many]]', now });
  }
  const found = await getSurroundings({ essayId: essay.id });
  expect(found.linkedFrom).toHaveLength(20);
  expect(found.moreLinks).toBe(3);
  expect(await db.textLink.count({ where: { toEssayId: essay.id } })).toBe(23);
});
