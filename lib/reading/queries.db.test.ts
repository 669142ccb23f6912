import { beforeEach, describe, expect, it } from 'vitest';
import { deleteComment } from '#lib/comments/commands/delete-comment.ts';
import { newId } from '#lib/kernel/ids.ts';
import { makeComment, makeEssay, makePerson, must } from '#lib/testing/factories.ts';
import { testDatabase } from '#lib/testing/test-database.ts';
import { getMeasured, getReadFigures, getReadLines } from './queries.ts';

const { db, empty, countQueries } = testDatabase();
beforeEach(empty);

const NOW = new Date('2026-11-23T09:00:00.000Z');

describe('figures of an essay', () => {
  it('count what belongs to it, in three queries however much there is', async () => {
    const author = await makePerson({ roles: ['author'] });
    const essay = await makeEssay({ author });
    const other = await makeEssay({ title: 'Other' });
    const by = await makePerson();
    for (const { id } of [essay, other]) {
      await db.readCount.createMany({
        data: [0, 1, 2].map((mark) => ({ essayId: id, day: NOW, mark, count: 30 - mark })),
      });
    }
    await makeComment({ essayId: essay.id, by, now: NOW });
    const gone = await makeComment({ essayId: essay.id, by, now: NOW });
    must(await deleteComment({ commentId: gone.id, now: NOW }));
    for (let saved = 0; saved < 6; saved += 1) {
      const { personId } = await makePerson();
      await db.savedEssay.create({
        data: { userId: personId, essayId: essay.id, savedAt: NOW },
      });
    }
    const { result, count } = await countQueries(() => getReadFigures(essay.id, NOW));
    expect(count).toBe(3);
    expect(result).toMatchObject({ openings: 30, since: '2026-11-23', saves: 6 });
    expect(result.quarters?.map((each) => each.count)).toEqual([29, 28, 0, 0]);
    expect(result.comments.total).toBe(1);
    expect(result.comments.byDay.at(-1)).toEqual({ day: '2026-11-23', count: 1 });
    expect(await getReadLines(essay.id)).toEqual([
      { day: '2026-11-23', openings: 30, quarters: [29, 28, 0, 0], comments: 1 },
    ]);
  });

  it('are its author’s: the policy is asked with who that is', async () => {
    const author = await makePerson({ roles: ['author'] });
    const essay = await makeEssay({ author, title: 'Mine', draft: true });
    expect(await getMeasured(essay.id)).toEqual({
      subject: { authorId: author.personId, published: false, hidden: false },
      slug: essay.slug,
      title: 'Mine',
      published: false,
    });
    expect(await getMeasured(newId())).toBeNull();
    expect(await getMeasured('nonsense')).toBeNull();
  });
});
