import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { identifyProcess } from '../startup/process-identity.ts';
import { waitFor } from '../startup/wait.ts';
import { type Database, type OpenOptions, openDatabase } from './open-database.ts';
import { serverProcesses } from './postmaster-file.ts';
import { canEnter } from './server-user.ts';

// Making a database takes a second, and many times that where others keep the machine busy.
vi.setConfig({ testTimeout: 60_000 });

// Real servers in folders of their own. Only what is about lost power needs them careful.
const QUICK = { settings: { fsync: 'off' } };
const AS_ROOT = userInfo().uid === 0;
/** Any user without rights will do; `nobody` has this id on Linux. */
const NOBODY = 65_534;

/** A database that was made once; most tests begin with a copy of it. */
let made: string;
let folder: string;
let said: string[];
let opened: Database[];

beforeAll(async () => {
  made = mkdtempSync(join(tmpdir(), 'off-call-database-'));
  chmodSync(made, 0o755);
  const config = { databaseUrl: undefined, dataDir: join(made, 'data') };
  await (await openDatabase(config, () => {}, QUICK)).stop();
}, 60_000);

afterAll(() => rmSync(made, { recursive: true }));

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'off-call-database-'));
  chmodSync(folder, 0o755);
  said = [];
  opened = [];
});

afterEach(async () => {
  for (const database of opened) await database.stop();
  rmSync(folder, { recursive: true, force: true });
});

const data = () => join(folder, 'data');

/** Puts the database that was made once into a folder, owners and all. */
function copyInto(target: string): void {
  execFileSync('cp', ['-a', join(made, 'data'), target]);
}

async function open(options: OpenOptions = QUICK): Promise<Database> {
  const config = { databaseUrl: undefined, dataDir: data() };
  const database = await openDatabase(config, (line) => said.push(line), options);
  opened.push(database);
  return database;
}

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Another process that opens the same database and, told how, goes on or ends abruptly. */
function openElsewhere(dataDir: string, uid?: number) {
  const module = JSON.stringify(resolve('lib/platform/database-server/open-database.ts'));
  const script = `
    const { openDatabase } = await import(${module});
    const database = await openDatabase(
      { databaseUrl: undefined, dataDir: ${JSON.stringify(dataDir)} }, () => {}, ${JSON.stringify(QUICK)});
    console.log(JSON.stringify({ url: database.url, pid: database.pid, adopted: database.adopted }));
    process.stdin.once('data', () => database.stop().then(() => process.exit(0)));`;
  const child = spawn(
    resolve('node_modules/.bin/node'),
    ['--input-type=module', '--eval', script],
    { uid, gid: uid, stdio: 'pipe', cwd: '/' },
  );
  let output = '';
  let errors = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  child.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  const ready = waitFor(() => {
    if (child.exitCode !== null) throw new Error(errors);
    return output.includes('\n') ? JSON.parse(output) : undefined;
  }, 30_000) as Promise<{ url: string; pid: number; adopted: boolean }>;
  return { child, ready };
}

const gone = (pid: number) =>
  waitFor(() => (identifyProcess(pid) === undefined ? true : undefined), 10_000);

test('makes a database, and finds it as it was left', async () => {
  const first = await open({});
  expect(first).toMatchObject({ embedded: true, adopted: false });
  await query(first.url, 'CREATE TABLE note (text text)');
  await query(first.url, "INSERT INTO note VALUES ('kept – ü')");
  await first.stop();
  expect(existsSync(join(data(), 'postgres/postmaster.pid'))).toBe(false);

  const second = await open({});
  expect(second.adopted).toBe(false);
  expect(await query(second.url, 'SELECT text FROM note')).toEqual([{ text: 'kept – ü' }]);
});

