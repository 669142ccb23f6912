import { inWords } from '#lib/kernel/duration.ts';
import { later, SECOND } from '#lib/kernel/time.ts';
import { type Check, PUBLISH, refuse } from './check.ts';

/**
 * In slow mode everybody waits between two comments, moderators too: they set the pace. What was
 * deleted or held counts, or deleting would be a way to write faster. An edit adds nothing.
 */
export const slowMode: Check = ({ isEdit }, { thread, earlier }, now) => {
  const last = earlier[0];
  if (isEdit || thread.slowSeconds === null || !last) return PUBLISH;
  const pause = thread.slowSeconds * SECOND;
  const left = later(last.writtenAt, pause).getTime() - now.getTime();
  if (left <= 0) return PUBLISH;
  return refuse(
    'slow-mode',
    `A moderator has slowed this discussion down: everybody can write once in ${inWords(pause)}. You can post this in ${inWords(left)}; until then it stays here.`,
  );
};
