import { titleKey } from '#lib/kernel/title-key.ts';
import { ask, type Check, PUBLISH, refuseText } from './check.ts';

/** Among the last so many of the same writer in the thread: further back nobody means the same moment. */
export const REPEATS_AMONG = 5;

/** A shorter text may well be said twice: "Thank you, that helps." */
const SHORTEST = 40;

/** The third time is no slip any more. */
const TIMES = 2;

/** By so many bytes the lengths of two texts may differ that are the same but for case and spaces. */
export const SAME_WITHIN = 40;

/**
 * The same text again in the same thread. Once it is mostly a form that was sent twice, or meant for
 * somebody else as well, so the writer is asked; a third time is a flood. What was deleted does not
 * count: it was perhaps only in the wrong place.
 */
export const repeat: Check = (comment, { earlier }) => {
  if (comment.isEdit || comment.body.length < SHORTEST) return PUBLISH;
  const key = titleKey(comment.body);
  const same = earlier.filter(({ body }) => body !== null && titleKey(body) === key);
  const [last] = same;
  if (!last) return PUBLISH;
  if (same.length >= TIMES) {
    return refuseText('repeat', `You have said this here already, last in #${last.number}.`);
  }
  return ask(
    'repeat',
    comment,
    `You have said the same here already, in #${last.number}. Post it once more?`,
  );
};