test('what was acknowledged is on the disk, text is UTF-8, and the site rules nothing else', async () => {
  const { url } = await open({});
  const [facts] = await query(
    url,
    `SELECT current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS commit,
      current_setting('full_page_writes') AS pages, current_setting('server_encoding') AS encoding,
      (SELECT datlocale FROM pg_database WHERE datname = current_database()) AS locale,
      current_database() AS name, (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) AS super`,
  );
  expect(facts).toEqual({
    fsync: 'on',
    commit: 'on',
    pages: 'on',
    encoding: 'UTF8',
    locale: 'C.UTF-8',
    name: 'off_call',
    super: false,
  });
  expect(statSync(join(data(), 'postgres/off-call-password')).mode & 0o077).toBe(0);
});

test('a server whose starter was killed is found again, with all it had', async () => {
  copyInto(data());
  const other = openElsewhere(data());
  const { pid, url } = await other.ready;
  await query(url, 'CREATE TABLE note AS SELECT 1 AS n');
  other.child.kill('SIGKILL');
  await once(other.child, 'exit');

  const database = await open();
  expect(database).toMatchObject({ adopted: true, pid });
  expect(await query(database.url, 'SELECT n FROM note')).toEqual([{ n: 1 }]);
  await database.stop();
  expect(await gone(pid)).toBe(true);
});

test('a killed server is noticed, and starts again with what it had acknowledged', async () => {
  copyInto(data());
  const first = await open({});
  await query(first.url, 'CREATE TABLE note AS SELECT 1 AS n');
  process.kill(first.pid ?? 0, 'SIGKILL');
  expect(await first.lost).toContain('has ended');
  await first.stop();

  const second = await open({});
  expect(second.adopted).toBe(false);
  expect(await query(second.url, 'SELECT n FROM note')).toEqual([{ n: 1 }]);
});

test('several use one server; it ends with the last of them, in whatever order they came', async () => {
  copyInto(data());
  const other = openElsewhere(data());
  const { pid } = await other.ready;
  const mine = await open();
  expect(mine).toMatchObject({ adopted: true, pid });
  other.child.stdin.write('stop\n');
  await once(other.child, 'exit');
  expect(await query(mine.url, 'SELECT 1 AS n')).toEqual([{ n: 1 }]);
  await mine.stop();
  expect(await gone(pid)).toBe(true);
});

describe('what an abrupt end left behind', () => {
  test('a process id that now belongs to another process is not taken for the server', async () => {
    copyInto(data());
    writeFileSync(
      join(data(), 'postgres/postmaster.pid'),
      `${process.pid}\n${data()}/postgres\n1\n1\n\n127.0.0.1\n1 1\nready\n`,
    );
    expect((await open()).adopted).toBe(false);
  });

  test('a process id that nobody has any more is no server either', async () => {
    copyInto(data());
    writeFileSync(join(data(), 'postgres/postmaster.pid'), '4194000\n/x\n1\n1\n\n127.0.0.1\n');
    expect((await open()).adopted).toBe(false);
  });

  test('a database that was half made is made again', async () => {
    mkdirSync(join(data(), 'postgres.new-1/base'), { recursive: true });
    writeFileSync(join(data(), 'postgres.new-1/PG_VERSION'), '18\n');
    const { url } = await open();
    expect(await query(url, 'SELECT 1 AS n')).toEqual([{ n: 1 }]);
    expect(readdirSync(data()).filter((name) => name.includes('new'))).toEqual([]);
  });

  test('a lost password is replaced', async () => {
    copyInto(data());
    const first = await open();
    await query(first.url, 'CREATE TABLE note AS SELECT 1 AS n');
    await first.stop();
    rmSync(join(data(), 'postgres/off-call-password'));
    expect(await query((await open()).url, 'SELECT n FROM note')).toEqual([{ n: 1 }]);
  });
});

