import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import type { SchemaEngine } from '@prisma/schema-engine-wasm';
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg';
import { schemaEngineConnections } from './schema-engine-connection.ts';

export type { MigrationList, SchemaEngine } from '@prisma/schema-engine-wasm';

/** A Prisma schema as the engine takes it: its file's path and its text. */
export type SchemaFile = [path: string, text: string];

/**
 * Prisma's schema engine, compiled to WebAssembly, for the database at `url` (a connection string).
 * It is the engine that the Prisma command would download as a binary; this one comes with npm.
 * `schema` is needed only for `migrate dev` and the like, which look at the data model; `say`
 * receives the engine's own log lines (JSON). It connects when first asked for something; `close`
 * ends its connections. An engine's method fails with an Error that may have a `code` such as P3018.
 */
export async function openSchemaEngine(
  url: string,
  { schema, say = () => {} }: { schema?: SchemaFile[]; say?: (line: string) => void } = {},
): Promise<{ engine: SchemaEngine; close: () => Promise<void> }> {
  await instantiate();
  const { factory, close } = schemaEngineConnections(url);
  const engine = await bindings.SchemaEngine.new(
    { datamodels: schema },
    say,
    bindMigrationAwareSqlAdapterFactory(factory),
  );
  return { engine, close };
}

/** The commit of Prisma's engines that this engine was built from. */
export async function schemaEngineVersion(): Promise<string> {
  await instantiate();
  return bindings.version();
}

let instantiated: Promise<void> | undefined;

/** The bindings hold one instance for the whole process, so it is made once. */
function instantiate(): Promise<void> {
  instantiated ??= (async () => {
    const folder = dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm'));
    const bytes = await readFile(join(folder, 'schema_engine_bg.wasm'));
    const { instance } = await WebAssembly.instantiate(bytes, {
      './schema_engine_bg.js': { ...bindings, ...looseTimers() },
    });
    bindings.__wbg_set_wasm(instance.exports);
    (instance.exports.__wbindgen_start as () => void)();
  })();
  return instantiated;
}

/**
 * The engine's timers, made such that they alone do not keep the process alive: it leaves one of
 * ten seconds behind whenever it has taken its lock.
 */
function looseTimers(): WebAssembly.ModuleImports {
  const names = Object.keys(bindings).filter((name) => name.startsWith('__wbg_setTimeout_'));
  const later = (then: () => void, ms: number) => setTimeout(then, ms >>> 0).unref();
  return Object.fromEntries(names.map((name) => [name, later]));
}
