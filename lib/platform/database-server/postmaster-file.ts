import { readdirSync, readFileSync, readlinkSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { commandOf, identifyProcess } from '../startup/process-identity.ts';

/** What a running server writes about itself into its data folder (postmaster.pid). */
export type Postmaster = {
  pid: number;
  port: number;
  status: 'starting' | 'ready' | 'stopping' | 'standby' | 'unknown';
};

/** Line numbers from PostgreSQL's miscadmin.h, counted from 0. */
const LINE = { pid: 0, port: 3, status: 7 };

/** Reads postmaster.pid; undefined if there is none or its first line is no process id. */
export function readPostmasterFile(data: string): Postmaster | undefined {
  try {
    return parsePostmasterFile(readFileSync(postmasterFile(data), 'utf8'));
  } catch {
    return undefined;
  }
}

/** Reads the text of a postmaster.pid, which may still be half written. */
export function parsePostmasterFile(text: string): Postmaster | undefined {
  const lines = text.split('\n').map((line) => line.trim());
  const pid = Number(lines[LINE.pid]);
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  const status = lines[LINE.status];
  return {
    pid,
    port: Number(lines[LINE.port] ?? 0),
    status:
      status === 'starting' || status === 'ready' || status === 'stopping' || status === 'standby'
        ? status
        : 'unknown',
  };
}

/** Path of the file. */
export function postmasterFile(data: string): string {
  return join(data, 'postmaster.pid');
}

/**
 * Whether the process is alive and a PostgreSQL server of this data folder, and not some other
 * process that got the same id later.
 */
export function isServerOf(pid: number, data: string): boolean {
  if (identifyProcess(pid) === undefined) return false;
  if (process.platform === 'linux') return workingFolder(pid) === real(data);
  return commandOf(pid)?.includes(data) ?? false;
}

/**
 * Ids of all living processes of the server of this data folder, its children too, which may
 * outlive a killed server for a moment. Known on Linux only; elsewhere the list is empty.
 */
export function serverProcesses(data: string): number[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => Number.isInteger(pid) && isServerOf(pid, data))
    .filter((pid) => /\bpostgres\b/.test(commandOf(pid) ?? ''));
}

/** A server and all its children work in the data folder. */
function workingFolder(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return undefined;
  }
}

function real(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