describe('a data folder that will not do is refused in one line', () => {
  const refused = async () => {
    const message = await open().then(
      () => 'opened',
      (error: Error) => error.message,
    );
    expect(message.split('\n')).toHaveLength(1);
    return message;
  };

  test('it is a file', async () => {
    writeFileSync(data(), '');
    expect(await refused()).toMatch(
      /^The data folder .* can't be written: it is a file \(EEXIST\)/,
    );
  });

  test('it lies under a file', async () => {
    writeFileSync(join(folder, 'file'), '');
    const config = { databaseUrl: undefined, dataDir: join(folder, 'file/data') };
    await expect(openDatabase(config, () => {})).rejects.toThrow(/a part of the path is a file/);
  });

  test("somebody else's files are in it", async () => {
    mkdirSync(join(data(), 'postgres'), { recursive: true });
    writeFileSync(join(data(), 'postgres/thesis.txt'), 'the only copy');
    expect(await refused()).toMatch(/holds files that are not a PostgreSQL database/);
    expect(readFileSync(join(data(), 'postgres/thesis.txt'), 'utf8')).toBe('the only copy');
  });

  test('another version made it', async () => {
    mkdirSync(join(data(), 'postgres'), { recursive: true });
    writeFileSync(join(data(), 'postgres/PG_VERSION'), '15\n');
    expect(await refused()).toMatch(/was made by PostgreSQL 15, and this is PostgreSQL 18/);
  });
});

// What only root can try; an ordinary user's case is every test above, when one runs them.
if (AS_ROOT) {
  describe('started by root', () => {
    test('the server is not root', async () => {
      copyInto(data());
      const { pid } = await open();
      expect(statSync(`/proc/${pid}`).uid).not.toBe(0);
    });

    test("in a folder that others can't enter, the database goes elsewhere and is found there again", async () => {
      const otherFolder = join(folder, 'var-lib');
      mkdirSync(join(folder, 'closed'), { mode: 0o700 });
      const config = { databaseUrl: undefined, dataDir: join(folder, 'closed/data') };
      const openClosed = async () => {
        const database = await openDatabase(config, (line) => said.push(line), {
          ...QUICK,
          otherFolder,
        });
        opened.push(database);
        return database;
      };
      const first = await openClosed();
      expect(said.join('\n')).toMatch(/own user can't enter .*the database goes to .*var-lib/);
      await query(first.url, 'CREATE TABLE note AS SELECT 1 AS n');
      await first.stop();
      const second = await openClosed();
      expect(await query(second.url, 'SELECT n FROM note')).toEqual([{ n: 1 }]);
      await second.stop();

      rmSync(config.dataDir, { recursive: true });
      const fresh = await openClosed();
      await expect(query(fresh.url, 'SELECT n FROM note')).rejects.toThrow(/does not exist/);
    });
  });
}

// A user without rights must be able to enter the project for these.
if (AS_ROOT && canEnter(resolve('.'), { uid: NOBODY, gid: NOBODY })) {
  describe('started by an ordinary user', () => {
    test('an ordinary user makes, leaves and finds a database; root can start it too', async () => {
      mkdirSync(data());
      chownSync(data(), NOBODY, NOBODY);
      const other = openElsewhere(data(), NOBODY);
      const { pid } = await other.ready;
      expect(statSync(`/proc/${pid}`).uid).toBe(NOBODY);
      other.child.kill('SIGKILL');
      await once(other.child, 'exit');
      const again = openElsewhere(data(), NOBODY);
      expect(await again.ready).toMatchObject({ pid, adopted: true });
      again.child.stdin.write('stop\n');
      await once(again.child, 'exit');

      const mine = await open();
      expect(mine.adopted).toBe(false);
      expect(statSync(`/proc/${mine.pid}`).uid).toBe(NOBODY);
    });

    test("an ordinary user is told of a folder that can't be written", async () => {
      mkdirSync(data(), { mode: 0o755 });
      await expect(openElsewhere(data(), NOBODY).ready).rejects.toThrow(
        /can't be written: permission denied \(EACCES\)/,
      );
    });
  });
}

test('no process is left of a server that was stopped', async () => {
  copyInto(data());
  const database = await open();
  expect(serverProcesses(join(data(), 'postgres'))).not.toEqual([]);
  await database.stop();
  expect(serverProcesses(join(data(), 'postgres'))).toEqual([]);
});
