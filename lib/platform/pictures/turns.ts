/** Does one piece of work after the other. */
export type Turns = {
  /** Does the work when its turn has come; `busy` at once when too many wait already. */
  take<T>(work: () => Promise<T>): Promise<T | 'busy'>;
};

/** Turns of which at most `mostWaiting` wait; the others are told that it is busy. */
export function turns(mostWaiting: number): Turns {
  let last: Promise<unknown> = Promise.resolve();
  let open = 0;
  return {
    async take(work) {
      if (open > mostWaiting) return 'busy';
      open += 1;
      const before = last;
      const over = Promise.withResolvers<void>();
      last = over.promise;
      try {
        await before;
        return await work();
      } finally {
        open -= 1;
        over.resolve();
      }
    },
  };
}
