import type { IncomingMessage, ServerResponse } from 'node:http';
import { setImmediate } from 'node:timers/promises';
import type { RouteKinds } from '../cache/route-kinds.ts';
import { lastTouch, moment } from '../cache/tag-clock.ts';
import { log } from '../log.ts';
import { Answer, type Finished, type Ready, type Word } from './answer.ts';
import type { Ask } from './ask-next.ts';
import { encodingFor } from './encoding.ts';
import { Flights } from './flights.ts';
import type { Noted } from './noted-tags.ts';
import { sendHit, sendMade } from './send-answer.ts';
import { type Kept, Store } from './store.ts';
import { isUsualSpelling } from './usual-spelling.ts';
import { verdictOn } from './verdict.ts';
import { plainKeyOf, type Wanted, wantedOf } from './wanted.ts';

/** What page bytes need to know of the site they stand in front of. */
export type Site = {
  ask: Ask;
  kindOf: RouteKinds;
  /** The headers that every answer carries. */
  headers: readonly [name: string, value: string][];
  /** Cache-Control of pages, whatever Next says. */
  pageControl: string;
  /** Whether a page could not be made because the database is away. */
  isDatabaseAway: () => Promise<boolean>;
  /** Other ones in tests. */
  store?: Store;
  patienceMs?: number;
};

/** An answer on its way to those who have asked for it. */
type Made = { answer: Answer; word: Word; age?: number };
/** `pass`: it is for one person, who has to ask Next themselves. */
type Outcome = Made | 'pass';
/** An outcome, and why it is a failure; without an outcome Next threw. */
type Attempt = { outcome: Outcome } | { outcome?: Outcome; err: unknown };

const DAY_MS = 24 * 60 * 60 * 1000;
/** How often it is tried whether a page can be made anew again; meanwhile older bytes go out at once. */
const RETRY_MS = 1_000;
/** A page takes some tens of milliseconds; after this it is asked whether the database hangs. */
const PATIENCE_MS = 3_000;
/** While the database is away every request would have something to say. */
const WARN_EVERY_MS = 10_000;
const FIRST_FAILURE = 500;

/**
 * Stands in front of Next and keeps its finished answers, plain and packed: pages that are the same
 * for everybody, and files that never change (docs/decisions/0009-page-bytes.md).
 */
export class PageBytes {
  readonly #site: Site;
  readonly #store: Store;
  readonly #flights: Flights<Outcome>;
  readonly #protective: readonly string[];
  /** Files that wait for their best packing, one after the other. */
  #improving: Promise<void> = Promise.resolve();
  #closed = false;
  #warned = Number.NEGATIVE_INFINITY;

  constructor(site: Site) {
    this.#site = site;
    this.#store = site.store ?? new Store();
    this.#flights = new Flights(() => this.#store.touches);
    this.#protective = site.headers.flat();
  }

  /**
   * Answers at once if the bytes are there in the encoding that is asked for: one look into memory,
   * no promise. False if they are not; then `answer` is the one to ask.
   */
  answerNow(request: IncomingMessage, response: ServerResponse): boolean {
    const key = plainKeyOf(request);
    const answer = key === undefined ? undefined : this.#store.findPlain(key);
    const ready = answer?.ready(encodingFor(encodingsOf(request)));
    if (answer === undefined || ready === undefined) return false;
    sendHit(request, response, answer, ready);
    return true;
  }

  /**
   * Answers from what is kept, or asks Next once for all who want the same and keeps what may be
   * kept. False if this request has to be handed to Next as it came. Throws when Next fails without
   * an answer and there are no older bytes.
   */
  async answer(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    const wanted = wantedOf(request);
    if (!wanted || !this.#isOurs(wanted)) return false;
    const outcome = await this.#get(wanted);
    if (outcome === 'pass') return false;
    const { answer, word, age } = outcome;
    const encoding = encodingFor(encodingsOf(request));
    const ready = answer.ready(encoding) ?? (await this.#pack(wanted, answer, encoding));
    if (response.destroyed) return true;
    if (word === 'HIT') sendHit(request, response, answer, ready);
    else
      sendMade(request, response, { answer, ready, word, ...(age === undefined ? {} : { age }) });
    return true;
  }

  /** What is kept now, for the metrics. */
  size(): ReturnType<Store['size']> {
    return this.#store.size();
  }

  /** Keeps nothing any more. */
  close(): void {
    this.#closed = true;
    this.#store.close();
  }

  #isOurs({ kind, url }: Wanted): boolean {
    const path = url.split('?', 1)[0] ?? '';
    if (!isUsualSpelling(path)) return false;
    return kind === 'file' || this.#site.kindOf(path) === 'static';
  }

  async #get(wanted: Wanted): Promise<Outcome> {
    const found = this.#store.find(wanted);
    if (found) return { answer: found, word: 'HIT' };
    const last = this.#store.last(wanted);
    // Whoever has changed something since then has reached the database.
    if (last?.failed?.touches === this.#store.touches) return this.#stillFailing(wanted, last);
    const making = this.#try(wanted);
    if (!last) return outcomeOf(await making);
    const first = await within(this.#site.patienceMs ?? PATIENCE_MS, making);
    if (first !== 'late' && !('err' in first)) return first.outcome;
    if (await this.#site.isDatabaseAway()) {
      return this.#instead(last, first === 'late' ? first : first.err);
    }
    if (first === 'late') return outcomeOf(await making);
    // It was away for a moment, or the page itself is at fault.
    const second = await this.#try(wanted);
    // Then what it once showed is not what it shows: something may have been hidden since.
    if ('err' in second) this.#store.forget(wanted.key);
    return outcomeOf(second);
  }

  async #try(wanted: Wanted): Promise<Attempt> {
    try {
      const outcome = await this.#flights.join(wanted.key, () => this.#fill(wanted));
      const failed = outcome !== 'pass' && outcome.answer.status >= FIRST_FAILURE;
      return failed ? { outcome, err: `status ${outcome.answer.status}` } : { outcome };
    } catch (err) {
      return { err };
    }
  }

  async #fill(wanted: Wanted): Promise<Outcome> {
    const found = this.#store.find(wanted);
    if (found) return { answer: found, word: 'HIT' };
    const began = moment();
    const { finished, noted } = await this.#ask(wanted);
    const verdict = verdictOn(wanted.kind, finished, noted);
    if (verdict === 'pass') {
      this.#store.forget(wanted.key);
      return 'pass';
    }
    const isFile = wanted.kind === 'file';
    const answer = new Answer(
      verdict === 'fail' || (isFile && verdict === 'keep')
        ? finished
        : this.#underControl(finished),
      isFile ? 'file' : 'page',
      this.#protective,
    );
    const tags = [...(noted.tags ?? [])];
    const isOvertaken = !isFile && lastTouch(tags) >= began;
    if (verdict === 'keep' && !isOvertaken) {
      this.#store.keep(wanted.key, keptAs(wanted, answer, tags, noted.revalidate));
    } else if (verdict === 'share' && finished.status !== 200) {
      // What now leads elsewhere is not to be shown again.
      this.#store.forget(wanted.key);
    }
    return { answer, word: 'MISS' };
  }

