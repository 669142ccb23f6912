import { describe, expect, it } from 'vitest';
import { newId } from '#lib/kernel/ids.ts';
import { pathNumbers } from '#lib/kernel/path.ts';
import { makeComment, makeEssay, makePerson, must } from '#lib/testing/factories.ts';
import { testDatabase } from '#lib/testing/test-database.ts';
import { watchTouches } from '#lib/testing/watch-touches.ts';
import { MAX_DEPTH } from '../rules.ts';
import { belowTag, headTag, latestTag, rankingTag, totalTag, windowTag } from '../tags.ts';
import { deleteComment } from './delete-comment.ts';
import { type NewComment, postComment } from './post-comment.ts';

const { db } = testDatabase();

const NOW = new Date('2026-11-23T09:00:00.000Z');

async function setUp(): Promise<{ essay: { id: string; threadId: string }; form: NewComment }> {
  const essay = await makeEssay({ now: NOW });
  const person = await makePerson();
  const form = {
    essayId: essay.id,
    answersId: null,
    personId: person.personId,
    personName: person.name,
    newcomer: false,
    body: 'I left *last* year.',
    postKey: newId(),
    now: NOW,
  };
  return { essay, form };
}

const read = (id: string) => db.comment.findUniqueOrThrow({ where: { id } });
const readThread = (id: string) => db.thread.findUniqueOrThrow({ where: { id } });

describe('posting a comment', () => {
  it('puts it at the end of the thread, rendered, under its writer’s name', async () => {
    const { essay, form } = await setUp();
    const first = must(await postComment(form));
    const second = must(await postComment({ ...form, postKey: newId() }));
    expect([first.number, second.number]).toEqual([1, 2]);
    const row = await db.comment.findUniqueOrThrow({
      where: { id: first.id },
      include: { persona: { include: { owner: true } } },
    });
    expect(row).toMatchObject({
      body: 'I left *last* year.',
      html: '<p>I left <em>last</em> year.</p>',
      writtenAt: NOW,
      depth: 0,
      parentId: null,
      heldAt: null,
      persona: { kind: 'member', name: form.personName, owner: { userId: form.personId } },
    });
    expect(pathNumbers(row.path)).toEqual([1]);
    expect(await readThread(essay.threadId)).toMatchObject({ lastNumber: 2, commentCount: 2 });
  });

  it('puts a reply below what it answers, and counts it there', async () => {
    const { form } = await setUp();
    const root = must(await postComment(form));
    const reply = must(await postComment({ ...form, answersId: root.id, postKey: newId() }));
    const row = await read(reply.id);
    expect(row).toMatchObject({ parentId: root.id, answersId: root.id, depth: 1 });
    expect(pathNumbers(row.path)).toEqual([1, 2]);
    expect((await read(root.id)).replyCount).toBe(1);
  });

  it('puts a reply to the deepest level beside what it answers, and says whom it answers', async () => {
    const { form } = await setUp();
    const chain = [must(await postComment(form))];
    for (let depth = 1; depth <= MAX_DEPTH; depth += 1) {
      const answersId = chain.at(-1)?.id ?? null;
      chain.push(must(await postComment({ ...form, answersId, postKey: newId() })));
    }
    const [above, deepest] = chain.slice(-2).map(({ id }) => id);
    const beyond = must(
      await postComment({ ...form, answersId: deepest ?? null, postKey: newId() }),
    );
    const row = await read(beyond.id);
    expect(row).toMatchObject({ depth: MAX_DEPTH, parentId: above, answersId: deepest });
    expect(pathNumbers(row.path)).toHaveLength(MAX_DEPTH + 1);
    expect((await read(above ?? '')).replyCount).toBe(2);
    expect((await read(deepest ?? '')).replyCount).toBe(0);
  });

  it('gives one person one persona in a thread, and another one in the next', async () => {
    const { form } = await setUp();
    const other = await makeEssay();
    const here = [
      must(await postComment(form)),
      must(await postComment({ ...form, postKey: newId() })),
    ];
    const there = must(await postComment({ ...form, essayId: other.id, postKey: newId() }));
    const personas = await Promise.all(
      [...here, there].map(async ({ id }) => (await read(id)).personaId),
    );
    expect(personas[0]).toBe(personas[1]);
    expect(personas[2]).not.toBe(personas[0]);
  });

  it.each([
    ['deleted', 'comment-deleted'],
    ['hidden', 'comment-hidden'],
    ['held', 'comment-held'],
  ])('refuses an answer to a comment that is %s', async (state, code) => {
    const { essay, form } = await setUp();
    const root = must(await postComment(form));
    const decision = { id: newId(), explanation: 'For a test.', decidedAt: NOW } as const;
    await db.comment.update({
      where: { id: root.id },
      data:
        state === 'hidden'
          ? { hiddenBy: { create: { ...decision, kind: 'hide', decidedByRole: 'moderator' } } }
          : { [state === 'held' ? 'heldAt' : 'deletedAt']: NOW },
    });
    const refused = await postComment({ ...form, answersId: root.id, postKey: newId() });
    expect(refused).toMatchObject({ ok: false, problem: { code } });
    expect(await readThread(essay.threadId)).toMatchObject({ lastNumber: 1 });
  });

  it('refuses an answer to nothing, and to a comment below another essay', async () => {
    const { essay, form } = await setUp();
    const elsewhere = await setUp();
    const there = must(await postComment(elsewhere.form));
    for (const answersId of [newId(), there.id]) {
      const refused = await postComment({ ...form, answersId });
      expect(refused).toMatchObject({ ok: false, problem: { code: 'not-found' } });
    }
    expect(await db.persona.count({ where: { threadId: essay.threadId } })).toBe(0);
  });

  it('refuses a comment below an essay that is not published', async () => {
    const { form, essay } = await setUp();
    await db.essay.update({ where: { id: essay.id }, data: { publishedRevision: null } });
    const refused = await postComment(form);
    expect(refused).toMatchObject({ ok: false, problem: { code: 'not-published' } });
    expect(await postComment({ ...form, essayId: newId() })).toMatchObject({ ok: false });
    expect(await db.persona.count({ where: { threadId: essay.threadId } })).toBe(0);
  });
});

