import { once } from 'node:events';
import { type ClientRequest, get, type IncomingMessage } from 'node:http';
import type { News } from '#lib/platform/live/topic.ts';

/** An open page, as far as the stream is concerned. */
export type LiveReader = {
  status: number;
  headers: IncomingMessage['headers'];
  /** Everything that came, in its order. */
  news: News[];
  /** All numbers that were told. */
  numbers(): number[];
  /** What was not an event: heartbeats. */
  heartbeats(): number;
  /** Whether the server has ended it. */
  ended(): boolean;
  body(): string;
  close(): void;
};

/** Opens `/api/live` of a server on this machine and reads it until it is closed. */
export async function openLive(
  port: number,
  query: string,
  headers: Record<string, string> = {},
): Promise<LiveReader> {
  const request: ClientRequest = get({
    port,
    host: '127.0.0.1',
    path: `/api/live?${query}`,
    headers,
    agent: false,
  });
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  const news: News[] = [];
  let text = '';
  let read = 0;
  let ended = false;
  let heartbeats = 0;
  response.setEncoding('utf8').on('data', (piece: string) => {
    text += piece;
    for (let end = text.indexOf('\n\n', read); end >= 0; end = text.indexOf('\n\n', read)) {
      const block = text.slice(read, end);
      read = end + 2;
      const data = /^data: (.*)$/m.exec(block)?.[1];
      if (data !== undefined) news.push(JSON.parse(data));
      else heartbeats += 1;
    }
  });
  const end = () => {
    ended = true;
  };
  response.on('close', end).on('error', end);
  return {
    status: response.statusCode ?? 0,
    headers: response.headers,
    news,
    numbers: () => news.flatMap(({ numbers }) => numbers),
    heartbeats: () => heartbeats,
    ended: () => ended,
    body: () => text,
    close: () => request.destroy(),
  };
}
