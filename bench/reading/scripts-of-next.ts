import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** By module, as the build lists them for a page: the files in which the module lies. */
export type ClientModules = Record<string, { chunks: readonly string[] }>;

const BUILD = join(import.meta.dirname, '../../.next');
/** Of the page that is weighed. */
const PAGE = 'server/app/(read)/essays/[slug]/page_client-reference-manifest.js';
const OF_NEXT = '/node_modules/next/';

/**
 * The scripts (parts of their addresses) that Next itself needs on a page, by the build's own account: those
 * it loads everywhere (rootMainFiles), and those in which only modules of Next lie.
 */
export function scriptsOfNext(): string[] {
  const build = JSON.parse(readFileSync(join(BUILD, 'build-manifest.json'), 'utf8'));
  const { rootMainFiles }: { rootMainFiles: string[] } = build;
  return [
    ...rootMainFiles,
    ...filesOfNextAlone(readModules(readFileSync(join(BUILD, PAGE), 'utf8'))),
  ];
}

/** The files in which modules of Next lie and none of anybody else. */
export function filesOfNextAlone(modules: ClientModules): string[] {
  const next = new Set<string>();
  const others = new Set<string>();
  for (const [name, { chunks }] of Object.entries(modules)) {
    for (const chunk of chunks) (name.includes(OF_NEXT) ? next : others).add(chunk);
  }
  return [...next].filter((file) => !others.has(file));
}

/** The manifest is a script that puts JSON into a variable. */
export function readModules(manifest: string): ClientModules {
  const json = /\] = (\{.*\});?\s*$/s.exec(manifest)?.[1];
  if (json === undefined) throw new Error("The build's list of client modules looks otherwise.");
  return (JSON.parse(json) as { clientModules: ClientModules }).clientModules;
}
