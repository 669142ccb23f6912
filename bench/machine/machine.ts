import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism, cpus, loadavg, release, totalmem, type } from 'node:os';

const GIGABYTE = 1024 ** 3;

/** One line about the machine that figures were taken on: processor, cores, memory, system, Node. */
export function describeMachine(): string {
  const model = cpus()[0]?.model.trim() ?? 'an unknown processor';
  const cores = availableParallelism();
  const memory = Math.round(totalmem() / GIGABYTE);
  const count = cores === 1 ? 'one core' : `${cores} cores`;
  return `${model}, ${count}, ${memory} GB of memory, ${type()} ${release()}, Node ${process.version.slice(1)}`;
}

/** The version of an installed package. */
export function versionOf(name: string): string {
  const file = createRequire(import.meta.url).resolve(`${name}/package.json`);
  const { version }: { version: string } = JSON.parse(readFileSync(file, 'utf8'));
  return version;
}

/** How many processes wanted a core in the last minute, so that a noisy measurement can be told. */
export function load(): string {
  return (loadavg()[0] ?? 0).toFixed(1);
}
