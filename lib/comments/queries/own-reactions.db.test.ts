import { describe, expect, it } from 'vitest';
import { takeBackEssay } from '#lib/essays/commands/take-back-essay.ts';
import { VISITOR } from '#lib/policy/actor.ts';
import { makeComment, makeEssay, makePerson, must } from '#lib/testing/factories.ts';
import { testDatabase } from '#lib/testing/test-database.ts';
import { giveReaction } from '../commands/give-reaction.ts';
import type { ReactionKind } from '../rules.ts';
import { getCommentFor } from './for-one-person.ts';
import { listOwnReactions } from './own-reactions.ts';

testDatabase();

const NOW = new Date('2026-11-23T09:00:00.000Z');

async function setUp() {
  const essay = await makeEssay();
  const writer = await makePerson();
  const comment = await makeComment({ essayId: essay.id, by: writer });
  const [one, other] = [await makePerson(), await makePerson()];
  const say = async (who: { personId: string }, kind: ReactionKind, commentId = comment.id) =>
    must(await giveReaction({ commentId, personId: who.personId, kind, wanted: true, now: NOW }));
  return { essay, writer, comment, one, other, say };
}

describe('what a person gave in a thread', () => {
  it('is told to them, and to nobody else', async () => {
    const { essay, writer, one, other, say } = await setUp();
    await say(one, 'helpful');
    await say(one, 'same');
    await say(other, 'same');
    const given = await listOwnReactions(one, essay.id);
    expect(given.map(({ number, kind }) => `${number} ${kind}`).sort()).toEqual([
      '1 helpful',
      '1 same',
    ]);
    expect(await listOwnReactions(other, essay.id)).toEqual([{ number: 1, kind: 'same' }]);
    for (const somebody of [writer, VISITOR]) {
      expect(await listOwnReactions(somebody, essay.id)).toEqual([]);
    }
  });

  it('is of that thread, while it can be read', async () => {
    const { essay, one, say } = await setUp();
    const elsewhere = await setUp();
    await elsewhere.say(one, 'helpful');
    expect(await listOwnReactions(one, essay.id)).toEqual([]);
    expect(await listOwnReactions(one, 'no-id')).toEqual([]);
    await say(one, 'helpful');
    must(await takeBackEssay({ essayId: essay.id, now: NOW }));
    expect(await listOwnReactions(one, essay.id)).toEqual([]);
  });
});

describe('a comment on its own page', () => {
  it('tells the counts to everybody, and to each what they gave', async () => {
    const { writer, comment, one, say } = await setUp();
    await say(one, 'helpful');
    expect(await getCommentFor(one, comment.id, NOW)).toMatchObject({
      helpful: 1,
      same: 0,
      given: ['helpful'],
      may: { react: { allowed: true } },
    });
    expect(await getCommentFor(writer, comment.id, NOW)).toMatchObject({
      helpful: 1,
      given: [],
      may: { react: { allowed: false, code: 'own-comment' } },
    });
    expect(await getCommentFor(VISITOR, comment.id, NOW)).toMatchObject({
      helpful: 1,
      given: [],
      may: { react: { allowed: false, code: 'sign-in-first' } },
    });
  });
});
