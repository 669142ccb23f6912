import { connect, type Socket } from 'node:net';
import { waitFor } from '#lib/platform/startup/wait.ts';
import type { Plan } from '../plan.ts';
import { percentile } from '../report/statistics.ts';
import { type Discussion, emptyDiscussion } from '../threads/discussions.ts';
import { type Evening, writesInto } from '../writing/evening.ts';
import type { Heap, Inspector } from './inspector.ts';
import { type Memory, memoryOf } from './memory-of.ts';

/** Open pages that listen for new comments, what they cost, and when they hear of one. */
export type LiveFigures = {
  streams: number;
  /** The status with which the first one was answered; the rest is there only if it is 200. */
  status: number;
  before?: { memory: Memory | undefined; heap: Heap };
  open?: { memory: Memory | undefined; heap: Heap };
  closed?: { memory: Memory | undefined; heap: Heap };
  /** From the acknowledgement's request on until half of them, 99 of 100 and the last have heard (ms). */
  heard?: { p50: number; p99: number; last: number; count: number };
};

const AT_ONCE = 100;
const HEAR_TIMEOUT_MS = 30_000;
const STATUS = /^HTTP\/1\.1 (\d{3})/;

/** Opens event streams on one discussion, posts a comment, and closes them all. */
export async function measureLive(
  { live: { streams } }: Plan,
  evening: Evening,
  inspector: Inspector,
): Promise<LiveFigures> {
  const discussion = await emptyDiscussion(new Date());
  const state = async () => ({
    memory: memoryOf(evening.site.processes()),
    heap: await inspector.heap(),
  });
  const before = await state();
  const readers: Reader[] = [];
  try {
    const first = await openReader(evening, discussion, 0);
    readers.push(first);
    if (first.status !== 200) return { streams, status: first.status };
    while (readers.length < streams) {
      const from = readers.length;
      const count = Math.min(AT_ONCE, streams - from);
      const opened = await Promise.all(
        Array.from({ length: count }, (_, index) => openReader(evening, discussion, from + index)),
      );
      readers.push(...opened);
    }
    const refused = readers.find(({ status }) => status !== 200);
    if (refused) return { streams, status: refused.status };
    const open = await state();
    const heard = await postAndListen(readers, discussion, evening);
    for (const { socket } of readers) socket.destroy();
    const closed = await state();
    return { streams, status: 200, before, open, closed, heard };
  } finally {
    for (const { socket } of readers) socket.destroy();
  }
}

type Reader = { socket: Socket; status: number; heardAt: number | undefined };

/** Each reader comes from an address of their own, for there is a limit for each. */
function openReader({ site }: Evening, { essayId }: Discussion, index: number): Promise<Reader> {
  const { port, host } = new URL(site.url);
  const address = `2001:db8:1::${(index + 1).toString(16)}`;
  return new Promise((resolve, reject) => {
    const socket = connect({ port: Number(port), host: '127.0.0.1' });
    const reader: Reader = { socket, status: 0, heardAt: undefined };
    socket.on('error', reject);
    socket.on('data', (bytes) => {
      const text = bytes.toString('latin1');
      if (reader.status === 0) {
        reader.status = Number(STATUS.exec(text)?.[1] ?? 0);
        resolve(reader);
      } else if (/^data:/m.test(text)) {
        reader.heardAt ??= performance.now();
      }
    });
    socket.write(
      `GET /api/live?essay=${essayId} HTTP/1.1\r\nhost: ${host}\r\naccept: text/event-stream\r\nx-forwarded-for: ${address}\r\n\r\n`,
    );
  });
}

async function postAndListen(
  readers: readonly Reader[],
  discussion: Discussion,
  evening: Evening,
): Promise<LiveFigures['heard']> {
  // What they are told when they come is not the news.
  for (const reader of readers) reader.heardAt = undefined;
  const write = writesInto(discussion, evening.posters.script, evening);
  const began = performance.now();
  await write(0, 0);
  await waitFor(
    () => (readers.every(({ heardAt }) => heardAt !== undefined) ? true : undefined),
    HEAR_TIMEOUT_MS,
  );
  const took = readers.flatMap(({ heardAt }) => (heardAt === undefined ? [] : [heardAt - began]));
  return {
    p50: percentile(took, 50),
    p99: percentile(took, 99),
    last: percentile(took, 100),
    count: took.length,
  };
}
