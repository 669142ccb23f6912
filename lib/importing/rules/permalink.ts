import { ok, type Result } from '#lib/kernel/result.ts';

/** Longer addresses break in mails, and no page of ours needs one. */
const PERMALINK_MAX = 200;

// Letters and digits of any script, and the signs that need no escaping in an address. A segment
// can't begin with a dot (hidden files, "..") or an underscore (Next.js keeps those for itself).
const SEGMENT = /^(?![._])[\p{L}\p{M}\p{N}._~-]+$/u;

/**
 * The one form of a page's address: no slash at either end, no empty parts, no index.html, and
 * percent-escapes undone. An empty string is the home page. Fails with what is wrong, as the end
 * of a sentence that begins with the address's name.
 */
export function normalisePermalink(written: string): Result<string, string> {
  let path = written.trim().normalize('NFC');
  if (/^[a-z][a-z0-9+.-]*:/i.test(path) || path.startsWith('//')) {
    return { ok: false, problem: 'is an address on the web, where only a path can stand' };
  }
  if (/[?#]/.test(path)) return { ok: false, problem: 'has a query or a fragment' };
  if (path.includes('%')) {
    try {
      path = decodeURIComponent(path).normalize('NFC');
    } catch {
      return { ok: false, problem: 'has a broken percent-escape' };
    }
  }
  const segments = path.split('/').filter((segment) => segment !== '');
  if (segments.at(-1) === 'index.html') segments.pop();
  const joined = segments.join('/');
  if (joined.length > PERMALINK_MAX) {
    return { ok: false, problem: `is longer than ${PERMALINK_MAX} characters` };
  }
  if (!segments.every((segment) => SEGMENT.test(segment))) {
    return {
      ok: false,
      problem: 'may only have letters, digits, ".", "_", "~" and "-" between its slashes',
    };
  }
  return ok(joined);
}
