import { beforeAll, expect, test } from 'vitest';
import { later, MINUTE } from '#lib/kernel/time.ts';
import { db } from '#lib/platform/db.ts';
import { makeComment, makeEssay, makePerson, must } from '#lib/testing/factories.ts';
import { VISIT_PAUSE } from '../rules/visit.ts';
import { noteVisit } from './note-visit.ts';

const now = new Date('2026-11-22T03:00:00Z');
let essayId: string;
let writer: { personId: string; name: string };

beforeAll(async () => {
  writer = await makePerson();
  essayId = (await makeEssay()).id;
  for (let comment = 1; comment <= 5; comment += 1) await makeComment({ essayId, by: writer });
});

const note = (personId: string, number: number, at: Date = now) =>
  noteVisit({ essayId, personId, number, now: at });

const visitsOf = (userId: string) => db.threadVisit.findMany({ where: { userId } });

test('what came after the end of the visit before is new', async () => {
  const { personId } = await makePerson();
  expect(must(await note(personId, 2))).toEqual({ newSince: 2 });
  expect(must(await note(personId, 4, later(now, MINUTE)))).toEqual({ newSince: 2 });
  const next = later(now, MINUTE + VISIT_PAUSE + 1);
  expect(must(await note(personId, 5, next))).toEqual({ newSince: 4 });
  expect(await visitsOf(personId)).toMatchObject([{ seenBefore: 4, seenNow: 5, visitedAt: next }]);
});

test('two devices at once are one visit', async () => {
  const { personId } = await makePerson();
  await Promise.all([3, 1, 5, 2, 4].map((number) => note(personId, number)));
  const [visit, ...more] = await visitsOf(personId);
  expect(more).toEqual([]);
  expect(visit?.seenNow).toBe(5);
});

test('nobody has seen what is not written yet', async () => {
  const { personId } = await makePerson();
  expect(must(await note(personId, 999_999_999))).toEqual({ newSince: 5 });
});

test('a visit goes with the account and is nobody else’s', async () => {
  const [reader, other] = [await makePerson(), await makePerson()];
  await note(reader.personId, 5);
  expect(await visitsOf(other.personId)).toEqual([]);
  await db.user.delete({ where: { id: reader.personId } });
  expect(await visitsOf(reader.personId)).toEqual([]);
});

test('where nothing is discussed nothing is noted', async () => {
  const { personId } = await makePerson();
  const visit = { essayId: personId, personId, number: 1, now };
  expect((await noteVisit(visit)).ok).toBe(false);
});
