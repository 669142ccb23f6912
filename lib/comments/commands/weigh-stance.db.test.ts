import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newId } from '#lib/kernel/ids.ts';
import { hideComment } from '#lib/moderation/commands/hide-comment.ts';
import { restoreComment } from '#lib/moderation/commands/restore-comment.ts';
import { makeEssay, makePerson, must } from '#lib/testing/factories.ts';
import { testDatabase } from '#lib/testing/test-database.ts';
import { watchTouches } from '#lib/testing/watch-touches.ts';
import { SHARED_BY, type Stance } from '../rules/stances.ts';
import { latestVoicesTag, stancesTag, threadTag, voicesTag } from '../tags.ts';
import { deleteComment } from './delete-comment.ts';
import { editComment } from './edit-comment.ts';
import { postComment } from './post-comment.ts';
import { recountThread, wasRight } from './recount-thread.ts';

const { db, countQueries } = testDatabase();

const NOW = new Date('2026-11-23T09:00:00.000Z');

type Said = { id: string; personId: string };

/** A thread in which so many people say a stance, each with one comment. */
async function makeVoices(people: number, stance: Stance = 'left') {
  const essay = await makeEssay({ now: NOW });
  const say = async (what: Stance | null, by?: string): Promise<Said> => {
    const person = by ?? (await makePerson()).personId;
    const { id } = must(
      await postComment({
        essayId: essay.id,
        answersId: null,
        personId: person,
        personName: 'Somebody',
        newcomer: false,
        body: `One ${newId()}.`,
        stance: what,
        postKey: newId(),
        now: NOW,
      }),
    );
    return { id, personId: person };
  };
  const voices: Said[] = [];
  for (let index = 0; index < people; index += 1) voices.push(await say(stance));
  const shared = async () =>
    (await db.thread.findUniqueOrThrow({ where: { id: essay.threadId } })).sharedStances;
  const isRight = async () =>
    wasRight(await db.$transaction((tx) => recountThread(tx, essay.threadId)));
  return { ...essay, say, voices, shared, isRight };
}

const bySomebody = { rule: 'harassment', explanation: 'For a test.', now: NOW } as const;

describe('a stance of a thread', () => {
  it('is shared by five people, however often each of them says it', async () => {
    const { say, voices, shared, threadId } = await makeVoices(SHARED_BY - 1);
    await say('left', voices[0]?.personId);
    await say('planning');
    expect(await shared()).toEqual([]);
    const { now, soon } = await watchTouches(() => say('left'));
    expect(await shared()).toEqual(['left']);
    expect(now).toContain(threadTag(threadId));
    expect(soon).toEqual(
      expect.arrayContaining([stancesTag(threadId), latestVoicesTag(threadId, 'left')]),
    );
    // The sixth changes nothing for the rest of the thread.
    const next = await watchTouches(() => say('left'));
    expect(next.now).not.toContain(threadTag(threadId));
    expect(await shared()).toEqual(['left']);
  });

  it('costs no statement more, and nothing of it is touched by a comment that says none', async () => {
    const { say, threadId } = await makeVoices(0);
    const somebody = (await say(null)).personId;
    const without = await countQueries(() => say(null, somebody));
    const withOne = await countQueries(() => say('left', somebody));
    expect(withOne.count).toBe(without.count);
    const { now, soon } = await watchTouches(() => say(null, somebody));
    expect([...now, ...soon].filter((tag) => /stances|voices/.test(tag))).toEqual([]);
    expect(now).not.toContain(threadTag(threadId));
  });

  it('is no longer shared when one deletes what they said, and again when another says it', async () => {
    const { voices, shared, say, threadId, isRight } = await makeVoices(SHARED_BY);
    expect(await shared()).toEqual(['left']);
    const commentId = voices[2]?.id ?? '';
    const { now } = await watchTouches(() => deleteComment({ commentId, now: NOW }));
    expect(await shared()).toEqual([]);
    expect(now).toContain(threadTag(threadId));
    expect(await db.comment.findUniqueOrThrow({ where: { id: commentId } })).toMatchObject({
      stance: null,
    });
    await say('left');
    expect(await shared()).toEqual(['left']);
    expect(await isRight()).toBe(true);
  });

  it('does not count what a moderator hides, until they restore it', async () => {
    const { voices, shared } = await makeVoices(SHARED_BY);
    const moderator = await makePerson({ roles: ['moderator'] });
    const act = {
      commentId: voices[0]?.id ?? '',
      by: { id: moderator.personId, role: 'moderator' },
    };
    must(await hideComment({ ...bySomebody, ...act } as Parameters<typeof hideComment>[0]));
    expect(await shared()).toEqual([]);
    must(await restoreComment({ ...bySomebody, ...act } as Parameters<typeof restoreComment>[0]));
    expect(await shared()).toEqual(['left']);
  });

  it('does not count a comment that waits, until it is shown', async () => {
    const { say, shared, essayId, voices } = await withHeld();
    expect(voices).toHaveLength(SHARED_BY - 1);
    expect(await shared()).toEqual([]);
    const held = await db.comment.findFirstOrThrow({
      where: { thread: { essayId }, heldAt: { not: null } },
    });
    expect(held.stance).toBe('left');
    const moderator = await makePerson({ roles: ['moderator'] });
    const { releaseComment } = await import('#lib/moderation/commands/release-comment.ts');
    must(
      await releaseComment({
        ...bySomebody,
        commentId: held.id,
        by: { id: moderator.personId, role: 'moderator' },
      } as Parameters<typeof releaseComment>[0]),
    );
    expect(await shared()).toEqual(['left']);
    await say('left');
    expect(await shared()).toEqual(['left']);
  });

  async function withHeld() {
    const made = await makeVoices(SHARED_BY - 1);
    const newcomer = await makePerson();
    const posted = must(
      await postComment({
        essayId: made.id,
        answersId: null,
        personId: newcomer.personId,
        personName: 'New',
        newcomer: true,
        body: 'See https://example.org/a and https://example.org/b',
        stance: 'left',
        postKey: newId(),
        now: NOW,
      }),
    );
    expect(posted.held).not.toBeNull();
    return { ...made, essayId: made.id };
  }
});

