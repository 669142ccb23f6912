import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { StartupProblem } from './startup-problem.ts';

/**
 * Migrates and seeds the database of DATABASE_URL in a process of its own
 * (scripts/prepare-database.ts): it needs Node's condition `react-server`, under which Next does not
 * run, and what it uses of memory is given back. Its lines are said; its fault is a StartupProblem.
 */
export async function prepareDatabase(
  root: string,
  say: (line: string) => void,
  signal: AbortSignal,
): Promise<void> {
  const child = spawn(
    process.execPath,
    ['--conditions=react-server', join(root, 'scripts/prepare-database.ts')],
    { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], signal, killSignal: 'SIGTERM' },
  );
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => {
    complaint += chunk.toString('utf8');
  });
  sayLines(child.stdout, say);
  const code = await new Promise<number | null>((resolve) => {
    child.on('error', () => {});
    child.on('close', resolve);
  });
  signal.throwIfAborted();
  if (code === 0) {
    if (complaint.trim()) process.stderr.write(complaint);
    return;
  }
  throw new StartupProblem(complaint.trim() || 'The database could not be prepared.');
}

function sayLines(stream: NodeJS.ReadableStream, say: (line: string) => void): void {
  let rest = '';
  stream.on('data', (chunk: Buffer) => {
    const lines = (rest + chunk.toString('utf8')).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) say(line);
  });
}
