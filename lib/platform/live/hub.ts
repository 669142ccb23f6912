import type { IncomingMessage, ServerResponse } from 'node:http';
import { SECOND } from '#lib/kernel/time.ts';
import { onTouch } from '../cache/tag-clock.ts';
import { CLIENT_HEADER } from '../client-header.ts';
import { log } from '../log.ts';
import { Broadcasts } from './broadcasts.ts';
import { type Announcement, onAnnouncements } from './channel.ts';
import { HEARTBEAT, newsEvent, retryLine } from './event-text.ts';
import { Heartbeats } from './heartbeats.ts';
import { mostStreams } from './open-files.ts';
import { Places } from './places.ts';
import { type Question, readQuestion } from './question.ts';
import { type Reader, sendTo } from './reader.ts';
import { MOST_NUMBERS, type News, type Topic } from './topic.ts';
import { TopicRoom } from './topic-room.ts';
import { providedTopicSource, type TopicSource } from './topic-source.ts';

/** What a hub may be told otherwise, in tests and measurements. */
export type HubOptions = {
  source?: TopicSource;
  mostPerClient?: number;
  mostAltogether?: number;
  heartbeatMs?: number;
  tellEveryMs?: number;
};

/**
 * A hospital reads behind one address; a program that opens pages without end stops here. The
 * machine itself is not counted: that is a proxy that nobody has told us of, with all its readers.
 */
const MOST_PER_CLIENT = 500;
const THIS_MACHINE = /^(?:127\.|::1$|::ffff:127\.)/;
/** 10,000 were measured (docs/decisions/0012-live.md); some more may be on their way out. */
const MOST_ALTOGETHER = 12_000;
/** Proxies close what is silent for 60 s, some for 30. */
const HEARTBEAT_MS = 25 * SECOND;
/** Many comments at once become one event; a single one is told at once. */
const TELL_EVERY_MS = SECOND;
/** How long to stay away when there is no room: pages work without the stream. */
const RETRY_AFTER_SECONDS = 60;
/** After a break browsers come back within these times, and not all at the same moment. */
const SOONEST_RETRY_MS = 2 * SECOND;
const LATEST_RETRY_MS = 12 * SECOND;

/**
 * Tells open pages of new comments by server-sent events. Plain Node, outside of Next: an open page
 * costs a socket and little more, and nothing of it runs but the hub's own three clocks.
 */
