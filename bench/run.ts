import { listenForStop } from '#lib/platform/startup/stop-signal.ts';

/** Runs a bench as a program: ends with 1 and one line when it fails or is stopped. */
export async function run(
  work: (say: (line: string) => void, signal: AbortSignal) => Promise<void>,
): Promise<never> {
  const stop = listenForStop((error) => console.error(error));
  try {
    await work((line) => console.log(line), stop.signal);
    // The browser's driver keeps a handle open.
    process.exit(0);
  } catch (error) {
    if (stop.signal.aborted) console.error(stop.signal.reason);
    else console.error(error);
    process.exit(1);
  }
}
