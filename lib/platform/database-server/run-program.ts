import { spawn } from 'node:child_process';
import type { ServerUser } from './server-user.ts';

/**
 * Environment for PostgreSQL's programs: nothing of ours may steer them (PGDATA, PGPORT and the
 * like), and their messages are in English because they are read.
 */
export function serverEnvironment(): NodeJS.ProcessEnv {
  const { NODE_ENV, PATH, SystemRoot, TMPDIR } = process.env;
  return { NODE_ENV, PATH, SystemRoot, TMPDIR, LANG: 'C', LC_ALL: 'C', TZ: 'UTC' };
}

/** Runs a program to its end, `input` on its stdin; gives its exit code and all it printed. */
export async function runProgram(
  path: string,
  args: string[],
  options: { user: ServerUser | undefined; folder: string; input?: string },
): Promise<{ code: number | null; output: string }> {
  const child = spawn(path, args, {
    ...options.user,
    cwd: options.folder,
    env: serverEnvironment(),
    stdio: 'pipe',
  });
  let output = '';
  const collect = (chunk: Buffer) => {
    output += chunk.toString('utf8');
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  child.stdin.on('error', () => {});
  child.stdin.end(options.input ?? '');
  return await new Promise((resolve) => {
    child.on('error', (error) => resolve({ code: null, output: error.message }));
    child.on('close', (code) => resolve({ code, output }));
  });
}
