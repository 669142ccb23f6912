import { cleanLine } from './clean-text.ts';

/** A path of a folder longer than this is an attack or a mistake; PATH_MAX of Linux is 4,096. */
const PATH_LENGTH_MAX = 1_000;

/** Folders inside each other. */
const PATH_DEPTH_MAX = 30;

/** How much of a hostile path is repeated to a person. */
const SHOWN_MAX = 120;

/**
 * Checks the path that an archive or a folder gives to one of its files. The path is never used to
 * write anything; it only tells a post from a page. Gives its parts, or what is wrong with it as
 * the end of a sentence.
 */
export function readEntryPath(
  path: string,
): { ok: true; path: string } | { ok: false; why: string } {
  if (path.length > PATH_LENGTH_MAX) return { ok: false, why: 'has a path that is too long' };
  if (path.includes('\0')) return { ok: false, why: 'has a NUL character in its path' };
  const forward = path.replaceAll('\\', '/');
  if (forward.startsWith('/') || /^[a-z]:/i.test(forward)) {
    return { ok: false, why: 'has an absolute path' };
  }
  const parts = forward.split('/').filter((part) => part !== '' && part !== '.');
  if (parts.includes('..')) return { ok: false, why: 'leads out of its folder with “..”' };
  if (parts.length > PATH_DEPTH_MAX) return { ok: false, why: 'stands in too many folders' };
  return { ok: true, path: parts.join('/').normalize('NFC') };
}

/** Folders and files that a computer makes for itself and that hold nothing of a site's texts. */
const MACHINE_MADE =
  /(?:^|\/)(?:\.[^/]*|node_modules|vendor|_site|__MACOSX|Thumbs\.db|desktop\.ini)(?:\/|$)/;

/** Whether a path is of no interest: hidden files, caches, what was built. */
export function isMachineMade(path: string): boolean {
  return MACHINE_MADE.test(path);
}

/** A path or a file's name as a message may repeat it: one line, not too long, no direction marks. */
export function shownPath(path: string): string {
  const line = cleanLine(path.slice(0, SHOWN_MAX * 4));
  const characters = [...line];
  if (characters.length <= SHOWN_MAX) return line === '' ? 'a file without a name' : line;
  return `${characters.slice(0, SHOWN_MAX - 1).join('')}…`;
}