describe('the same form twice', () => {
  it('is one comment, also when what it answers is gone by then', async () => {
    const { form, essay } = await setUp();
    const root = must(await postComment({ ...form, postKey: newId() }));
    const answer = { ...form, answersId: root.id };
    const once = must(await postComment(answer));
    must(await deleteComment({ commentId: root.id, now: NOW }));
    const again = must(await postComment(answer));
    expect(again).toEqual(once);
    expect((await readThread(essay.threadId)).lastNumber).toBe(2);
  });

  it('is one comment when both arrive at once, and everybody is told the same', async () => {
    const { form, essay } = await setUp();
    const posted = await Promise.all(Array.from({ length: 20 }, () => postComment(form)));
    const ids = new Set(posted.map((result) => must(result).id));
    expect(ids.size).toBe(1);
    expect(await readThread(essay.threadId)).toMatchObject({ lastNumber: 1, commentCount: 1 });
  });

  it('with another text is refused, so that the text is not lost', async () => {
    const { form, essay } = await setUp();
    const first = must(await postComment(form));
    const refused = await postComment({ ...form, body: 'Something else.' });
    expect(refused).toMatchObject({ ok: false, problem: { code: 'posted-already' } });
    expect((await read(first.id)).body).toBe(form.body);
    expect((await readThread(essay.threadId)).lastNumber).toBe(1);
  });

  it('is two comments when two people send it', async () => {
    const { form } = await setUp();
    const other = await makePerson();
    const one = must(await postComment(form));
    const two = must(await postComment({ ...form, personId: other.personId }));
    expect(two.id).not.toBe(one.id);
  });
});

describe('fifty at once', () => {
  it('get fifty numbers, and every counter is right', async () => {
    const { essay, form } = await setUp();
    const people = await Promise.all(Array.from({ length: 10 }, () => makePerson()));
    const root = must(await postComment(form));
    const posted = await Promise.all(
      Array.from({ length: 50 }, (_, index) => {
        const person = people[index % people.length];
        return makeComment({
          essayId: essay.id,
          by: { personId: person?.personId ?? '', name: person?.name ?? '' },
          answers: index % 2 === 0 ? root.id : null,
          now: NOW,
        });
      }),
    );
    const numbers = posted.map(({ number }) => number).sort((a, b) => a - b);
    expect(numbers).toEqual(Array.from({ length: 50 }, (_, index) => index + 2));
    expect(await readThread(essay.threadId)).toMatchObject({ lastNumber: 51, commentCount: 51 });
    expect((await read(root.id)).replyCount).toBe(25);
    // One persona each, although their first comments came at the same time.
    expect(await db.persona.count({ where: { threadId: essay.threadId } })).toBe(11);
  });
});

describe('what a post touches', () => {
  it('is written with it, and nothing is when it is refused', async () => {
    const { essay, form } = await setUp();
    const t = essay.threadId;
    const first = await watchTouches(() => postComment(form));
    const root = must(first.result);
    expect([first.now, first.soon]).toEqual([
      [latestTag(t), windowTag(t, 1)],
      [rankingTag(t), totalTag(t)],
    ]);
    const again = await watchTouches(() => postComment(form));
    expect([again.now, again.soon]).toEqual([[], []]);
    const reply = await watchTouches(() =>
      postComment({ ...form, answersId: root.id, postKey: newId() }),
    );
    expect([reply.now, reply.soon]).toEqual([
      [belowTag(root.id), headTag(root.id), latestTag(t), windowTag(t, 1)],
      [totalTag(t)],
    ]);
    must(await deleteComment({ commentId: root.id, now: NOW }));
    const refused = await watchTouches(() =>
      postComment({ ...form, answersId: root.id, postKey: newId() }),
    );
    expect(refused).toMatchObject({ result: { ok: false }, now: [], soon: [] });
  });

  it('is its root’s head at once for the first replies and the link, later for the rest', async () => {
    const { form } = await setUp();
    const root = must(await postComment(form));
    let last = root.id;
    for (const expected of ['now', 'now', 'now', 'now', 'soon', 'soon']) {
      const deeper = await watchTouches(() =>
        postComment({ ...form, answersId: last, postKey: newId() }),
      );
      const head = headTag(root.id);
      expect([deeper.now.includes(head), deeper.soon.includes(head)]).toEqual([
        expected === 'now',
        expected === 'soon',
      ]);
      last = must(deeper.result).id;
    }
  });
});
