import { waitFor } from '#lib/platform/startup/wait.ts';
import type { Profile } from '../profile/profile-summary.ts';

/** What a Node process holds after its collector was made to run (bytes). */
export type Heap = { heapUsed: number; arrayBuffers: number };

/** A Node process that lets itself be looked into. */
export type Inspector = {
  heap(): Promise<Heap>;
  /** Looks every SAMPLE_US at what the process does while `work` runs. */
  profile(work: () => Promise<unknown>): Promise<Profile>;
  close(): void;
};

const WAKE_TIMEOUT_MS = 10_000;
const ANSWER_TIMEOUT_MS = 60_000;
const SAMPLE_US = 500;
/** Finalizers of one collection free what the next one can take. */
const COLLECTIONS = 3;

/**
 * Wakes the inspector of a process that was started with `--inspect-port` (SIGUSR1, as Node's manual
 * says) and speaks to it by the DevTools protocol, so that the site that is measured has nothing in
 * it for the measurement.
 */
export async function inspect(pid: number, port: number): Promise<Inspector> {
  process.kill(pid, 'SIGUSR1');
  const address = await waitFor(() => addressOf(port), WAKE_TIMEOUT_MS);
  if (!address) throw new Error('The inspector of the site does not wake.');
  const socket = new WebSocket(address);
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve, { once: true });
    socket.addEventListener('error', () => reject(new Error('The inspector hangs up.')), {
      once: true,
    });
  });
  const call = caller(socket);
  return {
    async heap() {
      for (let done = 0; done < COLLECTIONS; done += 1) {
        await call('HeapProfiler.collectGarbage');
      }
      const answer = (await call('Runtime.evaluate', {
        expression: 'process.memoryUsage()',
        returnByValue: true,
      })) as { result: { value: Heap } };
      const { heapUsed, arrayBuffers } = answer.result.value;
      return { heapUsed, arrayBuffers };
    },
    async profile(work) {
      await call('Profiler.enable');
      await call('Profiler.setSamplingInterval', { interval: SAMPLE_US });
      await call('Profiler.start');
      await work();
      const { profile } = (await call('Profiler.stop')) as { profile: Profile };
      await call('Profiler.disable');
      return profile;
    },
    close: () => socket.close(),
  };
}

async function addressOf(port: number): Promise<string | undefined> {
  try {
    const targets = await fetch(`http://127.0.0.1:${port}/json/list`);
    const [target] = (await targets.json()) as { webSocketDebuggerUrl?: string }[];
    return target?.webSocketDebuggerUrl;
  } catch {
    // It is not listening yet.
    return undefined;
  }
}

type Call = (method: string, params?: Record<string, unknown>) => Promise<unknown>;

function caller(socket: WebSocket): Call {
  let last = 0;
  return (method, params = {}) => {
    last += 1;
    const id = last;
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    const late = setTimeout(() => reject(new Error(`${method} got no answer.`)), ANSWER_TIMEOUT_MS);
    const listen = ({ data }: MessageEvent) => {
      const message = JSON.parse(String(data)) as {
        id?: number;
        result?: unknown;
        error?: unknown;
      };
      if (message.id !== id) return;
      clearTimeout(late);
      socket.removeEventListener('message', listen);
      if (message.error) reject(new Error(`${method}: ${JSON.stringify(message.error)}`));
      else resolve(message.result);
    };
    socket.addEventListener('message', listen);
    socket.send(JSON.stringify({ id, method, params }));
    return promise;
  };
}
