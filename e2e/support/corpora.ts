import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** Where hostile input of other projects lies, if it is there. */
const CORPORA_DIR = resolve(process.env.CORPORA_DIR || '../shared/corpora');

/** A list of the corpora, or an empty one where it is not there. */
export function readCorpus<Item>(file: string): Item[] {
  const path = resolve(CORPORA_DIR, file);
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Item[]) : [];
}
