import { describe, expect, it } from 'vitest';
import { makeComment, makeEssay, makePerson } from '#lib/testing/factories.ts';
import { readDiscussion } from '#lib/testing/read-discussion.ts';
import { testDatabase } from '#lib/testing/test-database.ts';
import { deleteComment } from '../commands/delete-comment.ts';
import { SHARED_BY, type Stance } from '../rules/stances.ts';
import { BRANCH_SIZE } from '../rules.ts';
import { latestVoicesTag, threadTag, voicesTag } from '../tags.ts';
import { readStands } from './stands.ts';
import { readFirstWindow } from './thread-windows.ts';
import { findThread } from './threads.ts';
import { readVoicesWindow } from './voices.ts';

const { db } = testDatabase();

const NOW = new Date('2026-11-23T09:00:00.000Z');

async function makeVoices() {
  const essay = await makeEssay({ now: NOW });
  const people: { personId: string; name: string }[] = [];
  for (let made = 0; made < SHARED_BY; made += 1) people.push(await makePerson());
  const say = (person: number, stance?: Stance) =>
    makeComment({
      essayId: essay.id,
      by: people[person] ?? { personId: '', name: '' },
      ...(stance ? { stance } : {}),
      now: NOW,
    });
  const read = async () => {
    const thread = await findThread(essay.slug);
    if (!thread) throw new Error('no thread');
    return thread;
  };
  return { ...essay, say, read };
}

const everybody = [0, 1, 2, 3, 4];

describe('where people stand', () => {
  it('is told nowhere while fewer than five say the same', async () => {
    const { say, read, slug } = await makeVoices();
    for (const person of everybody.slice(1)) await say(person, 'came_back');
    const thread = await read();
    const page = await readFirstWindow(thread, 'oldest', null);
    expect(JSON.stringify([page, await readDiscussion(slug)])).not.toMatch(/came.?back/i);
    expect(await readStands(thread.id)).toEqual({ shared: [], others: null });
    const voices = await readVoicesWindow(thread, 'came_back', 0);
    expect(voices).toEqual({ view: null, tags: [threadTag(thread.id)] });
  });

  it('is told beside each of them once five do, and beside nobody else', async () => {
    const { say, read } = await makeVoices();
    for (const person of everybody) await say(person, 'came_back');
    await say(0, 'left');
    await say(1);
    const { view } = await readFirstWindow(await read(), 'oldest', null);
    expect(view.comments.map(({ stance }) => stance)).toEqual([
      ...everybody.map(() => 'Came back'),
      undefined,
      undefined,
    ]);
    expect(JSON.stringify(view)).not.toContain('"left"');
  });

  it('puts together what too few share, if they are enough together', async () => {
    const { say, read, threadId } = await makeVoices();
    for (const person of everybody) await say(person, 'left');
    for (const person of [0, 1, 2, 3]) await say(person, 'planning');
    expect(await readStands(threadId)).toEqual({
      shared: [{ stance: 'left', people: 5, comments: 5 }],
      others: null,
    });
    await say(4, 'unhappy');
    await say(4, 'unhappy');
    expect(await readStands(threadId)).toMatchObject({ others: 5 });
    expect((await read()).sharedStances).toEqual(['left']);
  });
});

describe('voices', () => {
  it('come in the order in which they came, by windows, the last of which hears of new ones', async () => {
    const { say, read, slug, threadId } = await makeVoices();
    const ids: string[] = [];
    for (let said = 0; said < BRANCH_SIZE + 2; said += 1) {
      ids.push((await say(said % SHARED_BY, 'left')).id);
      if (said % 3 === 0) await say(0);
    }
    const first = await readVoicesWindow(await read(), 'left', 0);
    expect(first.view?.comments.map(({ id }) => id)).toEqual(ids.slice(0, BRANCH_SIZE));
    expect(first.tags).not.toContain(latestVoicesTag(threadId, 'left'));
    expect(first.tags).toContain(voicesTag(threadId, 'left'));
    const last = first.view?.comments.at(-1)?.number ?? 0;
    expect(first.view?.next).toBe(`/essays/${slug}/voices/left/${last}`);

    const second = await readVoicesWindow(await read(), 'left', last);
    expect(second.view).toMatchObject({ after: last, next: null });
    expect(second.view?.comments.map(({ id }) => id)).toEqual(ids.slice(BRANCH_SIZE));
    expect(second.tags).toContain(latestVoicesTag(threadId, 'left'));

    await deleteComment({ commentId: ids[0] ?? '', now: NOW });
    const without = await readVoicesWindow(await read(), 'left', 0);
    expect(without.view?.comments.map(({ id }) => id)).toEqual(ids.slice(1, BRANCH_SIZE + 1));
    expect((await readVoicesWindow(await read(), 'left', 9_999)).view).toBeNull();
  });

  it('are the person’s own, with everything else, when they take their data along', async () => {
    const { say } = await makeVoices();
    const { id } = await say(0, 'moving');
    const { commentsOf } = await import('#lib/people/queries/export-parts.ts');
    const { persona } = await db.comment.findUniqueOrThrow({
      where: { id },
      include: { persona: { include: { owner: true } } },
    });
    const own: object[] = [];
    for await (const comment of commentsOf(persona.owner?.userId ?? '')) own.push(comment);
    expect(own).toMatchObject([{ id, stance: 'moving' }]);
  });
});
