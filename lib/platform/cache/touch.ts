import 'server-only';
import { databasePool } from '../db.ts';
import { log } from '../log.ts';
import { markTouched } from './tag-clock.ts';
import { noteOwnTouches } from './touch-memory.ts';
import { writeTouches } from './touch-table.ts';

/**
 * Says that what is shown under these tags has changed: forgets it in this process now, and tells
 * every other process. To be called after the change is committed, in jobs and on the command
 * line; actions call `showChange`. The tag `*` (`EVERYTHING`) is all tags. Never fails: when the
 * others can't be told, that is logged, because the change itself has happened.
 */
export async function touch(tags: readonly string[]): Promise<void> {
  markTouched(tags);
  try {
    noteOwnTouches(await writeTouches(databasePool(), { now: [...tags], soon: [] }));
  } catch (error) {
    log.error({ err: error, tags }, 'other processes could not be told what changed');
  }
}
