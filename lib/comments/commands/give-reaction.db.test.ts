import { describe, expect, it } from 'vitest';
import { takeBackEssay } from '#lib/essays/commands/take-back-essay.ts';
import { newId } from '#lib/kernel/ids.ts';
import { hideComment } from '#lib/moderation/commands/hide-comment.ts';
import { makeComment, makeEssay, makePerson, must } from '#lib/testing/factories.ts';
import { testDatabase } from '#lib/testing/test-database.ts';
import type { ReactionKind } from '../rules.ts';
import { commentTag, rankingTag } from '../tags.ts';
import { deleteComment } from './delete-comment.ts';
import { giveReaction } from './give-reaction.ts';
import { recountThread } from './recount-thread.ts';

const { db, pool, countQueries } = testDatabase();

const NOW = new Date('2026-11-23T09:00:00.000Z');
const AT_ONCE = 50;
const BY = { id: null, role: 'moderator' } as const;

/** A comment by somebody, and others who may react to it. */
async function setUp(others = 1) {
  const essay = await makeEssay();
  const writer = await makePerson();
  const comment = await makeComment({ essayId: essay.id, by: writer });
  const people = await Promise.all(Array.from({ length: others }, () => makePerson()));
  return { essay, writer, comment, people, one: people[0]?.personId ?? '' };
}

type Click = { commentId: string; personId: string; kind?: ReactionKind; wanted?: boolean };

const click = ({ kind = 'helpful', wanted = true, ...who }: Click) =>
  giveReaction({ ...who, kind, wanted, now: NOW });

/** The counters of a comment beside the rows that they count. */
async function counts(id: string) {
  const row = await db.comment.findUniqueOrThrow({
    where: { id },
    select: { helpfulCount: true, sameCount: true, reactions: { select: { kind: true } } },
  });
  const rows = (kind: ReactionKind) => row.reactions.filter((each) => each.kind === kind).length;
  return {
    counted: [row.helpfulCount, row.sameCount],
    rows: [rows('helpful'), rows('same')],
  };
}

const both = (helpful: number, same: number) => ({
  counted: [helpful, same],
  rows: [helpful, same],
});

const dueTags = async () => {
  const due = await db.cacheTouchDue.findMany({ orderBy: { tag: 'asc' } });
  return due.map(({ tag }) => tag);
};

describe('a reaction', () => {
  it('is counted once however often it is given, and taken back once', async () => {
    const { comment, one } = await setUp();
    const who = { commentId: comment.id, personId: one };
    const given = { helpful: 1, same: 0, given: ['helpful'] };
    expect(must(await click(who))).toEqual(given);
    expect(must(await click(who))).toEqual(given);
    expect(await counts(comment.id)).toEqual(both(1, 0));
    const gone = { helpful: 0, same: 0, given: [] };
    expect(must(await click({ ...who, wanted: false }))).toEqual(gone);
    expect(must(await click({ ...who, wanted: false }))).toEqual(gone);
    expect(await counts(comment.id)).toEqual(both(0, 0));
  });

  it('is of two kinds that know nothing of each other', async () => {
    const { comment, people } = await setUp(2);
    const [first, second] = people.map(({ personId }) => ({ commentId: comment.id, personId }));
    if (!first || !second) throw new Error('two people were made');
    must(await click(first));
    must(await click({ ...second, kind: 'same' }));
    const now = must(await click({ ...first, kind: 'same' }));
    expect({ ...now, given: now.given.sort() }).toEqual({
      helpful: 1,
      same: 2,
      given: ['helpful', 'same'],
    });
    must(await click({ ...first, wanted: false }));
    expect(await counts(comment.id)).toEqual(both(0, 2));
  });

  it('takes one statement, and one to say what the person has given', async () => {
    const { comment, one } = await setUp();
    const { count } = await countQueries(() => click({ commentId: comment.id, personId: one }));
    expect(count).toBe(2);
  });

  it('is refused where not everybody may read, and leaves nothing', async () => {
    const { essay, writer, comment, one } = await setUp();
    const make = () => makeComment({ essayId: essay.id, by: writer });
    const [hidden, held, deleted] = [await make(), await make(), await make()];
    must(
      await hideComment({
        commentId: hidden.id,
        rule: 'hate',
        explanation: 'For a test.',
        by: BY,
        now: NOW,
      }),
    );
    await db.comment.update({ where: { id: held.id }, data: { heldAt: NOW } });
    must(await deleteComment({ commentId: deleted.id, now: NOW }));
    const codes: string[] = [];
    const tryAll = async (...ids: string[]) => {
      for (const commentId of ids) {
        const refused = await click({ commentId, personId: one });
        codes.push(refused.ok ? 'allowed' : refused.problem.code);
      }
    };
    await tryAll(hidden.id, held.id, deleted.id, newId());
    must(await takeBackEssay({ essayId: essay.id, now: NOW }));
    await tryAll(comment.id);
    expect(codes).toEqual([
      'comment-hidden',
      'comment-held',
      'comment-deleted',
      'not-found',
      'not-published',
    ]);
    expect(await db.reaction.count({ where: { userId: one } })).toBe(0);
    expect(await counts(hidden.id)).toEqual(both(0, 0));
  });

  it('goes with the comment’s text when its writer deletes it', async () => {
    const { comment, one } = await setUp();
    must(await click({ commentId: comment.id, personId: one }));
    must(await deleteComment({ commentId: comment.id, now: NOW }));
    expect(await counts(comment.id)).toEqual(both(0, 0));
  });

  it('goes with the person’s account, and the repair counts the rest', async () => {
    const { essay, comment, people } = await setUp(3);
    for (const { personId } of people) {
      must(await click({ commentId: comment.id, personId }));
      must(await click({ commentId: comment.id, personId, kind: 'same' }));
    }
    await db.user.delete({ where: { id: people[0]?.personId ?? '' } });
    await db.$transaction((tx) => recountThread(tx, essay.threadId));
    expect(await counts(comment.id)).toEqual(both(2, 2));
  });
});

