import { type Reader, sendTo } from './reader.ts';

/** A round is cut into this many parts, so that never all readers are written to at once. */
const SLOTS = 25;

/** Writes a short text to each reader once in a round, by one clock for all of them. */
export class Heartbeats {
  readonly #roundMs: number;
  readonly #text: string;
  readonly #slots: Set<Reader>[] = Array.from({ length: SLOTS }, () => new Set());
  #now = 0;
  #clock: NodeJS.Timeout | undefined;

  constructor(roundMs: number, text: string) {
    this.#roundMs = roundMs;
    this.#text = text;
  }

  /** The slot that was just written to is the longest from being written to again. */
  add(reader: Reader): void {
    reader.slot = this.#now;
    this.#slots[this.#now]?.add(reader);
    this.#clock ??= setInterval(() => this.#beat(), this.#roundMs / SLOTS).unref();
  }

  remove(reader: Reader): void {
    this.#slots[reader.slot]?.delete(reader);
    if (this.#slots.every((slot) => slot.size === 0)) this.stop();
  }

  stop(): void {
    clearInterval(this.#clock);
    this.#clock = undefined;
  }

  #beat(): void {
    this.#now = (this.#now + 1) % SLOTS;
    for (const reader of this.#slots[this.#now] ?? []) sendTo(reader, this.#text);
  }
}