  /**
   * Two requests for one page may share a render inside Next, and only one of them hears of its
   * tags; asked again, Next gives the page that is kept now.
   */
  async #ask(wanted: Wanted): Promise<{ finished: Finished; noted: Readonly<Noted> }> {
    const first = await this.#site.ask(wanted);
    const isKnown = wanted.kind === 'file' || first.noted.tags !== undefined;
    return isKnown || first.finished.status >= FIRST_FAILURE ? first : this.#site.ask(wanted);
  }

  #underControl({ status, headers, body }: Finished): Finished {
    const others = headers.filter(([name]) => name !== 'cache-control');
    return { status, headers: [...others, ['Cache-Control', this.#site.pageControl]], body };
  }

  async #pack(
    wanted: Wanted,
    answer: Answer,
    encoding: 'br' | 'gzip' | 'identity',
  ): Promise<Ready> {
    const ready = await answer.prepare(encoding);
    this.#store.grown(wanted.key, answer);
    if (wanted.kind === 'file' && encoding === 'br') this.#improveLater(wanted, answer);
    return ready;
  }

  #improveLater({ key }: Wanted, answer: Answer): void {
    this.#improving = this.#improving.then(async () => {
      await setImmediate();
      if (this.#closed) return;
      await answer.improve();
      this.#store.grown(key, answer);
    });
  }

  /** The last good bytes in the place of an answer that failed. */
  #instead(last: Kept, err: unknown): Made {
    last.failed = { retryAt: performance.now() + RETRY_MS, touches: this.#store.touches };
    if (performance.now() - this.#warned > WARN_EVERY_MS) {
      this.#warned = performance.now();
      log.warn({ err }, 'the database is away; the last good bytes of pages are served');
    }
    return this.#stale(last);
  }

  /** Nobody waits again for what has just failed, but now and then it is tried. */
  #stillFailing(wanted: Wanted, last: Kept): Made {
    if (last.failed && performance.now() > last.failed.retryAt) {
      last.failed.retryAt = performance.now() + RETRY_MS;
      void this.#try(wanted);
    }
    return this.#stale(last);
  }

  #stale({ answer, made }: Kept): Made {
    return { answer, word: 'STALE', age: Math.floor((performance.now() - made) / 1000) };
  }
}

/** The result of some work, or `late`. */
async function within<T>(ms: number, work: Promise<T>): Promise<T | 'late'> {
  const late = Promise.withResolvers<'late'>();
  const timer = setTimeout(() => late.resolve('late'), ms);
  try {
    return await Promise.race([work, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

function outcomeOf(attempt: Attempt): Outcome {
  if (attempt.outcome !== undefined) return attempt.outcome;
  throw 'err' in attempt ? attempt.err : new Error('no outcome');
}

function keptAs(wanted: Wanted, answer: Answer, tags: string[], revalidate: number): Kept {
  const made = performance.now();
  const isFile = wanted.kind === 'file';
  // Once a day a page is made anew all the same: a touch that got lost does no harm for longer.
  const until = isFile ? Number.POSITIVE_INFINITY : made + Math.min(revalidate * 1000, DAY_MS);
  const page =
    wanted.kind === 'variant' ? 'variants' : answer.status === 200 ? 'pages' : 'refusals';
  return { room: isFile ? 'files' : page, answer, tags, made, until, fresh: true };
}

function encodingsOf({ headers }: IncomingMessage): string | undefined {
  const value = headers['accept-encoding'];
  return Array.isArray(value) ? value.join(',') : value;
}
