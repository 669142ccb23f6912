/**
 * Something foreseen that makes it impossible to go on starting: a port in use, a folder that can't
 * be written, a database that doesn't answer. The message is one line (or one for each fault) that
 * says what to do. It is thrown, not returned, because there is one answer to all of them: give up,
 * print the message, end with a code that is not 0. The entry points in scripts/ do that.
 */
export class StartupProblem extends Error {
  override name = 'StartupProblem';
}

/** The code of a system error (`EACCES`) or of PostgreSQL (`28P01`), if it has one. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined;
}

const REASONS: Record<string, string> = {
  ENOENT: 'there is no such file or folder',
  EISDIR: 'it is a folder',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EMFILE: 'too many open files',
  ENOTDIR: 'a part of the path is a file',
  EEXIST: 'it is a file',
  EIO: 'the disk reports an error',
};

/** A system error in a few words, such as `permission denied (EACCES)`. */
export function systemReason(error: unknown): string {
  const code = errorCode(error);
  const words = code === undefined ? undefined : REASONS[code];
  if (words) return `${words} (${code})`;
  return error instanceof Error ? error.message : String(error);
}
