import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newId } from '#lib/kernel/ids.ts';
import { ok } from '#lib/kernel/result.ts';
import { changeAndTouch } from '#lib/platform/cache/change-and-touch.ts';
import { makeThread } from '#lib/testing/make-thread.ts';
import { readDiscussion } from '#lib/testing/read-discussion.ts';
import { testDatabase } from '#lib/testing/test-database.ts';
import { watchTouches } from '#lib/testing/watch-touches.ts';
import { commentTag, headTag, latestTag, threadTag, totalTag, windowTag } from '../tags.ts';
import { deleteComment } from './delete-comment.ts';
import { lockThreadOf } from './lock-thread.ts';
import { recountThread, wasRight } from './recount-thread.ts';
import { showHeld } from './show-held.ts';

const { db } = testDatabase();

const NOW = new Date('2026-11-23T09:00:00.000Z');
const RUNS = 30;
/** Some ten seconds here; a machine that is busy with other things needs more. */
const TIMEOUT_MS = 120_000;

/** Shows a held comment as a command would. Gives how many can be read then. */
async function show(commentId: string): Promise<number> {
  const shown = await changeAndTouch(async (tx, note) => {
    const thread = await lockThreadOf(tx, commentId);
    return ok(thread ? await showHeld({ tx, note }, { commentId, thread, now: NOW }) : 0);
  });
  return shown.ok ? shown.value : 0;
}

const isRight = async (threadId: string) =>
  wasRight(await db.$transaction((tx) => recountThread(tx, threadId)));

const read = (threadId: string) =>
  db.comment.findMany({ where: { threadId }, orderBy: { number: 'asc' } });

describe('showing a held comment', () => {
  it(
    'leaves everything counted, whatever stands around it and in whatever order',
    async () => {
      const acts = fc.array(fc.record({ shows: fc.boolean(), pick: fc.nat() }), { maxLength: 25 });
      const trees = fc.array(fc.record({ answers: fc.nat(), held: fc.boolean() }), {
        minLength: 2,
        maxLength: 15,
      });
      await fc.assert(
        fc.asyncProperty(trees, acts, async (tree, list) => {
          const answers = tree.map(({ answers }, index) =>
            index === 0 || answers % 4 === 0 ? null : answers % index,
          );
          // Nothing stands below what is held but what is held too.
          const isHeld: boolean[] = [];
          for (const [index, above] of answers.entries()) {
            isHeld.push(tree[index]?.held === true || (above !== null && isHeld[above] === true));
          }
          const { threadId, added } = await makeThread(answers, (index) => isHeld[index] === true);
          for (const { shows, pick } of list) {
            const id = added[pick % added.length]?.id ?? '';
            if (shows) await show(id);
            else await deleteComment({ commentId: id, now: NOW });
            expect(await isRight(threadId)).toBe(true);
          }
          for (const { id } of added) await show(id);
          expect(await isRight(threadId)).toBe(true);
          const rows = await read(threadId);
          expect(rows.filter(({ heldAt, deletedAt }) => heldAt && !deletedAt)).toEqual([]);
        }),
        { numRuns: RUNS },
      );
    },
    TIMEOUT_MS,
  );

  it('gives a line back to what was deleted above it', async () => {
    const { slug, threadId, added } = await makeThread([null, 0], (index) => index === 1);
    const [root, reply] = added.map(({ id }) => id);
    await deleteComment({ commentId: root ?? '', now: NOW });
    expect((await readDiscussion(slug)).comments).toEqual([]);
    expect(await show(reply ?? '')).toBe(1);
    const { total, comments } = await readDiscussion(slug);
    expect(total).toBe(1);
    expect(comments).toMatchObject([{ state: 'deleted', replies: [{ number: 2 }] }]);
    expect(await isRight(threadId)).toBe(true);
  });

  it('touches what a new comment does, and what stands behind it now', async () => {
    const { threadId, added } = await makeThread([null, 0, 0, null], (index) => index === 1);
    const [root, held, behind] = added.map(({ id }) => id);
    const { now } = await watchTouches(() => show(held ?? ''));
    expect(now).toEqual(
      [
        ...[`below:${root}`, headTag(root ?? ''), windowTag(threadId, 1), latestTag(threadId)],
        ...[commentTag(held ?? ''), `quoted:${held}`, commentTag(behind ?? '')],
        totalTag(threadId),
      ].toSorted(),
    );
    const again = await watchTouches(() => show(held ?? ''));
    expect(again).toMatchObject({ result: 0, now: [], soon: [] });
  });

  it('touches the whole discussion when more than one line comes', async () => {
    const { threadId, added } = await makeThread([null, 0], () => true);
    const { result, now } = await watchTouches(() => show(added[1]?.id ?? ''));
    expect(result).toBe(2);
    expect(now).toEqual([threadTag(threadId), totalTag(threadId)].toSorted());
  });

  it('does nothing for what is not there', async () => {
    expect(await show(newId())).toBe(0);
  });
});
