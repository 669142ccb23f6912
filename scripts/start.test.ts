import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { findFreePort } from '#lib/platform/database-server/free-port.ts';
import { identifyProcess } from '#lib/platform/startup/process-identity.ts';

// Each test starts a process, and one of them waits for another as long as npm start does.
vi.setConfig({ testTimeout: 30_000 });

let folder: string;
let port: number;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'off-call-start-'));
  port = await findFreePort();
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Starts the site as npm does; these starts all fail before the database is made. */
function start(env: Record<string, string>): Promise<{ code: unknown; complaint: string }> {
  return new Promise((done) => {
    execFile(
      process.execPath,
      [resolve('scripts/start.ts')],
      {
        env: {
          ...process.env,
          // Nothing of the machine's own settings; empty is not set.
          ...{ SITE_URL: '', SMTP_URL: '', DATABASE_URL: '', HOST: '', AUTH_SECRET: '' },
          ...{ PORT: String(port), DATA_DIR: folder, ...env },
        },
      },
      (error, _said, complaint) => done({ code: error?.code, complaint: complaint.trim() }),
    );
  });
}

describe('npm start says in one line what is wrong and ends with 1', () => {
  const wrong: [string, () => Record<string, string>, RegExp][] = [
    ['a bad variable', () => ({ PORT: 'http' }), /^PORT must be a whole number .*not "http"\.$/],
    [
      'a public address without a mail server',
      () => ({ SITE_URL: 'https://offcall.example' }),
      /^SMTP_URL is needed because SITE_URL/,
    ],
    [
      'a database that does not answer',
      () => ({ DATABASE_URL: `postgresql://u:hidden@127.0.0.1:${port}/d` }),
      /^DATABASE_URL does not answer: 127\.0\.0\.1:\d+\/d: nothing listens there \(ECONNREFUSED\)\.$/,
    ],
    [
      "a data folder that can't be written",
      () => ({ DATA_DIR: '/proc/off-call' }),
      /^The data folder \/proc\/off-call can't be written: /,
    ],
    ['a host that is not ours', () => ({ HOST: '192.0.2.1' }), /^HOST 192\.0\.2\.1 is no address/],
  ];
  test.each(wrong)('%s', async (_name, env, message) => {
    const { code, complaint } = await start(env());
    expect(complaint).toMatch(message);
    expect(complaint.split('\n')).toHaveLength(1);
    expect(code).toBe(1);
  });

  test.each(['127.0.0.1', '::'])('a port in use on %s', async (host) => {
    const other = createServer().listen(port, host);
    await once(other, 'listening');
    expect(await start({})).toEqual({
      code: 1,
      complaint: `Port ${port} is in use by another program. Take another one: PORT=${port + 1} npm start`,
    });
    expect(readdirSync(folder)).toEqual([]);
    other.close();
  });
});

test('a start that was killed does not keep the next one from starting', async () => {
  writeFileSync(join(folder, 'start.lock'), `${process.pid} another-start`);
  const { complaint } = await start({ HOST: '192.0.2.1' });
  expect(complaint).toMatch(/^HOST /);
});

test('two sites do not share a data folder', async () => {
  writeFileSync(join(folder, 'start.lock'), identifyProcess(process.pid) ?? '');
  const { code, complaint } = await start({});
  expect(complaint).toMatch(
    /^Off Call already runs from this folder \(process \d+\)\. Stop it first, or .*DATA_DIR=/,
  );
  expect(code).toBe(1);
});
