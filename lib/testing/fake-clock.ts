/** A clock that stands still until it is moved. Hand its `now()` to what takes the time. */
export type FakeClock = {
  now(): Date;
  /** Moves the clock on by milliseconds. */
  advance(ms: number): void;
  /** Sets the clock. */
  set(time: Date | string): void;
};

/** Any working day; no test should depend on which. */
const START = '2026-11-23T09:00:00.000Z';

/** A clock that starts at `start` (ISO text or Date). */
export function fakeClock(start: Date | string = START): FakeClock {
  let time = new Date(start).getTime();
  return {
    now: () => new Date(time),
    advance(ms) {
      time += ms;
    },
    set(to) {
      time = new Date(to).getTime();
    },
  };
}
