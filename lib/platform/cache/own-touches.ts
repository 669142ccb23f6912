import { markTouched } from './tag-clock.ts';
import { noteOwnTouches } from './touch-memory.ts';
import type { Touch } from './touch-table.ts';

/**
 * Forgets in this process what was touched in a transaction of its own. To be called at once after
 * the commit; should the process not come to it, its next look at the table does the same.
 */
export function markOwnTouches(touches: readonly Touch[]): void {
  if (touches.length === 0) return;
  noteOwnTouches(touches);
  markTouched(touches.map(({ tag }) => tag));
}
