import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { recountThread } from '#lib/comments/port.ts';
import { readLiveThread } from '#lib/comments/queries/live-thread.ts';
import { threadTag } from '#lib/comments/tags.ts';
import { newId } from '#lib/kernel/ids.ts';
import { releaseComment } from '#lib/moderation/commands/release-comment.ts';
import { makeComment, makeEssay, makePerson } from '#lib/testing/factories.ts';
import { type LiveReader, openLive } from '#lib/testing/live-reader.ts';
import { startLiveServer } from '#lib/testing/start-live-server.ts';
import { type Listening, listenForTouches } from '../cache/listen-for-touches.ts';
import { touch } from '../cache/touch.ts';
import { databasePool, db } from '../db.ts';
import { announcementText, LIVE_CHANNEL, passOn } from './channel.ts';
import { type HubOptions, LiveHub } from './hub.ts';

let listening: Listening;
let writer: { personId: string; name: string };
let essay: { id: string; threadId: string };
let hub: LiveHub;
let server: Server;
let port: number;
let readings: number;
const readers: LiveReader[] = [];

/** What waits for a condition under a busy machine. */
const soon = { timeout: 20_000, interval: 20 };

beforeAll(async () => {
  writer = await makePerson();
  listening = listenForTouches(process.env.DATABASE_URL ?? '', databasePool());
  await vi.waitUntil(async () => (await ears()).length === 1, soon);
});

afterAll(() => listening.stop());

beforeEach(async () => {
  essay = await makeEssay();
  await serveHub();
});

afterEach(async () => {
  for (const reader of readers.splice(0)) reader.close();
  hub.close();
  server.closeAllConnections();
  await once(server.close(), 'close');
});

