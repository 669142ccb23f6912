import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
import { commandOf, identifyProcess, isAlive, pidOf } from './process-identity.ts';
import { StartupProblem } from './startup-problem.ts';
import { SAY_EVERY_MS, waitFor } from './wait.ts';

/** Where the site's files are and where notes about the build are kept. */
export type BuildPlace = { root: string; dataDir: string };

/** Files and folders that a build is made from; a missing one is no fault. */
const SOURCES = [
  'app',
  'components',
  'lib',
  'public',
  'prisma/schema.prisma',
  'instrumentation.ts',
  'proxy.ts',
  'next.config.ts',
  'package.json',
  'package-lock.json',
  'postcss.config.mjs',
  'tsconfig.json',
];
const IS_TEST = /\.test\.tsx?$/;
/** What `next build` leaves behind when it came to its end. */
const FINISHED = '.next/BUILD_ID';
/** Our note of what the build was made from; within it, so that both go together. */
const STAMP = '.next/built-from';
const LEFTOVER_TIMEOUT_MS = 10_000;

/**
 * Builds the site if there is no build or its sources have changed since. The address and the name
 * of the site may differ: no page of the build is served, every page is rendered by the running
 * server (lib/platform/cache). Says how long it has been at it; when the build fails, prints what
 * it said and throws a StartupProblem.
 */
export async function ensureBuild(
  place: BuildPlace,
  say: (line: string) => void,
  signal: AbortSignal,
): Promise<void> {
  await endLeftover(place);
  const sources = hashSources(place.root);
  if (isFresh(place.root, sources)) return;
  say('Building the site, which is done once after each change.');
  rmSync(join(place.root, STAMP), { force: true });
  const began = performance.now();
  const { code, output } = await build(place, say, signal);
  signal.throwIfAborted();
  if (code !== 0) {
    throw new StartupProblem(
      `${output.trim()}\n\nThe site could not be built; the reason is above.`,
    );
  }
  writeFileSync(join(place.root, STAMP), sources);
  say(`Built the site in ${seconds(performance.now() - began)}.`);
}

/** A hash over all that a build depends on: names and contents of the sources, and this Node. */
export function hashSources(root: string): string {
  const hash = createHash('sha256').update(process.version);
  for (const source of SOURCES) {
    for (const file of filesUnder(join(root, source))) {
      hash.update(`\0${relative(root, file)}\0`).update(readFileSync(file));
    }
  }
  return hash.digest('hex');
}

function filesUnder(path: string): string[] {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return [];
  if (!stat.isDirectory()) return IS_TEST.test(path) ? [] : [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesUnder(join(path, name)));
}

function isFresh(root: string, sources: string): boolean {
  try {
    return (
      statSync(join(root, FINISHED)).isFile() && readFileSync(join(root, STAMP), 'utf8') === sources
    );
  } catch {
    return false;
  }
}

async function build(
  { root, dataDir }: BuildPlace,
  say: (line: string) => void,
  signal: AbortSignal,
): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, [nextProgram(root), 'build'], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, so that it can be ended together with its workers.
    detached: process.platform !== 'win32',
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString('utf8');
    });
  }
  const end = () => endGroup(child.pid);
  signal.addEventListener('abort', end);
  if (child.pid !== undefined) {
    writeFileSync(noteOf(dataDir), identifyProcess(child.pid) ?? '');
  }
  const began = performance.now();
  const progress = setInterval(
    () => say(`Still building (${seconds(performance.now() - began)}).`),
    SAY_EVERY_MS,
  );
  try {
    return await new Promise((resolve) => {
      child.on('error', (error) => resolve({ code: null, output: error.message }));
      child.on('close', (code) => resolve({ code, output }));
    });
  } finally {
    clearInterval(progress);
    signal.removeEventListener('abort', end);
    rmSync(noteOf(dataDir), { force: true });
  }
}

/** A build whose start was killed goes on and would write into ours. */
async function endLeftover({ dataDir }: BuildPlace): Promise<void> {
  const note = noteOf(dataDir);
  if (!statSync(note, { throwIfNoEntry: false })) return;
  const identity = readFileSync(note, 'utf8');
  if (isAlive(identity) && commandOf(pidOf(identity))?.includes('next')) {
    endGroup(pidOf(identity));
    await waitFor(() => (isAlive(identity) ? undefined : true), LEFTOVER_TIMEOUT_MS);
  }
  rmSync(note, { force: true });
}

function endGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

function noteOf(dataDir: string): string {
  return join(dataDir, 'build-process');
}

function nextProgram(root: string): string {
  return createRequire(join(root, 'package.json')).resolve('next/dist/bin/next');
}

function seconds(ms: number): string {
  return `${Math.round(ms / 1000)} s`;
}
