import { readKept, writeKept } from '#components/ui/kept-in-browser.ts';
import type { AutosaveStore, Kept } from './autosave.ts';
import { isSame, type TextFields } from './text-fields.ts';

/** Keeps a text in this browser until the server has it: the text, and beside it what it goes back to. */
export function keptText(key: () => string): AutosaveStore {
  let keptBase: TextFields | null = null;
  let keptUnder = '';
  return {
    keep({ fields, version, base, doubts }) {
      // What it goes back to changes once in a while, the text at each key.
      const now = key();
      if (base !== keptBase || now !== keptUnder) writeKept(`${now}:base`, base);
      keptBase = base;
      keptUnder = now;
      writeKept(now, {
        ...fields,
        [VERSION]: version === null ? '' : String(version),
        [DOUBTS]: doubts.join(' '),
      });
    },
    forget() {
      keptBase = null;
      forgetKeptText(key());
    },
  };
}

/** Forgets what this browser has of a text. */
export function forgetKeptText(key: string): void {
  writeKept(key, null);
  writeKept(`${key}:base`, null);
}

// No field of a form is called like these.
const VERSION = ':version';
const DOUBTS = ':doubts';

/** What this browser has of a text that the server may not have; null for nothing. */
export function readKeptText(key: string): Kept | null {
  const kept = readKept(key);
  if (!kept) return null;
  const { [VERSION]: version = '', [DOUBTS]: doubts = '', ...fields } = kept;
  return {
    fields,
    version: version === '' ? null : Number(version),
    // Unknown, it is nothing: then what is kept counts as unsent.
    base: readKept(`${key}:base`) ?? {},
    doubts: doubts === '' ? [] : doubts.split(' '),
  };
}

/**
 * Whether a text that the browser had kept holds something that the server does not have. Whether that
 * was changed elsewhere meanwhile, the next save says.
 */
export function isUnsent(kept: Kept, server: TextFields): boolean {
  return !isSame(kept.fields, server) && !isSame(kept.fields, kept.base);
}
