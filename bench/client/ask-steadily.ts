import { connect, type Socket } from 'node:net';
import { type AnswerHead, AnswerReader } from './answer-reader.ts';

export type Asked = {
  /** Addresses on one server, asked one after the other; each connection begins at another one. */
  urls: readonly URL[];
  headers: Record<string, string>;
  connections: number;
  /** What comes first of the two: so many seconds, so many answers. */
  until: { seconds?: number; answers?: number };
  /** Every answer must have this status. */
  status: number;
};

export type Answers = {
  count: number;
  /** How many of them say that they were kept (x-cache: HIT). */
  hits: number;
  seconds: number;
  /** How long each answer took, in ms. */
  took: Float64Array;
};

/** What one read of a connection can give; a page in one or two of them. */
const READ_BYTES = 64 * 1024;
const HIT = /\r\nx-cache: HIT/i;

/**
 * Keeps some connections busy: each asks, reads the answer to its end and asks again, for `seconds`
 * or until there are `answers` in all. Throws when an answer has another status or a connection
 * ends. One process that does nothing else gets tens of thousands of answers a second.
 */
export async function askSteadily(asked: Asked): Promise<Answers> {
  const requests = asked.urls.map((url) => requestOf(url, asked.headers));
  const [first] = asked.urls;
  if (!first) throw new Error('There is no address to ask for.');
  const took = new Growing();
  const began = performance.now();
  const { seconds = Number.POSITIVE_INFINITY, answers = Number.POSITIVE_INFINITY } = asked.until;
  const end = began + seconds * 1000;
  let begun = 0;
  let hits = 0;
  const line: Line = {
    isOver() {
      begun += 1;
      return begun > answers || performance.now() >= end;
    },
    onAnswer({ head }, ms) {
      took.push(ms);
      if (HIT.test(head)) hits += 1;
    },
    status: asked.status,
  };
  await Promise.all(
    Array.from({ length: asked.connections }, (_, index) =>
      keepBusy(first, rotate(requests, index, asked.connections), line),
    ),
  );
  const elapsed = (performance.now() - began) / 1000;
  return { count: took.length, hits, seconds: elapsed, took: took.values() };
}

/** What all connections share. */
type Line = {
  /** Asked before each request. */
  isOver: () => boolean;
  onAnswer: (answer: AnswerHead, ms: number) => void;
  status: number;
};

/** The requests in turn, begun where this connection's share of them begins. */
function rotate(requests: readonly Buffer[], index: number, connections: number): () => Buffer {
  let at = Math.floor((index * requests.length) / connections);
  return () => {
    const request = requests[at % requests.length];
    at += 1;
    if (!request) throw new Error('There is nothing to ask for.');
    return request;
  };
}

function requestOf(url: URL, headers: Record<string, string>): Buffer {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.from(
    `GET ${url.pathname}${url.search} HTTP/1.1\r\nhost: ${url.host}\r\n${lines.join('')}\r\n`,
  );
}

function keepBusy(
  { port }: URL,
  nextRequest: () => Buffer,
  { isOver, onAnswer, status }: Line,
): Promise<void> {
  return new Promise((resolve, reject) => {
    let asked = 0;
    const ask = () => {
      if (isOver()) {
        socket.destroy();
        return resolve();
      }
      asked = performance.now();
      socket.write(nextRequest());
    };
    const reader = new AnswerReader((answer) => {
      onAnswer(answer, performance.now() - asked);
      if (answer.status === status) return ask();
      socket.destroy();
      reject(new Error(`An answer had status ${answer.status} instead of ${status}.`));
    });
    const socket: Socket = connect({
      port: Number(port),
      // Both servers listen here; "localhost" might be looked up as another address.
      host: '127.0.0.1',
      noDelay: true,
      onread: {
        buffer: Buffer.allocUnsafe(READ_BYTES),
        callback(length, buffer) {
          try {
            reader.take(Buffer.from(buffer.buffer, buffer.byteOffset, length));
          } catch (error) {
            socket.destroy();
            reject(error);
          }
          return true;
        },
      },
    });
    socket.on('connect', ask);
    socket.on('error', reject);
    socket.on('close', () => reject(new Error('The server closed a connection.')));
  });
}

/** Numbers without a bound in a typed array, which sorts fast and is no work for the collector. */
class Growing {
  length = 0;
  #values = new Float64Array(1024);

  push(value: number): void {
    if (this.length === this.#values.length) {
      const larger = new Float64Array(2 * this.length);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.length] = value;
    this.length += 1;
  }

  values(): Float64Array {
    return this.#values.subarray(0, this.length);
  }
}