describe('another stance by editing', () => {
  const edit = (commentId: string, body: string, stance?: Stance | null) =>
    editComment({ commentId, body, stance, newcomer: false, now: NOW });

  it('is counted at once, and leaves no version and no mark behind', async () => {
    const { voices, shared, threadId, isRight } = await makeVoices(SHARED_BY);
    const id = voices[1]?.id ?? '';
    const { body } = await db.comment.findUniqueOrThrow({ where: { id } });
    const { now } = await watchTouches(() => edit(id, body, 'planning'));
    expect(await shared()).toEqual([]);
    expect(now).toEqual(
      expect.arrayContaining([
        threadTag(threadId),
        voicesTag(threadId, 'left'),
        voicesTag(threadId, 'planning'),
      ]),
    );
    expect(await db.comment.findUniqueOrThrow({ where: { id } })).toMatchObject({
      stance: 'planning',
      editedAt: null,
    });
    expect(await db.commentRevision.count({ where: { commentId: id } })).toBe(0);
    must(await edit(id, body, 'left'));
    expect(await shared()).toEqual(['left']);
    must(await edit(id, body, null));
    expect(await shared()).toEqual([]);
    expect(await isRight()).toBe(true);
  });

  it('comes with another text, and stays as it is where nothing is said of it', async () => {
    const { voices, shared } = await makeVoices(SHARED_BY);
    const id = voices[1]?.id ?? '';
    must(await edit(id, 'Another text.'));
    expect(await shared()).toEqual(['left']);
    must(await edit(id, 'And another.', null));
    expect(await shared()).toEqual([]);
    expect(await db.commentRevision.count({ where: { commentId: id } })).toBe(2);
  });

  it('by two at once is weighed one after the other', async () => {
    const { say, shared } = await makeVoices(SHARED_BY - 2);
    const late = [await say(null), await say(null)];
    const texts = await db.comment.findMany({ where: { id: { in: late.map(({ id }) => id) } } });
    await Promise.all(texts.map(async ({ id, body }) => must(await edit(id, body, 'left'))));
    expect(await shared()).toEqual(['left']);
  });
});

type Act =
  | { say: Stance | null; who: number }
  | { edit: Stance | null; which: number }
  | { gone: 'delete' | 'hide' | 'restore'; which: number };

describe('whatever people do', () => {
  const stance = fc.constantFrom<Stance | null>('left', 'left', 'planning', null);
  const which = fc.nat(30);
  const gone = fc.constantFrom<'delete' | 'hide' | 'restore'>('delete', 'hide', 'restore');
  const act: fc.Arbitrary<Act> = fc.oneof(
    { weight: 5, arbitrary: fc.record({ say: stance, who: fc.nat(6) }) },
    { weight: 2, arbitrary: fc.record({ edit: stance, which }) },
    { weight: 1, arbitrary: fc.record({ gone, which }) },
  );

  /** Changes a comment that is there; what is refused changes nothing. */
  async function change(id: string, each: Exclude<Act, { say: Stance | null }>, by: object) {
    if ('edit' in each) {
      const { body } = await db.comment.findUniqueOrThrow({ where: { id } });
      await editComment({ commentId: id, body, stance: each.edit, newcomer: false, now: NOW });
      return;
    }
    const order = { ...bySomebody, commentId: id, by } as Parameters<typeof hideComment>[0];
    if (each.gone === 'delete') await deleteComment({ commentId: id, now: NOW });
    if (each.gone === 'hide') await hideComment(order);
    if (each.gone === 'restore') {
      await restoreComment(order as Parameters<typeof restoreComment>[0]);
    }
  }

  it('what is shown is what five people say in comments that can be read', async () => {
    const people = await Promise.all(Array.from({ length: 7 }, () => makePerson()));
    const moderator = await makePerson({ roles: ['moderator'] });
    const by = { id: moderator.personId, role: 'moderator' };
    const acts = fc.array(act, { minLength: 14, maxLength: 28 });
    const law = fc.asyncProperty(acts, async (list) => {
      const { say, shared, threadId } = await makeVoices(0);
      const said: string[] = [];
      for (const each of list) {
        if ('say' in each) said.push((await say(each.say, people[each.who]?.personId)).id);
        else if (said.length > 0) await change(said[each.which % said.length] ?? '', each, by);
      }
      const counts = await db.$queryRaw<{ stance: Stance }[]>`
        SELECT stance::text AS stance FROM comment
        WHERE thread_id = ${threadId}::uuid AND stance IS NOT NULL AND held_at IS NULL
          AND deleted_at IS NULL AND hidden_by_id IS NULL
        GROUP BY stance HAVING count(DISTINCT persona_id) >= ${SHARED_BY}`;
      expect((await shared()).toSorted()).toEqual(counts.map((each) => each.stance).toSorted());
    });
    await fc.assert(law, { numRuns: 12 });
  }, 60_000);
});