describe('many clicks at once', () => {
  it('of one person are one', async () => {
    const { comment, one } = await setUp();
    const who = { commentId: comment.id, personId: one };
    const answers = await Promise.all(Array.from({ length: AT_ONCE }, () => click(who)));
    for (const answer of answers) {
      expect(must(answer)).toEqual({ helpful: 1, same: 0, given: ['helpful'] });
    }
    expect(await counts(comment.id)).toEqual(both(1, 0));
  });

  it('of as many people are all counted, and all taken back', async () => {
    const { comment, people } = await setUp(AT_ONCE);
    const all = (wanted: boolean) =>
      Promise.all(people.map(({ personId }) => click({ commentId: comment.id, personId, wanted })));
    await all(true);
    expect(await counts(comment.id)).toEqual(both(AT_ONCE, 0));
    await all(false);
    expect(await counts(comment.id)).toEqual(both(0, 0));
  });

  it('that give and take back leave a count of what is there', async () => {
    const { comment, people } = await setUp(10);
    const clicks = Array.from({ length: 200 }, (_, i) => ({
      commentId: comment.id,
      personId: people[i % people.length]?.personId ?? '',
      kind: i % 3 === 0 ? ('same' as const) : ('helpful' as const),
      wanted: i % 7 < 4,
    }));
    for (const answer of await Promise.all(clicks.map(click))) {
      const { helpful, same } = must(answer);
      expect(Math.min(helpful, same)).toBeGreaterThanOrEqual(0);
    }
    const { counted, rows } = await counts(comment.id);
    expect(counted).toEqual(rows);
  });

  it('leave nothing on a comment that is deleted meanwhile', async () => {
    const { comment, people } = await setUp(AT_ONCE);
    const clicks = people.map(({ personId }) => click({ commentId: comment.id, personId }));
    const deletion = deleteComment({ commentId: comment.id, now: NOW });
    const answers = await Promise.all(clicks);
    must(await deletion);
    for (const answer of answers) {
      if (!answer.ok) expect(answer.problem.code).toBe('comment-deleted');
    }
    expect(await counts(comment.id)).toEqual(both(0, 0));
  });

  it('and posts, hidings and deletions around the same comment do not block each other', async () => {
    const { essay, writer, comment, people } = await setUp(AT_ONCE);
    const reply = await makeComment({ essayId: essay.id, by: writer, answers: comment.id });
    const spare = await makeComment({ essayId: essay.id, by: writer, answers: reply.id });
    const work = people.map(async ({ personId, name }, i) => {
      const commentId = [comment.id, reply.id][i % 2] ?? '';
      await click({ commentId, personId });
      if (i % 3 > 0) return;
      await makeComment({ essayId: essay.id, by: { personId, name }, answers: commentId });
      await click({ commentId, personId, wanted: false });
    });
    const decision = { commentId: reply.id, rule: 'hate', explanation: 'For a test.' } as const;
    work.push(
      (async () => {
        must(await deleteComment({ commentId: spare.id, now: NOW }));
        must(await hideComment({ ...decision, by: BY, now: NOW }));
      })(),
    );
    for (const done of await Promise.allSettled(work)) {
      // What is hidden takes no reply; a deadlock would be another error.
      if (done.status === 'rejected') expect(String(done.reason)).toContain('comment-hidden');
    }
    for (const { id } of [comment, reply]) {
      const { counted, rows } = await counts(id);
      expect(counted).toEqual(rows);
    }
  });
});

describe('what readers see of it', () => {
  it('is due a little later, once for many clicks', async () => {
    const { essay, comment, people } = await setUp(3);
    await pool.query('DELETE FROM cache_touch_due');
    const [first, ...others] = people.map(({ personId }) => ({
      commentId: comment.id,
      personId,
    }));
    if (!first) throw new Error('people were made');
    must(await click(first));
    const tags = [commentTag(comment.id), rankingTag(essay.threadId)];
    expect(await dueTags()).toEqual(tags);
    const { rows } = await pool.query<{ tag: string; seconds: number }>(
      `SELECT tag, extract(epoch FROM due_at - clock_timestamp())::float AS seconds
       FROM cache_touch_due ORDER BY tag`,
    );
    expect(rows[0]?.seconds).toBeGreaterThan(1);
    expect(rows[0]?.seconds).toBeLessThanOrEqual(3);
    expect(rows[1]?.seconds).toBeGreaterThan(50);
    const before = await db.cacheTouchDue.findMany({ orderBy: { tag: 'asc' } });
    for (const other of others) must(await click(other));
    expect(await db.cacheTouchDue.findMany({ orderBy: { tag: 'asc' } })).toEqual(before);
  });

  it('is the order of the thread only for the “Helpful” of a root', async () => {
    const { essay, writer, comment, one } = await setUp();
    const reply = await makeComment({ essayId: essay.id, by: writer, answers: comment.id });
    await pool.query('DELETE FROM cache_touch_due');
    must(await click({ commentId: reply.id, personId: one }));
    must(await click({ commentId: comment.id, personId: one, kind: 'same' }));
    expect(await dueTags()).toEqual([commentTag(comment.id), commentTag(reply.id)].sort());
  });

  it('is not due when nothing changed', async () => {
    const { comment, one } = await setUp();
    const who = { commentId: comment.id, personId: one };
    must(await click(who));
    await pool.query('DELETE FROM cache_touch_due');
    must(await click(who));
    must(await click({ ...who, kind: 'same', wanted: false }));
    expect(await dueTags()).toEqual([]);
  });
});
