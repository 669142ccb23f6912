import { type Reader, sendTo } from './reader.ts';

/** So many are written to at once (some 5 ms); between them other requests have their turn. */
const AT_ONCE = 500;

/** Undefined where there is nothing to be said. */
type TextFor = (reader: Reader) => string | undefined;

type Broadcast = { readers: readonly Reader[]; textFor: TextFor; next: number };

/** Sends to many readers, piece by piece, one broadcast after the other. */
export class Broadcasts {
  readonly #waiting: Broadcast[] = [];

  /** Who comes later is not among `readers`: they are told at once what this says. */
  send(readers: readonly Reader[], textFor: TextFor): void {
    this.#waiting.push({ readers, textFor, next: 0 });
    if (this.#waiting.length === 1) this.#goOn();
  }

  #goOn(): void {
    const [first] = this.#waiting;
    if (!first) return;
    const end = first.next + AT_ONCE;
    for (const reader of first.readers.slice(first.next, end)) {
      const text = first.textFor(reader);
      if (text !== undefined) sendTo(reader, text);
    }
    first.next = end;
    if (end >= first.readers.length) this.#waiting.shift();
    if (this.#waiting.length > 0) setImmediate(() => this.#goOn());
  }
}
