import { MINUTE } from '#lib/kernel/time.ts';

/** Eight digits are 26 bits; OWASP ASVS 5.0, 6.5.4, asks for at least 20. */
export const CODE_DIGITS = 8;

/** Ten minutes at most (ASVS 6.5.5): enough for a slow hospital mail server. */
export const CODE_LIFE = 10 * MINUTE;

/** Wrong tries after which a code is dead (ASVS 6.6.3): five in 100 million can be guessed. */
export const MOST_TRIES = 5;

/** The longest path that is worth coming back to. */
const LONGEST_PATH = 300;

/**
 * Our own addresses and nothing else: segments of unreserved characters, none of them empty, then a
 * simple query and a simple fragment. No percent sign in the path, so nothing has to be decoded to
 * know what it says.
 */
const OWN_PATH = /^\/(?:[\w.~-]+(?:\/[\w.~-]+)*\/?)?(?:\?[\w.~%&=+-]*)?(?:#[\w.~-]*)?$/;

/** A segment of dots only, which a browser resolves away. */
const DOT_SEGMENT = /\/\.+(?:[/?#]|$)/;

/** Where coming back would end: the sign-in pages lead here, and endpoints are not pages. */
const NOT_A_PAGE = /^\/(?:sign-in|api|_next)(?:[/?#]|$)/;

/**
 * Where to go after signing in: `text` if it is a path of this site, else the home page. Safe to
 * redirect to, whatever came in.
 */
export function safeNext(text: string | undefined | null): string {
  if (!text || text.length > LONGEST_PATH) return '/';
  if (!OWN_PATH.test(text) || DOT_SEGMENT.test(text) || NOT_A_PAGE.test(text)) return '/';
  return text;
}

/**
 * Where somebody came from, when they follow a link to the sign-in page that does not say where it
 * stands: the page of this site in the Referer header, else the home page. `host` is the Host
 * header.
 */
export function nextFromReferer(referer: string | null, host: string | null): string {
  const url = URL.parse(referer ?? '');
  return url && url.host === host ? safeNext(url.pathname + url.search) : '/';
}

/** The pages of signing in, in their order. */
export type SignInPage = '/sign-in' | '/sign-in/code' | '/sign-in/name' | '/sign-in/again';

/** The address of a sign-in page that later leads to `next`, which is checked there again. */
export function signInPage(page: SignInPage, next: string, also?: 'again'): string {
  const query = new URLSearchParams();
  if (also) query.set(also, '1');
  if (next !== '/') query.set('next', next);
  return query.size === 0 ? page : `${page}?${query}`;
}

/**
 * The address of the page where a fresh code is typed after it was asked for. With a name of its own
 * for each time, since to the page's own address Next's router does not go once more.
 */
export function confirmPage(next: string, { askedAt, again }: { askedAt: Date; again: boolean }) {
  const query = new URLSearchParams({ [again ? 'again' : 'sent']: String(askedAt.getTime()) });
  if (next !== '/') query.set('next', next);
  return `/sign-in/again?${query}`;
}

/**
 * The code in what a person typed or pasted: spaces and hyphens between the digits are fine, as are
 * full-width digits. Null if there are not exactly eight.
 */
export function readCode(typed: string): string | null {
  const digits = typed.normalize('NFKC').replace(/[\s\p{Pd}\p{Cf}]/gu, '');
  return /^\d{8}$/.test(digits) ? digits : null;
}

/** A code as it is shown: "1234 5678". */
export function showCode(code: string): string {
  return `${code.slice(0, CODE_DIGITS / 2)} ${code.slice(CODE_DIGITS / 2)}`;
}

/** What is known about a code that somebody tries. */
export type CodeRecord = { usedAt: Date | null; expiresAt: Date; wrongTries: number };

/** Why a code opens nothing any more. */
export type CodeEnd = 'code-used' | 'code-dead' | 'code-expired';

/** Whether a code can still be tried at `now`: null, or why not. */
export function codeEnd(code: CodeRecord, now: Date): CodeEnd | null {
  if (code.usedAt !== null) return 'code-used';
  if (code.wrongTries >= MOST_TRIES) return 'code-dead';
  return now >= code.expiresAt ? 'code-expired' : null;
}

/** What the person is told when a code has ended. */
export const CODE_END_TEXTS: Record<CodeEnd, string> = {
  'code-used': 'This code was used already. Ask for a new code.',
  'code-dead': 'Five tries were wrong, so this code no longer works. Ask for a new code.',
  'code-expired': 'This code is older than ten minutes and no longer works. Ask for a new code.',
};

/** What the person is told after a wrong try, `tries` of them so far. */
export function wrongCodeText(tries: number): string {
  const left = MOST_TRIES - tries;
  return `This is not the code in the newest mail. ${left === 1 ? 'One try is' : `${left} tries are`} left.`;
}

/**
 * An address as it is shown where others may look over a shoulder: its first letter and its host,
 * "a…@example.org".
 */
export function maskAddress(address: string): string {
  const at = address.lastIndexOf('@');
  return `${address.slice(0, 1)}…${address.slice(at)}`;
}
