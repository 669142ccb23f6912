// The schema engine as Prisma's command expects it: a program that answers JSON-RPC line by line on
// stdin and stdout, or, as `cli <command>`, makes, drops or tries a database.

import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import pg from 'pg';
import {
  openSchemaEngine,
  type SchemaFile,
  schemaEngineVersion,
} from '#lib/platform/database-server/schema-engine.ts';
import { inDatabase, runOnce } from '#lib/platform/database-server/schema-engine-connection.ts';

type Request = { id: number; method?: string; params: unknown };
type Methods = Record<string, (params: unknown) => Promise<unknown>>;

/** JSON-RPC code of an error that the engine means for people (as the native engine answers). */
const ERROR_FOR_PEOPLE = 4466;

/** Calls whose name in the WebAssembly engine differs from the one the command uses. */
const OTHER_NAMES: Record<string, string> = { getDatabaseVersion: 'version' };

/** Any id that the command does not use itself; it answers our calls, and the answer is dropped. */
const OWN_CALL_ID = 1_000_000;

const { values: options, positionals } = parseArgs({
  options: {
    datasource: { type: 'string' },
    datamodels: { type: 'string', multiple: true, default: [] },
    'enabled-preview-features': { type: 'string' },
    'extension-types': { type: 'string' },
    version: { type: 'boolean' },
  },
  allowPositionals: true,
});

if (options.version) {
  console.log(`schema-engine-cli ${await schemaEngineVersion()}`);
} else if (positionals[0] === 'cli') {
  process.exitCode = await runCommand(readUrl(options.datasource), positionals[1]);
} else {
  await serve();
}

/** Answers calls until stdin ends. What is wrong with the settings is the answer to the first. */
async function serve(): Promise<void> {
  let opened: ReturnType<typeof open> | undefined;
  for await (const line of createInterface({ input: process.stdin })) {
    const { id, method, params }: Request = JSON.parse(line);
    // Without a method it is an answer to a call of ours.
    if (!method) continue;
    opened ??= open();
    await answer(opened, { id, method, params });
  }
  const engine = await opened?.catch(() => undefined);
  await engine?.close();
}

async function open() {
  const url = readUrl(options.datasource);
  const schema = options.datamodels.length ? await readSchema(options.datamodels) : undefined;
  return openSchemaEngine(url, { schema });
}

async function answer(opened: ReturnType<typeof open>, { id, method, params }: Required<Request>) {
  try {
    const methods = (await opened).engine as unknown as Methods;
    const result = await methods[OTHER_NAMES[method] ?? method]?.call(methods, params);
    send({ id, result: method === 'diff' ? printed(result) : (result ?? null) });
  } catch (error) {
    const { message, code } = explain(error);
    const isPanic = error instanceof WebAssembly.RuntimeError;
    const data = { is_panic: isPanic, message, meta: null, error_code: code ?? null };
    send({ id, error: { code: ERROR_FOR_PEOPLE, message: 'The schema engine failed.', data } });
  }
}

/** The command prints a difference only when the engine asks it to. */
function printed(result: unknown): unknown {
  const { exitCode, stdout } = result as { exitCode: number; stdout: string | null };
  if (stdout) send({ id: OWN_CALL_ID, method: 'print', params: { content: stdout } });
  return { exitCode, stdout: null };
}

function send(message: object): void {
  process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
}

/** Runs `can-connect-to-database`, `create-database` or `drop-database`; gives the exit code. */
async function runCommand(url: string, command: string | undefined): Promise<number> {
  const name = decodeURIComponent(new URL(url).pathname.slice(1));
  const server = inDatabase(url, 'postgres');
  try {
    if (command === 'can-connect-to-database') await runOnce(url, 'SELECT 1');
    else if (command === 'create-database') {
      await runOnce(server, `CREATE DATABASE ${pg.escapeIdentifier(name)}`);
    } else if (command === 'drop-database') {
      await runOnce(server, `DROP DATABASE ${pg.escapeIdentifier(name)} WITH (FORCE)`);
    } else throw new Error(`The schema engine knows no command ${command}.`);
    return 0;
  } catch (error) {
    const { message, code } = explain(error);
    complain(message, prismaCode(code));
    return 1;
  }
}

/** Prisma's code for what PostgreSQL or the network answered. */
function prismaCode(code: string | undefined): string {
  if (code === '3D000') return 'P1003'; // the database does not exist
  if (code === '28P01' || code === '28000') return 'P1000'; // wrong user or password
  if (code === '42501') return 'P1010'; // no right to do it
  return 'P1001'; // not reachable
}

/** The command skips the first line and looks for an error by this level and target. */
function complain(message: string, errorCode: string): void {
  const line = (level: string, fields: object) =>
    `${JSON.stringify({ level, target: 'schema_engine::logger', fields })}\n`;
  process.stderr.write(line('INFO', { message: 'Starting' }));
  process.stderr.write(line('ERROR', { message, error_code: errorCode, is_panic: false }));
}

function explain(error: unknown): { message: string; code: string | undefined } {
  if (!(error instanceof Error)) return { message: String(error), code: undefined };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  // A refused connection to a name with several addresses has a code and no message.
  return { message: error.message || (code ?? 'unknown error'), code };
}

function readSchema(files: string[]): Promise<SchemaFile[]> {
  return Promise.all(
    files.map(async (file): Promise<SchemaFile> => [file, await readFile(file, 'utf8')]),
  );
}

function readUrl(datasource: string | undefined): string {
  const { url } = JSON.parse(datasource ?? '{}') as { url?: string };
  const found = url ?? process.env.DATABASE_URL;
  if (!found) throw new Error('DATABASE_URL is not set.');
  return found;
}
