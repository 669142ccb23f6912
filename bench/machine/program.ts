import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** A program of ours that runs beside the bench. */
export type Program = {
  pid: number;
  /** What the line said by which it was known to be ready. */
  ready: RegExpExecArray;
  /** Asks it to end and waits until it has. */
  stop(): Promise<void>;
};

export type ProgramOptions = {
  /** The file and its arguments, with options of Node before them. */
  args: string[];
  env?: NodeJS.ProcessEnv;
  /** What it reads from stdin. */
  input?: string;
  /** The line of its stdout by which it is ready. */
  until: RegExp;
  timeoutMs: number;
  /** Ends it when aborted. */
  signal?: AbortSignal;
  /** Told its process id as soon as it has one. */
  onStart?: (pid: number) => void;
  /** Told its lines before that one. */
  say?: (line: string) => void;
};

/** How long a program has to end in peace. */
const STOP_TIMEOUT_MS = 60_000;

/** Starts a program with this Node and waits until it says that it is ready. */
export async function startProgram(options: ProgramOptions): Promise<Program> {
  const child = spawn(process.execPath, options.args, {
    env: options.env ?? process.env,
    stdio: [options.input === undefined ? 'ignore' : 'pipe', 'pipe', 'inherit'],
    signal: options.signal,
  });
  // That it did not start or was told to end is seen by its missing line.
  child.on('error', () => {});
  if (child.pid !== undefined) options.onStart?.(child.pid);
  child.stdin?.end(options.input);
  const stop = () => end(child);
  try {
    const ready = await lineOf(child, options);
    // What it says from here on is nobody's business, but has to be read.
    child.stdout?.resume();
    return { pid: child.pid ?? 0, ready, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function lineOf(
  child: ChildProcess,
  { until, timeoutMs, say, args }: ProgramOptions,
): Promise<RegExpExecArray> {
  const name = args.at(-1);
  if (!child.stdout) throw new Error(`${name} has no output`);
  const lines = createInterface({ input: child.stdout });
  const late = setTimeout(() => lines.close(), timeoutMs);
  try {
    for await (const line of lines) {
      const found = until.exec(line);
      if (found) return found;
      say?.(line);
    }
    throw new Error(`${name} ended or took too long before it was ready.`);
  } finally {
    clearTimeout(late);
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const late = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
  clearTimeout(late);
}
