import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, expect, it } from 'vitest';
import { migrate } from '#lib/platform/database-server/migrate.ts';
import { openDatabase } from '#lib/platform/database-server/open-database.ts';

// What was acknowledged is there after the power went: the embedded server as `npm start` runs it,
// killed with -9 while comments are being posted, and started again.

const dataDir = mkdtempSync(join(tmpdir(), 'off-call-kill-'));
// PostgreSQL's own user has to get in when this runs as root.
chmodSync(dataDir, 0o711);
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

/** Enough to be in the middle of writing, few enough to be quick. */
const BEFORE_THE_KILL = 40;
const TIMEOUT_MS = 60_000;

it('has every acknowledged comment after kill -9 of the database', {
  timeout: TIMEOUT_MS,
}, async () => {
  const silent = () => {};
  const first = await openDatabase({ databaseUrl: undefined, dataDir }, silent);
  await migrate(first.url, silent);

  const writer = spawn(
    process.execPath,
    ['--conditions=react-server', join(import.meta.dirname, 'post-until-killed.ts')],
    {
      env: { ...process.env, DATABASE_URL: first.url, DATA_DIR: dataDir },
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  );
  const acknowledged: number[] = [];
  await new Promise<void>((resolve) => {
    writer.stdout.on('data', (chunk: Buffer) => {
      for (const line of chunk.toString('utf8').split('\n').filter(Boolean)) {
        acknowledged.push(Number(line));
      }
      if (acknowledged.length >= BEFORE_THE_KILL) resolve();
    });
    writer.on('close', () => resolve());
  });
  expect(acknowledged.length).toBeGreaterThanOrEqual(BEFORE_THE_KILL);
  if (first.pid) process.kill(first.pid, 'SIGKILL');
  await new Promise((resolve) => writer.once('close', resolve));
  await first.stop();

  const second = await openDatabase({ databaseUrl: undefined, dataDir }, silent);
  try {
    const client = new pg.Client({ connectionString: second.url });
    await client.connect();
    const { rows } = await client.query<{ number: number }>(
      'SELECT number FROM comment ORDER BY 1',
    );
    const { rows: counted } = await client.query<{ total: number; last: number }>(
      'SELECT comment_count AS total, last_number AS last FROM thread',
    );
    await client.end();
    const found = rows.map((row) => row.number);
    expect(acknowledged.filter((number) => !found.includes(number))).toEqual([]);
    // At most the one that was under way when it happened is there without an answer.
    expect(found.length - acknowledged.length).toBeLessThanOrEqual(1);
    expect(counted[0]).toEqual({ total: found.length, last: found.length });
  } finally {
    await second.stop();
  }
});
