import { cleanName } from './clean-text.ts';
import type { ImportedWriter } from './imported.ts';

/** How a source that gives no name is told of. */
const NAMELESS = 'Anonymous';

/**
 * Tells the writers of one discussion apart by what only their source knows (a mail address, an
 * account), and keeps nothing of that: the first of a name is called by it, a second person of the
 * same name gets a number in the handle, which readers don't see.
 */
export class CommentWriters {
  private readonly byWho = new Map<string, ImportedWriter>();
  private readonly counts = new Map<string, number>();

  /** `who`: anything that is the same for one person at the source; never stored. */
  named(written: string, who: string): ImportedWriter {
    const name = cleanName(written) || NAMELESS;
    const key = `${name.toLowerCase()}\n${who.trim().toLowerCase()}`;
    const known = this.byWho.get(key);
    if (known) return known;
    const folded = name.toLowerCase();
    const count = (this.counts.get(folded) ?? 0) + 1;
    this.counts.set(folded, count);
    const writer = { name, handle: count === 1 ? name : `${name}~${count}` };
    this.byWho.set(key, writer);
    return writer;
  }
}
