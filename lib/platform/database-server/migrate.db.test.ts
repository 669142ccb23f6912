import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { afterAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { dropDatabase } from '#lib/testing/drop-database.ts';
import { StartupProblem } from '../startup/startup-problem.ts';
import { migrate } from './migrate.ts';
import { migrationNames, readMigrations } from './migration-folder.ts';
import { migrationState } from './migration-state.ts';
import { openSchemaEngine } from './schema-engine.ts';
import { inDatabase, runOnce } from './schema-engine-connection.ts';

const server = inject('serverUrl');
const name = `offcall_test_${inject('run')}_migrate`;
const fresh = inDatabase(server, name);
const folder = mkdtempSync(join(tmpdir(), 'off-call-migrations-'));
const silent = () => {};

beforeEach(async () => {
  await dropDatabase(server, name);
  await runOnce(server, `CREATE DATABASE ${name}`);
});

afterAll(() => rmSync(folder, { recursive: true }));

describe('migrate', () => {
  test('applies every migration to an empty database, once', async () => {
    const all = await migrationNames();
    const said: string[] = [];
    expect(await migrationState(fresh)).toEqual({ pending: all });
    expect(await migrate(fresh, (line) => said.push(line))).toEqual({ applied: all });
    expect(said).toEqual(all.map((migration) => `Migrated the database: ${migration}`));
    expect(await migrationState(fresh)).toEqual({ pending: [] });
    expect(await migrate(fresh, silent)).toEqual({ applied: [] });
  });

  test('lets two starts at once do the work of one', async () => {
    const all = await migrationNames();
    const both = await Promise.all([migrate(fresh, silent), migrate(fresh, silent)]);
    expect(both.flatMap(({ applied }) => applied)).toEqual(all);
  });

  test('runs a migration whole, with functions and semicolons in texts', async () => {
    write(
      '1_function',
      `CREATE FUNCTION twice(a int) RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN a * 2; END $$;
       COMMENT ON FUNCTION twice IS 'first; second';`,
    );
    expect(await migrate(fresh, silent, folder)).toEqual({ applied: ['1_function'] });
    expect(await ask('SELECT twice(4) AS answer')).toEqual([{ answer: 8 }]);
  });

  test('says what is wrong with a migration, leaves nothing of it and goes no further', async () => {
    write('1_function', 'SELECT 1;');
    write('2_broken', 'CREATE TABLE half (id int); SELECT nothing FROM nowhere;');
    write('3_later', 'CREATE TABLE later (id int);');
    const failed = migrate(fresh, silent, folder);
    await expect(failed).rejects.toThrow(StartupProblem);
    await expect(failed).rejects.toThrow(/nowhere/);
    await expect(migrate(fresh, silent, folder)).rejects.toThrow(/2_broken/);
    expect(await ask("SELECT to_regclass('half') AS half, to_regclass('later') AS later")).toEqual([
      { half: null, later: null },
    ]);
  });
});

describe('the migrations', () => {
  test('make the database that the schema describes', async () => {
    const path = 'prisma/schema.prisma';
    const files = [{ path, content: readFileSync(path, 'utf8') }];
    const { engine, close } = await openSchemaEngine(fresh);
    const { stdout } = await engine.diff({
      from: { tag: 'migrations', ...(await readMigrations()) },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    });
    await close();
    expect(stdout?.trim()).toBe('-- This is an empty migration.');
  });

  test("are known to Prisma's own command, which reads the database back as the schema", async () => {
    await migrate(fresh, silent);
    const prisma = (...words: string[]) =>
      promisify(execFile)('node_modules/.bin/prisma', words, {
        env: { ...process.env, DATABASE_URL: fresh },
      });
    const status = await prisma('migrate', 'status');
    expect(status.stdout).toContain('Database schema is up to date!');
    const diff = [
      'migrate',
      'diff',
      '--from-config-datasource',
      '--to-schema',
      'prisma/schema.prisma',
    ];
    expect((await prisma(...diff)).stdout).toContain('No difference detected.');
  });
});

function write(migration: string, sql: string): void {
  writeFileSync(join(folder, 'migration_lock.toml'), 'provider = "postgresql"\n');
  mkdirSync(join(folder, migration), { recursive: true });
  writeFileSync(join(folder, migration, 'migration.sql'), sql);
}

async function ask(sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: fresh });
  await client.connect();
  const { rows } = await client.query(sql);
  await client.end();
  return rows;
}
