import type { ServerResponse } from 'node:http';

/** An open page. There may be ten thousand, so there is little in it. */
export type Reader = {
  response: ServerResponse;
  /** The number from which it resumed; 0 when it did not say. */
  from: number;
  /** When in a round its heartbeat comes. */
  slot: number;
};

/** An event has some hundred bytes: who has this much waiting in the process has stopped reading. */
const MOST_WAITING_BYTES = 16 * 1024;

/** Sends a text to an open page; one that does not read is dropped, and resumes if it ever can. */
export function sendTo({ response }: Reader, text: string): void {
  if (response.destroyed || response.writableEnded) return;
  response.write(text);
  if (response.writableLength > MOST_WAITING_BYTES) response.destroy();
}
