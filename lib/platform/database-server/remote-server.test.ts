import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { findFreePort } from './free-port.ts';
import { type Database, openDatabase } from './open-database.ts';
import { checkRemoteServer, judgeServer } from './remote-server.ts';

// Making a database takes a second, and many times that where others keep the machine busy.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let folder: string;
/** A server of our own, in the place of somebody else's. */
let own: Database;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'off-call-database-'));
  chmodSync(folder, 0o755);
  const config = { databaseUrl: undefined, dataDir: join(folder, 'data') };
  own = await openDatabase(config, () => {}, { settings: { fsync: 'off' } });
});

afterAll(async () => {
  await own.stop();
  rmSync(folder, { recursive: true });
});

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('DATABASE_URL', () => {
  const check = (url: string, timeoutMs?: number) => checkRemoteServer(url, () => {}, timeoutMs);

  test('nothing listens there', async () => {
    const port = await findFreePort();
    await expect(check(`postgresql://u:hidden@127.0.0.1:${port}/forum`)).rejects.toThrow(
      `DATABASE_URL does not answer: 127.0.0.1:${port}/forum: nothing listens there (ECONNREFUSED).`,
    );
  });

  test('something listens and says nothing', async () => {
    const silent = createServer().listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const address = silent.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    await expect(check(`postgresql://u:hidden@127.0.0.1:${port}/forum`, 200)).rejects.toThrow(
      /^DATABASE_URL does not answer: .*timeout/,
    );
    silent.close();
  });

  test('a wrong password and a missing database are told apart, and the password is not said', async () => {
    const { url } = own;
    const other = new URL(url);
    other.pathname = '/other';
    await expect(check(other.href)).rejects.toThrow(/the server has no such database.*\(3D000\)/);
    other.password = 'hidden';
    await expect(check(other.href)).rejects.toThrow(/wrong user or password \(28P01\)/);
    await expect(check(other.href)).rejects.not.toThrow(/hidden/);
  });

  test('a server that answers is used as it is', async () => {
    const { url } = own;
    const database = await openDatabase({ databaseUrl: url, dataDir: '/nowhere' }, () => {});
    expect(database).toMatchObject({ url, embedded: false, adopted: false });
    await database.stop();
    expect(await query(url, 'SELECT 1 AS n')).toEqual([{ n: 1 }]);
  });

  test('PostgreSQL 14 is too old, 15 is not, and another encoding is warned about', () => {
    expect(judgeServer({ version: 140_012, encoding: 'UTF8' }).refusal).toMatch(
      /^DATABASE_URL is PostgreSQL 14; Off Call needs 15 or newer\.$/,
    );
    expect(judgeServer({ version: 150_000, encoding: 'UTF8' })).toEqual({});
    expect(judgeServer({ version: 150_000, encoding: 'SQL_ASCII' }).warning).toContain('SQL_ASCII');
  });
});