async function serveHub(options: HubOptions = {}): Promise<void> {
  readings = 0;
  hub = new LiveHub({
    source: (essayId) => {
      readings += 1;
      return readLiveThread(essayId);
    },
    tellEveryMs: 0,
    ...options,
  });
  server = createServer((request, response) => void hub.answer(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  port = (server.address() as AddressInfo).port;
}

/** The hub of this test with other numbers. */
async function serveInstead(options: HubOptions): Promise<void> {
  hub.close();
  await once(server.close(), 'close');
  await serveHub(options);
}

async function read(rest = '', headers: Record<string, string> = {}): Promise<LiveReader> {
  const reader = await openLive(port, `essay=${essay.id}${rest}`, headers);
  readers.push(reader);
  return reader;
}

const post = () => makeComment({ essayId: essay.id, by: writer });

async function ears(): Promise<number[]> {
  const { rows } = await databasePool().query<{ pid: number }>(
    `SELECT pid FROM pg_stat_activity WHERE application_name = 'off-call cache'
     AND datname = current_database() AND query LIKE 'LISTEN%'`,
  );
  return rows.map(({ pid }) => pid);
}

test('answers a stream that nobody on the way keeps, and says at once what is new', async () => {
  for (let comment = 1; comment <= 4; comment += 1) await post();
  const reader = await read('&since=2&visited=1');
  expect(reader.status).toBe(200);
  expect(reader.headers).toMatchObject({
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  await expect
    .poll(() => reader.news, soon)
    .toEqual([
      {
        last: 4,
        count: 2,
        more: false,
        numbers: [3, 4],
        visited: { count: 3, more: false },
      },
    ]);
  expect(reader.body()).toMatch(/^retry: \d{4,5}\nid: 4\nevent: comments\ndata: /);
});

test('a page that cannot say its number says its age', async () => {
  await post();
  await db.comment.updateMany({ data: { writtenAt: new Date(Date.now() - 60_000) } });
  await post();
  const young = await read('&age=2000');
  const old = await read('&age=100000');
  await expect.poll(() => young.numbers(), soon).toEqual([2]);
  await expect.poll(() => old.numbers(), soon).toEqual([1, 2]);
});

test('tells each comment once, in its order, and asks the database once for all readers', async () => {
  const many = await Promise.all(Array.from({ length: 30 }, () => read('&since=0')));
  for (let comment = 1; comment <= 5; comment += 1) await post();
  for (const reader of many) {
    await expect.poll(() => reader.numbers(), soon).toEqual([1, 2, 3, 4, 5]);
  }
  expect(readings).toBe(1);
});

test('after a break nothing is lost and nothing comes twice', async () => {
  const before = await read('&since=0');
  await post();
  await post();
  await expect.poll(() => before.numbers(), soon).toEqual([1, 2]);
  before.close();
  await expect.poll(() => hub.size, soon).toEqual({ readers: 0, topics: 0 });
  await post();
  const after = await read('&since=0', { 'last-event-id': '2' });
  await post();
  await expect.poll(() => after.numbers(), soon).toEqual([3, 4]);
});

test('readers who come while comments come miss none and hear none twice', async () => {
  const posting = (async () => {
    for (let comment = 1; comment <= 25; comment += 1) await post();
  })();
  const coming: LiveReader[] = [];
  while (coming.length < 40) coming.push(await read('&since=0'));
  await posting;
  const all = Array.from({ length: 25 }, (_, index) => index + 1);
  for (const reader of coming) {
    await expect.poll(() => reader.news.at(-1)?.last, soon).toBe(25);
    const told = reader.numbers();
    expect(told).toEqual([...new Set(told)]);
    expect(reader.news.reduce((sum, { count }) => sum + count, 0)).toBe(25);
    expect(all.slice(-20).every((number) => told.includes(number))).toBe(true);
  }
});

test('many comments at once are one event', async () => {
  await serveInstead({ tellEveryMs: 300 });
  const reader = await read('&since=0');
  for (let comment = 1; comment <= 12; comment += 1) await post();
  await expect.poll(() => reader.numbers(), soon).toHaveLength(12);
  expect(reader.news.length).toBeLessThan(8);
});

test('what is hidden, held or deleted is not announced', async () => {
  const [hidden, held, deleted] = [await post(), await post(), await post()];
  await post();
  await read();
  await db.comment.update({ where: { id: held.id }, data: { heldAt: new Date() } });
  await db.comment.update({ where: { id: deleted.id }, data: { deletedAt: new Date() } });
  const decision = newId();
  await db.decision.create({
    data: {
      id: decision,
      kind: 'hide',
      commentId: hidden.id,
      rule: 'hate',
      explanation: 'For a test.',
      decidedAt: new Date(),
      decidedByRole: 'moderator',
      hides: { connect: { id: hidden.id } },
    },
  });
  await touch([threadTag(essay.threadId)]);
  const reader = await read('&since=0');
  await expect.poll(() => reader.numbers(), soon).toEqual([4]);
  expect(reader.news[0]?.last).toBe(4);
});

test('what a moderator releases late is announced, though later numbers are known', async () => {
  for (let comment = 1; comment <= 3; comment += 1) await post();
  const { id } = await db.comment.findFirstOrThrow({
    where: { threadId: essay.threadId, number: 2 },
  });
  await db.$transaction(async (tx) => {
    await tx.comment.update({ where: { id }, data: { heldAt: new Date(), rootOrdinal: null } });
    await recountThread(tx, essay.threadId);
  });
  const reader = await read('&since=3');
  await expect.poll(() => reader.news.length, soon).toBe(1);
  const by = { id: null, role: 'moderator' } as const;
  const explanation = 'It breaks no house rule, so it can be read.';
  await releaseComment({ commentId: id, explanation, by, now: new Date() });
  await expect.poll(() => reader.news.slice(1), soon).toMatchObject([{ last: 3, late: [2] }]);
  const later = await read('&since=1');
  await expect.poll(() => later.numbers(), soon).toEqual([2, 3]);
});

test('a discussion that nobody reads any more is forgotten', async () => {
  const [one, two] = [await read(), await read()];
  expect(hub.size).toEqual({ readers: 2, topics: 1 });
  one.close();
  two.close();
  await expect.poll(() => hub.size, soon).toEqual({ readers: 0, topics: 0 });
});

test('a connection that listens and is killed is made again, and nothing is lost', async () => {
  const reader = await read('&since=0');
  await post();
  await expect.poll(() => reader.numbers(), soon).toEqual([1]);
  const [ear] = await ears();
  await databasePool().query('SELECT pg_terminate_backend($1)', [ear]);
  await expect.poll(ears, soon).not.toContain(ear);
  await post();
  await expect.poll(() => reader.numbers(), soon).toEqual([1, 2]);
  await expect.poll(ears, soon).toHaveLength(1);
  await post();
  await expect.poll(() => reader.numbers(), soon).toEqual([1, 2, 3]);
});

test('a heartbeat comes again and again', async () => {
  await serveInstead({ heartbeatMs: 100 });
  const reader = await read();
  await expect.poll(() => reader.heartbeats(), soon).toBeGreaterThan(2);
});

test('what is no question of ours is refused', async () => {
  const status = async (path: string, method = 'GET') =>
    (await fetch(`http://127.0.0.1:${port}/api/live${path}`, { method })).status;
  expect(await status('')).toBe(400);
  expect(await status('?essay=first')).toBe(400);
  expect(await status(`?essay=${essay.id}`, 'POST')).toBe(405);
  expect(await status(`?essay=${essay.id}`, 'HEAD')).toBe(405);
  expect(await status(`?essay=${newId()}`)).toBe(404);
  const draft = await makeEssay({ draft: true });
  expect(await status(`?essay=${draft.id}`)).toBe(404);
  await expect.poll(() => hub.size, soon).toEqual({ readers: 0, topics: 0 });
});

test('there is room for so many of one client, and so many altogether', async () => {
  await serveInstead({ mostPerClient: 2, mostAltogether: 3 });
  const from = (client: string) => ({ 'x-off-call-client': client });
  const [first, second] = [await read('', from('a')), await read('', from('a'))];
  expect([first.status, second.status]).toEqual([200, 200]);
  const refused = await read('', from('a'));
  expect(refused.status).toBe(503);
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
  expect((await read('', from('b'))).status).toBe(200);
  expect((await read('', from('c'))).status).toBe(503);
  second.close();
  await expect.poll(() => hub.size.readers, soon).toBe(2);
  expect((await read('', from('a'))).status).toBe(200);
});

test('readers behind a proxy on this machine, of which nobody told us, are not one client', async () => {
  await serveInstead({ mostPerClient: 1, mostAltogether: 4 });
  for (const client of ['127.0.0.1', '127.0.0.1', '::1', '::ffff:127.0.0.1']) {
    expect((await read('', { 'x-off-call-client': client })).status).toBe(200);
  }
  expect((await read('', { 'x-off-call-client': '127.0.0.1' })).status).toBe(503);
});

test('without a database a page is asked to come back later', async () => {
  await serveInstead({ source: () => Promise.reject(new Error('away')) });
  expect((await read()).status).toBe(503);
  await expect.poll(() => hub.size, soon).toEqual({ readers: 0, topics: 0 });
});

test('who does not read is dropped', async () => {
  const socket: Socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  socket.pause().write(`GET /api/live?essay=${essay.id} HTTP/1.1\r\nHost: localhost\r\n\r\n`);
  await expect.poll(() => hub.size.readers, soon).toBe(1);
  const at = new Date();
  let number = 0;
  await expect
    .poll(async () => {
      for (let more = 0; more < 5_000; more += 1) {
        number += 1;
        passOn(announcementText({ thread: essay.threadId, number, at }));
      }
      return hub.size.readers;
    }, soon)
    .toBe(0);
  socket.destroy();
});

test('the end of the site ends all streams, and lets nobody in any more', async () => {
  const all = await Promise.all(Array.from({ length: 10 }, () => read()));
  hub.close();
  for (const reader of all) await expect.poll(() => reader.ended(), soon).toBe(true);
  expect((await read()).status).toBe(503);
  await expect.poll(() => hub.size, soon).toEqual({ readers: 0, topics: 0 });
});

/** Measured: 25 kB. */
const MOST_BYTES_A_READER = 60_000;

test('another process tells its readers as well, a thousand of them, in bounded memory', async () => {
  const other = await startLiveServer();
  try {
    const here = await read('&since=0');
    const query = `essay=${essay.id}&since=0`;
    readers.push(await openLive(other.port, query));
    const before = await other.memory();
    for (let open = 0; open < 1_000; open += 100) {
      const some = Array.from({ length: 100 }, () => openLive(other.port, query));
      readers.push(...(await Promise.all(some)));
    }
    const after = await other.memory();
    expect(after.readers).toBe(1_001);
    expect((after.rss - before.rss) / 1_000).toBeLessThan(MOST_BYTES_A_READER);
    await post();
    await expect.poll(() => here.numbers(), soon).toEqual([1]);
    await expect
      .poll(() => readers.every((reader) => reader.numbers().length === 1), soon)
      .toBe(true);
  } finally {
    await other.stop();
  }
  // Who was elsewhere resumes here.
  const moved = await read('', { 'last-event-id': '1' });
  await post();
  await expect.poll(() => moved.numbers(), soon).toEqual([2]);
});

test('the channel is the one that posting speaks on', async () => {
  const reader = await read('&since=0');
  const text = announcementText({ thread: essay.threadId, number: 1, at: new Date() });
  await databasePool().query('SELECT pg_notify($1, $2)', [LIVE_CHANNEL, text]);
  await expect.poll(() => reader.numbers(), soon).toEqual([1]);
});
