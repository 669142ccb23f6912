import { postComment } from '#lib/comments/commands/post-comment.ts';
import { newId } from '#lib/kernel/ids.ts';
import { DAY, later } from '#lib/kernel/time.ts';
import { lockBranch } from '#lib/moderation/commands/lock-branch.ts';
import { lockThread } from '#lib/moderation/commands/lock-thread.ts';
import { slowThread } from '#lib/moderation/commands/slow-thread.ts';
import { makeComment, makeEssay, makePerson, must } from '#lib/testing/factories.ts';
import { addWordRule } from '#lib/word-rules/commands/add-word-rule.ts';
import { endWordRule } from '#lib/word-rules/commands/end-word-rule.ts';
import { LONG_WORD } from './long-words.ts';
import type { StageInside } from './stage.ts';

const EXPLANATION = 'It is about the people here, and no longer about the essay.';

/**
 * Discussions under a moderator's conditions, with a comment of the member that waits, and word
 * rules whose phrases no other test writes.
 */
export async function setConditions(
  member: { personId: string; name: string },
  now: Date,
): Promise<Pick<StageInside, 'locked' | 'slow' | 'waiting'>> {
  const by = { id: null, role: 'moderator' } as const;
  const act = { rule: 'harassment', explanation: EXPLANATION, by, now } as const;
  const other = await makePerson({ name: 'Callum Reyes' });
  const long = later(now, -DAY);
  const write = (essayId: string, body: string, answers: string | null = null) =>
    makeComment({ essayId, by: other, answers, body, now: long });

  const locked = await makeEssay({ title: 'Answered enough', now: long });
  const last = await write(locked.id, 'I have said what I had to say.');
  await write(locked.id, 'So have I.', last.id);
  must(await lockThread({ threadId: locked.threadId, ...act }));

  const slow = await makeEssay({ title: 'Answered too fast', now: long });
  const heated = await write(slow.id, 'You are all wrong.');
  await write(slow.id, 'No, you are.', heated.id);
  await write(slow.id, 'May I come back to the essay?');
  must(await lockBranch({ commentId: heated.id, ...act }));
  must(await slowThread({ threadId: slow.threadId, seconds: 600, ...act }));
  const waiting = must(
    await postComment({
      essayId: slow.id,
      answersId: null,
      personId: member.personId,
      personName: member.name,
      newcomer: true,
      body: `There is a helpline at https://example.org/${LONG_WORD} that answers at night.`,
      postKey: newId(),
      now,
    }),
  );

  const rule = (phrase: string, action: 'hold' | 'ask' | 'refuse', note: string) =>
    addWordRule({ phrase, action, note, byId: null, now: long }).then(must);
  await rule('earn while you sleepwalk', 'hold', 'A course that is advertised everywhere.');
  await rule(`${LONG_WORD.slice(0, 60)}`, 'refuse', `Nobody needs it. ${LONG_WORD}`);
  const ended = await rule('quixotic locum', 'ask', 'A quarrel of last winter.');
  must(await endWordRule({ ruleId: ended.id, now }));
  return { locked: { slug: locked.slug, comment: last.id }, slow, waiting: waiting.id };
}
