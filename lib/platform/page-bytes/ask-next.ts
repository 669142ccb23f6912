import type { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { createRequestResponseMocks } from 'next/dist/server/lib/mock-request.js';
import { whileAnswering } from '../answer-with.ts';
import type { Finished } from './answer.ts';
import { type Noted, whileNoting } from './noted-tags.ts';
import type { Wanted } from './wanted.ts';

/** How Next is asked over a request and a response. */
export type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Asks for an answer that is meant for everybody. Throws when Next does or takes too long. */
export type Ask = (
  wanted: Pick<Wanted, 'url' | 'headers'>,
) => Promise<{ finished: Finished; noted: Readonly<Noted> }>;

/** What Next's response in memory collects; its published types leave out what is its own (16.4). */
type Collected = { buffers: Buffer[]; headers: Headers; hasStreamed: Promise<boolean> };

/** As long as a browser's request may take (web-server/serve.ts: half of it); after it something hangs. */
const LONGEST_MS = 30_000;

/**
 * Asks Next with a request of our own, in this process, as Next itself does when it makes a page
 * anew. Nothing that a client has sent goes with it but the address and the headers that are part of
 * the key, so the answer can only be the one for everybody, and a client who goes away breaks
 * nothing off. `ownHeaders` gives what each request of ours carries.
 */
export function askNext(handle: Handle, ownHeaders: () => Record<string, string>): Ask {
  return async ({ url, headers }) => {
    const { req, res } = createRequestResponseMocks({
      url,
      headers: { ...ownHeaders(), ...headers },
      // Leads nowhere; Next only looks whether it is encrypted and whose server's it is.
      socket: new Socket(),
    });
    const request = req as unknown as IncomingMessage;
    const response = res as unknown as ServerResponse;
    const collected = res as unknown as Collected;
    const { noted } = await whileNoting(() =>
      withinTime(
        whileAnswering(response, async () => {
          await handle(request, response);
          await collected.hasStreamed;
        }),
        () => res.destroy(),
      ),
    );
    const body = Buffer.concat(collected.buffers);
    return { finished: { status: res.statusCode, headers: [...collected.headers], body }, noted };
  };
}

async function withinTime(work: Promise<void>, giveUp: () => void): Promise<void> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    late.reject(new Error(`no answer within ${LONGEST_MS} ms`));
    giveUp();
  }, LONGEST_MS);
  try {
    await Promise.race([work, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
