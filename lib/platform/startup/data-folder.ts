import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { errorCode, StartupProblem, systemReason } from './startup-problem.ts';

/** Passable for the database's own user when root starts it, listable for nobody else. */
const FOLDER_MODE_FOR_ROOT = 0o711;
const FOLDER_MODE = 0o700;
const SECRET_FILE_MODE = 0o600;
const SECRET_BYTES = 32;

/** Makes DATA_DIR if it is missing and proves that it can be written, or says why not. */
export function prepareDataFolder(dataDir: string): void {
  const probe = join(dataDir, `.write-test-${process.pid}`);
  try {
    makeFolder(dataDir, process.getuid?.() === 0 ? FOLDER_MODE_FOR_ROOT : FOLDER_MODE);
    writeFileSync(probe, 'x');
    rmSync(probe);
  } catch (error) {
    throw new StartupProblem(
      `The data folder ${dataDir} can't be written: ${systemReason(error)}. DATA_DIR names another one.`,
    );
  }
}

/**
 * Makes a folder and those above it. Node's own recursive mkdir never ends where a folder can't be
 * made although its parent is there (/proc, some network mounts).
 */
function makeFolder(path: string, mode: number): void {
  try {
    mkdirSync(path, { mode });
  } catch (error) {
    if (errorCode(error) === 'EEXIST' && statSync(path).isDirectory()) return;
    if (errorCode(error) !== 'ENOENT' || existsSync(dirname(path))) throw error;
    makeFolder(dirname(path), mode);
    mkdirSync(path, { mode });
  }
}

/** A secret that no one can guess: 256 bits. */
export function makeSecret(): string {
  return randomBytes(SECRET_BYTES).toString('base64url');
}

/**
 * The secret that signs and hashes for this site, kept in DATA_DIR/auth-secret so that sessions
 * live on after a restart; made at the first start.
 */
export function keepAuthSecret(dataDir: string): string {
  const path = join(dataDir, 'auth-secret');
  const kept = readSecret(path);
  if (kept !== undefined) return kept;
  const secret = makeSecret();
  writeSecret(path, secret);
  return secret;
}

/** Writes a file that only its owner can read. */
export function writeSecret(path: string, secret: string): void {
  try {
    writeFileSync(path, secret, { mode: SECRET_FILE_MODE, flag: 'wx' });
  } catch (error) {
    throw new StartupProblem(`${path} can't be written: ${systemReason(error)}.`);
  }
}

/** The secret in a file; undefined if there is none. An empty or cut file counts as none. */
function readSecret(path: string): string | undefined {
  try {
    const text = readFileSync(path, 'utf8').trim();
    if (text.length >= SECRET_BYTES) return text;
    rmSync(path);
    return undefined;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw new StartupProblem(`${path} can't be read: ${systemReason(error)}.`);
  }
}
