/**
 * Work that is done once for all who ask for it at the same time. `touches` counts what was touched
 * so far: who asks after a touch is never given the result of work that began before it.
 */
export class Flights<T> {
  readonly #running = new Map<string, { touches: number; result: Promise<T> }>();
  /** What begins when the running one has ended; whoever asks for it asks before it begins. */
  readonly #next = new Map<string, Promise<T>>();
  readonly #touches: () => number;

  constructor(touches: () => number) {
    this.#touches = touches;
  }

  /** Gives the result of `run` under this key: of the one under way if it is young enough, else of a new one. */
  join(key: string, run: () => Promise<T>): Promise<T> {
    const running = this.#running.get(key);
    if (!running) return this.#start(key, run);
    if (running.touches === this.#touches()) return running.result;
    const known = this.#next.get(key);
    if (known) return known;
    // Not beside the running one: Next would let the new render share what the old one has read.
    const next = running.result
      .then(
        () => {},
        () => {},
      )
      .then(() => {
        this.#next.delete(key);
        return this.join(key, run);
      });
    this.#next.set(key, next);
    return next;
  }

  #start(key: string, run: () => Promise<T>): Promise<T> {
    const result = run().finally(() => this.#running.delete(key));
    this.#running.set(key, { touches: this.#touches(), result });
    return result;
  }
}
