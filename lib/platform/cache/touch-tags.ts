import 'server-only';
import { updateTag } from 'next/cache';
import { settled } from './in-flight.ts';
import { touch } from './touch.ts';

/** A page is rendered in 10 to 50 ms; whoever posts should not wait much longer for others' pages. */
const LONGEST_WAIT_MS = 500;

/**
 * Says in a server action that what is shown under these tags has changed: the very next request
 * here shows the change, and so does the next in every other process that has heard of it. To be
 * awaited before the action answers. Never fails once it is called in an action; anywhere else
 * `updateTag` throws, and `touch` is the one to call.
 */
export async function touchTags(tags: readonly string[]): Promise<void> {
  for (const tag of tags) updateTag(tag);
  // What began before the change may be shared with the person who made it, see in-flight.ts.
  await Promise.all([touch(tags), settled(LONGEST_WAIT_MS)]);
}
