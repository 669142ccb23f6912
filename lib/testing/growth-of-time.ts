/** Of so many rounds the shortest counts: a machine that does something else only adds. */
const ROUNDS = 4;

/** How many times as long the longer text is. */
const TIMES = 16;

/** The clock of a thread's work counts in steps of up to so much (ms); less is nothing. */
const STEP = 10;

/**
 * One text may cost so many times what as many parts of it cost, with its memory to clear away; work
 * that grows with the square of a text's length costs TIMES as much.
 */
export const MOST_GROWTH = 5;

/**
 * How many times as much work a text makes as its TIMES equal parts, one after the other, by the
 * processor time of this thread: waiting for a busy machine is no work.
 */
export function growthOfWork(part: string, work: (text: string) => unknown): number {
  const whole = part.repeat(TIMES);
  const least = (round: () => void): number =>
    Math.min(
      ...Array.from({ length: ROUNDS }, () => {
        const before = process.threadCpuUsage();
        round();
        const { user, system } = process.threadCpuUsage(before);
        return (user + system) / 1_000;
      }),
    );
  const parts = least(() => {
    for (let turn = 0; turn < TIMES; turn += 1) work(part);
  });
  return least(() => void work(whole)) / Math.max(STEP, parts);
}
