import { anAddress } from '../people.ts';

/** An answer as far as it can tell anything: its status, its headers as one text, its body. */
export type Got = { status: number; etag: string | null; head: string; body: string };

/** Asks for an address as whoever the cookie makes one, from a network address of their own. */
export async function ask(
  origin: string,
  path: string,
  cookie: string,
  init: { method?: string; headers?: Record<string, string>; body?: BodyInit } = {},
): Promise<Got> {
  const answer = await fetch(origin + path, {
    method: init.method ?? 'GET',
    body: init.body ?? null,
    redirect: 'manual',
    headers: {
      'x-forwarded-for': anAddress(),
      ...(cookie ? { cookie } : {}),
      ...init.headers,
    },
  });
  return {
    status: answer.status,
    etag: answer.headers.get('etag'),
    head: [...answer.headers].map((header) => header.join(': ')).join('\n'),
    body: await answer.text(),
  };
}

/** Asks for the data of a page, as a navigation by script does that knows nothing of it yet. */
export function askForData(origin: string, path: string, cookie: string): Promise<Got> {
  const query = path.includes('?') ? '&' : '?';
  return ask(origin, `${path}${query}_rsc`, cookie, { headers: { rsc: '1' } });
}

/** Asks so many at once as keep a server of two cores busy. */
const AT_ONCE = 12;

/** Does all of it, some at a time, in the order in which it is given. */
export async function inTurn<T>(all: readonly T[], act: (one: T) => Promise<void>): Promise<void> {
  const rest = all.values();
  const worker = async () => {
    for (const one of rest) await act(one);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}
