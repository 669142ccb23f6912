import 'server-only';
import { headers } from 'next/headers';
import type { CookieJar } from './cookie-jar.ts';

/**
 * The cookies that the browser sent with this request, for reading. Pages ask here and not Next's
 * `cookies()`: in development Next 16.4 answers 500 when a page calls that after a form was sent
 * without JavaScript and its action stayed on the page (an InvariantError about the "underlying
 * cookies object").
 */
export async function sentCookies(): Promise<Pick<CookieJar, 'get'>> {
  return parseCookies((await headers()).get('cookie') ?? '');
}

/** Reads a Cookie header; of a name that comes twice the first counts, which is the more specific. */
export function parseCookies(header: string): Pick<CookieJar, 'get'> {
  const values = new Map<string, string>();
  for (const pair of header.split(';')) {
    const end = pair.indexOf('=');
    const name = pair.slice(0, end).trim();
    if (end > 0 && !values.has(name)) values.set(name, pair.slice(end + 1).trim());
  }
  return {
    get(name) {
      const value = values.get(name);
      return value === undefined ? undefined : { value };
    },
  };
}
