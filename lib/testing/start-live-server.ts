import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** A second process on the same database (live-server.ts), which can say how much memory it has. */
export async function startLiveServer() {
  const script = join(import.meta.dirname, 'live-server.ts');
  const child = spawn(process.execPath, ['--conditions=react-server', '--expose-gc', script], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: process.env,
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const line = async () => (await lines.next()).value ?? '';
  const itsPort = Number(await line());
  return {
    port: itsPort,
    async memory(): Promise<{ rss: number; readers: number }> {
      child.stdin.write('\n');
      return JSON.parse(await line());
    },
    async stop(): Promise<void> {
      child.stdin.end();
      await once(child, 'exit');
    },
  };
}