export class LiveHub {
  readonly #source: TopicSource;
  readonly #places: Places;
  readonly #heartbeats: Heartbeats;
  readonly #broadcasts = new Broadcasts();
  readonly #tellEveryMs: number;
  readonly #rooms = new Map<string, TopicRoom>();
  readonly #leave: (() => void)[];
  #telling: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(options: HubOptions = {}) {
    this.#source = options.source ?? providedTopicSource;
    this.#places = new Places(
      options.mostPerClient ?? MOST_PER_CLIENT,
      options.mostAltogether ?? mostStreams(MOST_ALTOGETHER),
    );
    this.#heartbeats = new Heartbeats(options.heartbeatMs ?? HEARTBEAT_MS, HEARTBEAT);
    this.#tellEveryMs = options.tellEveryMs ?? TELL_EVERY_MS;
    this.#leave = [
      onAnnouncements({
        heard: (announcement) => this.#hear(announcement),
        listening: () => this.#readAllAgain(),
      }),
      onTouch((tags) => {
        for (const room of this.#rooms.values()) room.touched(tags);
      }),
    ];
  }

  /** How many pages are open, and how many discussions they read. */
  get size(): { readers: number; topics: number } {
    return { readers: this.#places.taken, topics: this.#rooms.size };
  }

  /**
   * Answers GET /api/live. The request's headers are cleaned already, the answer carries the
   * security headers. Never throws.
   */
  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    response.setHeader('Cache-Control', 'no-store');
    if (request.method !== 'GET') {
      response.setHeader('Allow', 'GET');
      return refuse(response, 405, 'This address is only read.');
    }
    const question = readQuestion(request.url ?? '', request.headers, Date.now());
    if (!question) return refuse(response, 400, 'This is not how this address is asked.');
    const client = String(request.headers[CLIENT_HEADER] ?? 'unknown');
    const isCounted = !THIS_MACHINE.test(client);
    const leavePlace = this.#closed ? null : this.#places.take(isCounted ? client : null);
    if (!leavePlace) return busy(response);
    response.once('close', leavePlace);
    try {
      await this.#letIn(question, response);
    } catch (error) {
      log.warn({ err: error }, 'a discussion could not be read for open pages');
      if (response.headersSent) response.destroy();
      else busy(response);
    }
  }

  /** Ends all streams; the pages come back after a while. */
  close(): void {
    this.#closed = true;
    for (const leave of this.#leave) leave();
    clearTimeout(this.#telling);
    this.#heartbeats.stop();
    for (const room of this.#rooms.values()) {
      for (const { response } of room.readers) response.end();
    }
    this.#rooms.clear();
  }

  async #letIn({ essay, since, visited }: Question, response: ServerResponse): Promise<void> {
    const room = this.#roomOf(essay);
    room.expected += 1;
    const topic = await room.ready().finally(() => {
      room.expected -= 1;
      this.#forgetIfEmpty(room);
    });
    if (response.destroyed) return;
    if (this.#closed) return busy(response);
    if (!topic) return refuse(response, 404, 'There is no such discussion.');

    // Whoever knows more than we have told comes from another process that was faster.
    if ('number' in since && since.number > topic.told) this.#tell(room);
    else if (topic.hasNews) this.#tellSoon(room);
    const from = 'number' in since ? since.number : 0;
    const reader: Reader = { response, from, slot: 0 };
    this.#rooms.set(essay, room);
    room.readers.add(reader);
    this.#heartbeats.add(reader);
    response.once('close', () => {
      room.readers.delete(reader);
      this.#heartbeats.remove(reader);
      this.#forgetIfEmpty(room);
    });
    open(response);
    const retry = SOONEST_RETRY_MS + Math.random() * (LATEST_RETRY_MS - SOONEST_RETRY_MS);
    const news = topic.newsSince(since);
    if (visited !== null) news.visited = topic.countSince(visited);
    sendTo(reader, retryLine(retry) + newsEvent(news));
  }

  #roomOf(essay: string): TopicRoom {
    const known = this.#rooms.get(essay);
    if (known) return known;
    const made = new TopicRoom(essay, this.#source);
    this.#rooms.set(essay, made);
    return made;
  }

  #forgetIfEmpty(room: TopicRoom): void {
    if (room.isEmpty && this.#rooms.get(room.essay) === room) this.#rooms.delete(room.essay);
  }

  #hear(announcement: Announcement): void {
    for (const room of this.#rooms.values()) {
      if (room.hear(announcement)) this.#tellSoon(room);
    }
  }

  #tellSoon(room: TopicRoom): void {
    if (performance.now() - room.toldAt >= this.#tellEveryMs) {
      this.#tell(room);
      return;
    }
    this.#telling ??= setTimeout(() => {
      this.#telling = undefined;
      for (const waiting of this.#rooms.values()) {
        if (waiting.topic?.hasNews) this.#tell(waiting);
      }
    }, this.#tellEveryMs).unref();
  }

  #tell(room: TopicRoom): void {
    const { topic } = room;
    if (!topic) return;
    room.toldAt = performance.now();
    const { before, late } = topic.tell();
    const news = withLate(topic.newsSince({ number: before }), late);
    if (news.count === 0 && late.length === 0) return;
    const text = newsEvent(news);
    const readers = [...room.readers];
    const others = new Map(
      readers
        .filter(({ from }) => from > before)
        .map((reader) => [reader, newsFor(topic, reader, late)] as const),
    );
    this.#broadcasts.send(readers, (reader) => (others.has(reader) ? others.get(reader) : text));
  }

  /** Something may have been said while nobody listened: each discussion is read once more. */
  #readAllAgain(): void {
    for (const room of this.#rooms.values()) void this.#readAgain(room);
  }

  async #readAgain(room: TopicRoom): Promise<void> {
    try {
      const topic = await room.readAgain();
      if (topic?.hasNews) this.#tell(room);
    } catch (error) {
      // The connection that listens was just made, so this is rare; the next reader reads it anew.
      log.warn({ err: error }, 'a discussion could not be read again for open pages');
    }
  }
}

/** What is new to a reader who knows more than the others: they came from a faster process. */
function newsFor(topic: Topic, { from }: Reader, late: number[]): string | undefined {
  const news = withLate(topic.newsSince({ number: from }), late);
  return news.count > 0 || late.length > 0 ? newsEvent(news) : undefined;
}

/** What has waited for a moderator has a number from before; pages that were told of later ones hear it too. */
function withLate(news: News, late: number[]): News {
  if (late.length === 0) return news;
  const newest = late.slice(-MOST_NUMBERS);
  return { ...news, late: newest, more: news.more || newest.length < late.length };
}

function open(response: ServerResponse): void {
  // Ends with the connection, so that no piece needs its length in front.
  response.removeHeader('Transfer-Encoding');
  response.shouldKeepAlive = false;
  response.writeHead(200, {
    'Content-Type': 'text/event-stream; charset=utf-8',
    // nginx would gather the stream before it passes it on.
    'X-Accel-Buffering': 'no',
  });
  response.flushHeaders();
}

function refuse(response: ServerResponse, status: number, message: string): void {
  response.statusCode = status;
  response.setHeader('Content-Type', 'text/plain; charset=utf-8');
  response.end(`${message}\n`);
}

function busy(response: ServerResponse): void {
  response.setHeader('Retry-After', RETRY_AFTER_SECONDS);
  refuse(response, 503, 'There is no room for another open page now.');
}
