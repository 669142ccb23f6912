import { beforeEach, expect, it } from 'vitest';
import { db } from '#lib/platform/db.ts';
import { makeEssay, makePerson, must } from '#lib/testing/factories.ts';
import { testDatabase } from '#lib/testing/test-database.ts';
import { readEssay } from '../queries.ts';
import { autosaveEssay } from './autosave-essay.ts';
import { deleteEssay } from './delete-essay.ts';
import { leaveEssays } from './leave-essays.ts';
import { saveEssay } from './save-essay.ts';

const { empty } = testDatabase();
const now = new Date('2026-11-22T05:48:00Z');

beforeEach(empty);

it('leaves of an author’s essays what readers have, and nothing else', async () => {
  const author = await makePerson({ roles: ['author'] });
  const { personId } = author;
  const essay = await makeEssay({ title: 'Read', source: 'What readers have.', author, now });
  const write = (source: string) => ({ title: 'Read', summary: '', source });
  must(await saveEssay({ essayId: essay.id, ...write('Not published.'), personId, now }));
  const text = write('Being written.');
  must(await autosaveEssay({ essayId: essay.id, text, personId, now }));
  await makeEssay({ title: 'A draft', author, draft: true });
  const deleted = await makeEssay({ title: 'A deleted draft', author, draft: true });
  must(await deleteEssay({ essayId: deleted.id, now }));
  const others = await makeEssay({ title: 'Another’s', author: await makePerson(), draft: true });

  const staying = await db.$transaction((tx) =>
    leaveEssays({ tx, note: () => {} }, personId, 'Former author'),
  );

  expect(staying).toBe(1);
  const essays = await db.essay.findMany({ select: { id: true }, orderBy: { createdAt: 'asc' } });
  expect(essays.map(({ id }) => id).sort()).toEqual([essay.id, others.id].sort());
  const revisions = await db.essayRevision.findMany({ where: { essayId: essay.id } });
  expect(revisions.map(({ source }) => source)).toEqual(['What readers have.']);
  expect(await db.workingCopy.findMany({ select: { essayId: true } })).toEqual([
    { essayId: others.id },
  ]);
  expect(await readEssay(essay.slug)).toMatchObject({ byline: 'Former author', title: 'Read' });
});
