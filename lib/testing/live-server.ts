// A process that does nothing but tell open pages of new comments, for tests with two processes and
// for measuring what an open page costs. Prints its port, then answers each line on stdin with its
// memory in bytes and its number of readers. Ends with its stdin.
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import { readLiveThread } from '#lib/comments/queries/live-thread.ts';
import { listenForTouches } from '#lib/platform/cache/listen-for-touches.ts';
import { databasePool } from '#lib/platform/db.ts';
import { LiveHub } from '#lib/platform/live/hub.ts';

/** More than a test opens, all from one address. */
const MOST = 20_000;

const hub = new LiveHub({ source: readLiveThread, mostPerClient: MOST, mostAltogether: MOST });
const listening = listenForTouches(process.env.DATABASE_URL ?? '', databasePool());
await listening.looked;
const server = createServer((request, response) => void hub.answer(request, response));
server.listen({ port: 0, host: '127.0.0.1', backlog: MOST });
await once(server, 'listening');
console.log((server.address() as AddressInfo).port);

for await (const _line of createInterface({ input: process.stdin })) {
  globalThis.gc?.();
  const { rss, heapUsed, external } = process.memoryUsage();
  console.log(JSON.stringify({ rss, heapUsed, external, ...hub.size }));
}
hub.close();
await listening.stop();
process.exit(0);
