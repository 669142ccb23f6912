import 'server-only';
import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { LIVE_CHANNEL, passOn, sayListening } from '../live/channel.ts';
import { log } from '../log.ts';
import { markOwnTouches } from './own-touches.ts';
import { EVERYTHING, markTouched } from './tag-clock.ts';
import { newTouches } from './touch-memory.ts';
import {
  CHANNEL,
  fromPayload,
  ORIGIN,
  TOUCHES_SINCE,
  type Touch,
  writeDueTouches,
} from './touch-table.ts';

/** The safety net behind the notifications: others' changes are seen after this time at the latest. */
const LOOK_EVERY_MS = 1_000;
/** A touch may be committed a little after the moment it carries, so the last seconds are looked at again. */
const OVERLAP_SECONDS = 10;
/** Rows are read within a second of their writing; a day leaves room for a process that was cut off. */
const KEEP_ROWS = "interval '1 day'";
const SWEEP_EVERY_MS = 60 * 60 * 1_000;
const FIRST_RETRY_MS = 250;
const LAST_RETRY_MS = 10_000;
const CONNECT_WAIT_MS = 5_000;

/** The published types leave out that a connection may be kept from holding its process alive. */
type Client = pg.Client & { unref: () => void };

/** Listening that can be ended. */
export type Listening = {
  /** Resolves after the first attempt to look at the table, whether it went well or not. */
  looked: Promise<void>;
  stop: () => Promise<void>;
};

/**
 * Hears what other processes have touched, until stopped: by notification within milliseconds over
 * a connection of its own, and by looking at the table every second over `pool`, which is enough
 * while that connection is cut. What open pages are to be told comes over the same connection and is
 * passed on to ../live. Returns at once and never throws; without a database it goes on
 * trying. Keeps no process alive.
 */
export function listenForTouches(connectionString: string, pool: pg.Pool): Listening {
  const ear = new Ear(connectionString, pool);
  return { looked: ear.start(), stop: () => ear.stop() };
}

class Ear {
  readonly #connectionString: string;
  readonly #pool: pg.Pool;
  readonly #stopped = new AbortController();
  #client: pg.Client | undefined;
  #looking: Promise<void> | undefined;
  /** The newest touch we have seen, in microseconds; undefined before the first contact. */
  #seen: string | undefined;
  /** When the database server was started: another start may mean another database. */
  #serverStart: string | undefined;
  #swept = 0;
  #failing = false;

  constructor(connectionString: string, pool: pg.Pool) {
    this.#connectionString = connectionString;
    this.#pool = pool;
  }

  start(): Promise<void> {
    const looked = this.#look();
    void this.#keepLooking();
    void this.#keepListening();
    return looked;
  }

  async stop(): Promise<void> {
    this.#stopped.abort();
    await this.#client?.end().catch(() => {});
    await this.#looking;
  }

  async #keepLooking(): Promise<void> {
    while (!this.#stopped.signal.aborted) {
      await this.#wait(LOOK_EVERY_MS);
      await this.#look();
    }
  }

  async #keepListening(): Promise<void> {
    let retry = FIRST_RETRY_MS;
    while (!this.#stopped.signal.aborted) {
      try {
        await this.#listen(() => {
          retry = FIRST_RETRY_MS;
        });
      } catch (error) {
        log.info({ err: error }, 'no connection to listen for changes; looking every second');
      }
      await this.#wait(retry);
      retry = Math.min(2 * retry, LAST_RETRY_MS);
    }
  }

  /** Listens until the connection ends. */
  async #listen(connected: () => void): Promise<void> {
    const client = new pg.Client({
      connectionString: this.#connectionString,
      connectionTimeoutMillis: CONNECT_WAIT_MS,
      keepAlive: true,
      application_name: 'off-call cache',
    }) as Client;
    const closed = new Promise<void>((resolve) => {
      client.once('end', resolve);
      client.once('error', () => resolve());
    });
    client.on('notification', ({ channel, payload = '' }) => {
      if (channel === LIVE_CHANNEL) passOn(payload);
      else this.#hear(payload);
    });
    this.#client = client;
    try {
      await client.connect();
      client.unref();
      await client.query(`LISTEN ${CHANNEL}; LISTEN ${LIVE_CHANNEL}`);
      connected();
      sayListening();
      // What was touched while nobody listened.
      await this.#look();
      await closed;
    } finally {
      this.#client = undefined;
      await client.end().catch(() => {});
    }
  }

  #hear(payload: string): void {
    const { from, touches } = fromPayload(payload);
    if (from === ORIGIN) return;
    if (touches) this.#mark(touches);
    else void this.#look();
  }

  #mark(touches: readonly Touch[]): void {
    const tags = newTouches(touches);
    if (tags.length > 0) markTouched(tags);
  }

  /** One look at the table at a time; a second asker gets a look that begins after it has asked. */
  async #look(): Promise<void> {
    const before = this.#looking;
    const look = (async () => {
      await before;
      await this.#lookOnce();
    })();
    this.#looking = look;
    await look;
  }

  async #lookOnce(): Promise<void> {
    if (this.#stopped.signal.aborted) return;
    try {
      if (this.#seen === undefined || this.#failing) await this.#meetServer();
      const values = [this.#seen, OVERLAP_SECONDS];
      const { rows } = await this.#pool.query<Touch>(TOUCHES_SINCE, values);
      this.#seen = rows.at(-1)?.at ?? this.#seen;
      this.#mark(rows);
      markOwnTouches(await writeDueTouches(this.#pool));
      await this.#sweep();
      this.#failing = false;
    } catch (error) {
      if (!this.#failing) log.warn({ err: error }, 'changes by other processes are not seen now');
      this.#failing = true;
    }
  }

  /** At first contact, and when the server was started anew: what we hold may be of another database. */
  async #meetServer(): Promise<void> {
    const { rows } = await this.#pool.query<{ now: string; started: string; behind: boolean }>(
      `SELECT (extract(epoch FROM clock_timestamp()) * 1000000)::bigint::text AS now,
              pg_postmaster_start_time()::text AS started,
              'epoch'::timestamptz + $1::bigint * interval '1 microsecond'
                < clock_timestamp() - ${KEEP_ROWS} AS behind`,
      [this.#seen],
    );
    const server = rows[0];
    if (!server) return;
    if (server.started !== this.#serverStart || server.behind) {
      this.#seen = server.now;
      this.#serverStart = server.started;
      markTouched([EVERYTHING]);
    }
  }

  async #sweep(): Promise<void> {
    const now = performance.now();
    if (this.#swept > 0 && now - this.#swept < SWEEP_EVERY_MS) return;
    this.#swept = now;
    await this.#pool.query(
      `DELETE FROM cache_touch WHERE touched_at < clock_timestamp() - ${KEEP_ROWS}`,
    );
  }

  async #wait(ms: number): Promise<void> {
    const { signal } = this.#stopped;
    await setTimeout(ms, undefined, { signal, ref: false }).catch(() => {});
  }
}
