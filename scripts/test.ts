// npm test: every check, one after the other, all of them even when one fails. The last line is
// `N passed, N failed`; the exit code is 0 only if nothing failed and nothing was left out.
// `--only style,unit` runs some of them.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  type Count,
  countOne,
  countPlaywright,
  countVitest,
  sum,
} from '#lib/testing/count-results.ts';

type Step = {
  name: string;
  title: string;
  /** Command lines, run until one fails. */
  commands: string[][];
  env?: Record<string, string>;
  /** Counts what ran by its exit code or by the report that it left. */
  count: (succeeded: boolean) => Count;
};

const INTERRUPTED = 130;
const root = join(import.meta.dirname, '..');
const reports = mkdtempSync(join(tmpdir(), 'off-call-reports-'));
const unitReport = join(reports, 'vitest.json');
const browserReport = join(reports, 'playwright.json');

const steps: Step[] = [
  { name: 'style', title: 'Format and lint', commands: [['biome', 'ci']], count: countOne },
  {
    name: 'types',
    title: 'Types',
    commands: [
      ['next', 'typegen'],
      ['tsc', '--noEmit'],
    ],
    count: countOne,
  },
  {
    name: 'boundaries',
    title: 'Boundaries',
    commands: [['depcruise', ...sourceFolders()]],
    count: countOne,
  },
  {
    name: 'unit',
    title: 'Unit and database tests',
    commands: [
      ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile=${unitReport}`],
    ],
    count: () => countReport(unitReport, countVitest),
  },
  {
    name: 'browser',
    title: 'Build and browser tests',
    commands: [['playwright', 'test', '--reporter=list,json']],
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: browserReport },
    count: () => countReport(browserReport, countPlaywright),
  },
];

const { values } = parseArgs({ options: { only: { type: 'string' } } });
const chosen = choose(values.only);
let interrupted = false;
const results: { title: string; count: Count; seconds: string }[] = [];

for (const step of chosen) {
  console.log(`\n--- ${step.title}`);
  const began = performance.now();
  const succeeded = await runAll(step);
  if (interrupted) break;
  const count = step.count(succeeded);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  results.push({ title: step.title, count: succeeded ? count : withFailure(count), seconds });
}
rmSync(reports, { recursive: true, force: true });
if (interrupted) process.exit(INTERRUPTED);

console.log();
for (const { title, count, seconds } of results) {
  console.log(`${title}: ${count.passed} passed, ${count.failed} failed, ${seconds} s`);
}
const total = sum(results.map(({ count }) => count));
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;

/** The folders that hold our code; which there are is design, and a missing one is no fault here. */
function sourceFolders(): string[] {
  const folders = ['app', 'bench', 'components', 'e2e', 'lib', 'prisma', 'scripts'];
  return folders.filter((folder) => existsSync(join(root, folder)));
}

function choose(only: string | undefined): Step[] {
  if (only === undefined) return steps;
  const names = only.split(',');
  const unknown = names.filter((name) => !steps.some((step) => step.name === name));
  if (unknown.length > 0) {
    const known = steps.map(({ name }) => name).join(', ');
    console.error(`There is no check named ${unknown.join(', ')}; there are ${known}.`);
    process.exit(1);
  }
  return steps.filter(({ name }) => names.includes(name));
}

/** Runs the command lines of a step; whether all of them succeeded. */
async function runAll({ commands, env }: Step): Promise<boolean> {
  for (const command of commands) {
    if (!(await run(command, env))) return false;
  }
  return true;
}

/** Runs a program of node_modules with its output shown. It hears of Ctrl-C and SIGTERM first. */
function run([program = '', ...words]: string[], env?: Record<string, string>): Promise<boolean> {
  const child = spawn(join(root, 'node_modules/.bin', program), words, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const onSignal = (signal: NodeJS.Signals) => {
    interrupted = true;
    // Ctrl-C in a terminal reaches the child by itself.
    if (signal === 'SIGTERM') child.kill(signal);
  };
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
  return new Promise((resolve) => {
    const end = (succeeded: boolean) => {
      process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
      resolve(succeeded);
    };
    child.on('error', (error) => {
      console.error(error.message);
      end(false);
    });
    child.on('close', (code) => end(code === 0));
  });
}

/** A run that left no report did not come to its end. */
function countReport(file: string, count: (report: string) => Count): Count {
  try {
    return count(readFileSync(file, 'utf8'));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return countOne(false);
  }
}

/** What ended with an error has failed, whatever its report says. */
function withFailure({ passed, failed }: Count): Count {
  return { passed, failed: Math.max(failed, 1) };
}
