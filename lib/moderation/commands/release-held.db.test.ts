import { describe, expect, it } from 'vitest';
import { addComments, lockThread } from '#lib/comments/port.ts';
import type { CommentView } from '#lib/comments/views.ts';
import { newId } from '#lib/kernel/ids.ts';
import { makeEssay, must } from '#lib/testing/factories.ts';
import { readDiscussion } from '#lib/testing/read-discussion.ts';
import { testDatabase } from '#lib/testing/test-database.ts';
import { getHeldImport, listHeldComments, listHeldImports } from '../queries.ts';
import { releaseComment } from './release-comment.ts';
import { releaseHeld } from './release-held.ts';

const { db } = testDatabase();

const NOW = new Date('2026-11-23T09:00:00.000Z');
const BY = { id: null, role: 'moderator' } as const;

/** An import of four held comments: #1 > #2 > #3, and #4. */
async function setUp() {
  const essay = await makeEssay({ title: 'On leaving' });
  const importId = newId();
  const persona = newId();
  await db.import.create({
    data: {
      id: importId,
      format: 'plain-text',
      source: 'test',
      title: 'A discussion',
      threadId: essay.threadId,
      consent: 'unknown',
      importedAt: NOW,
    },
  });
  await db.persona.create({
    data: { id: persona, threadId: essay.threadId, kind: 'imported', name: 'Ann', createdAt: NOW },
  });
  const ids = await db.$transaction(async (tx) => {
    const thread = await lockThread(tx, essay.id);
    if (!thread) throw new Error('no thread');
    const entries = [null, '0', '1', null].map((answers, index) => ({
      key: `${index}`,
      personaId: persona,
      answers,
      body: `Text ${index}.`,
      writtenAt: NOW,
      heldAt: NOW,
      importId,
    }));
    return (await addComments(tx, thread, entries, new Map())).map(({ id }) => id);
  });
  return { essay, importId, ids };
}

async function readable(slug: string): Promise<{ total: number; numbers: number[] }> {
  const { total, comments } = await readDiscussion(slug);
  const flat = (comments: CommentView[]): number[] =>
    comments.flatMap(({ number, replies }) => [number, ...flat(replies)]);
  return { total, numbers: flat(comments) };
}

describe('releasing what is held', () => {
  it('lets a whole import be read, with one decision', async () => {
    const { essay, importId } = await setUp();
    expect(await readable(essay.slug)).toEqual({ total: 0, numbers: [] });
    expect(must(await releaseHeld({ importId, by: BY, now: NOW }))).toMatchObject({
      threadId: essay.threadId,
      importId,
      released: 4,
    });
    expect(await readable(essay.slug)).toEqual({ total: 4, numbers: [1, 2, 3, 4] });
    const decisions = await db.decision.findMany({ where: { importId } });
    expect(decisions).toMatchObject([{ kind: 'release', rule: null, commentId: null }]);
    expect(await listHeldImports()).not.toContainEqual(expect.objectContaining({ id: importId }));
    expect(await getHeldImport(importId)).toMatchObject({ held: 0, essayTitle: 'On leaving' });
  });

  it('lets one comment be read with what it answers, and nothing else', async () => {
    const { essay, importId, ids } = await setUp();
    const explanation = 'Its writer has agreed that it is shown.';
    must(await releaseComment({ commentId: ids[1] ?? '', explanation, by: BY, now: NOW }));
    expect(await readable(essay.slug)).toEqual({ total: 2, numbers: [1, 2] });
    const root = await db.comment.findUniqueOrThrow({ where: { id: ids[0] ?? '' } });
    expect(root.replyCount).toBe(1);
    const held = await listHeldComments(importId, 0);
    expect(held.comments.map(({ number, author }) => [number, author])).toEqual([
      [3, 'Ann'],
      [4, 'Ann'],
    ]);
    expect((await listHeldComments(importId, 3)).comments.map(({ number }) => number)).toEqual([4]);
    must(await releaseHeld({ importId, by: BY, now: NOW }));
    expect(await readable(essay.slug)).toEqual({ total: 4, numbers: [1, 2, 3, 4] });
  });

  it('is one decision when many come at once', async () => {
    const { essay, importId } = await setUp();
    const results = await Promise.all(
      Array.from({ length: 20 }, () => releaseHeld({ importId, by: BY, now: NOW })),
    );
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results.find(({ ok }) => !ok)).toMatchObject({ problem: { code: 'released-already' } });
    expect(await db.decision.count({ where: { importId } })).toBe(1);
    expect((await readable(essay.slug)).total).toBe(4);
  });

  it('is refused where there is nothing of the kind', async () => {
    expect(await releaseHeld({ importId: newId(), by: BY, now: NOW })).toMatchObject({
      problem: { code: 'not-found' },
    });
    expect(await getHeldImport('not-an-id')).toBeNull();
    expect(await listHeldComments('not-an-id', 0)).toEqual({ comments: [], next: null });
  });
});
