import 'server-only';
import { updateTag } from 'next/cache';
import { settled } from './in-flight.ts';
import { touch } from './touch.ts';

/** A page is rendered in 10 to 50 ms; whoever posts should not wait much longer for others' pages. */
const LONGEST_WAIT_MS = 500;

/** Nothing carries it: by it Next learns that something has changed, and the browser forgets the pages it keeps. */
const BROWSER = 'browser';

/**
 * To be awaited in a server action after a change, before it answers: from then on the very next
 * request here shows the change, and so does the next in every other process that has heard of it.
 * `tags` are touched here; none if the command has done that itself. `answer` says whether Next
 * renders the page of the script that called into the answer (action.ts). Never fails in an action;
 * anywhere else `touch` is the one to call.
 */
export async function showChange(
  tags: readonly string[],
  answer: 'with-page' | 'alone',
): Promise<void> {
  // Our handlers look at the clock that `touch` sets, so the tags need not go through Next.
  if (answer === 'with-page') updateTag(BROWSER);
  // What began before the change may be shared with the person who made it, see in-flight.ts.
  await Promise.all([tags.length > 0 ? touch(tags) : null, settled(LONGEST_WAIT_MS)]);
}
