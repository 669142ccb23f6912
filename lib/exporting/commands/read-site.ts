import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { isReserved } from '#lib/addresses/rules/reserved-addresses.ts';
import { readFrontMatter } from '#lib/importing/rules/front-matter.ts';
import { normalisePermalink } from '#lib/importing/rules/permalink.ts';
import { isSlug } from '#lib/kernel/slug.ts';
import { sharp } from '#lib/platform/pictures/sharp.ts';
import {
  type EssayFront,
  essayFront,
  imageFile,
  type PageFront,
  pageFront,
  SITE_FILE,
  SITE_FORMAT,
  type SiteFile,
  siteFile,
  type ThreadComment,
  type ThreadFile,
  TreeCheck,
  threadComment,
  threadFileOf,
} from '../rules/site-format.ts';

/** The files of a folder or an archive, by their paths, which were checked where they come from. */
export type SiteSource = {
  paths: readonly string[];
  /** The bytes of a file; of one that is not there it throws. */
  read(path: string): Promise<Uint8Array>;
};

/** What is wrong with a file, in one line that names it. */
export class BadSite extends Error {}

/** A discussion of 100,000 comments has some 60 MB; JavaScript has no longer text than 512 MB. */
const LARGEST_FILE = 400 * 1024 * 1024;
/** Four times what a phone takes; the site itself keeps none that is larger. */
const MOST_PIXELS = 50_000_000;
const SHOWN = 300;

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Whether this is what `export` has written: by what site.json says, not by names. */
export async function isExportedSite(source: SiteSource): Promise<boolean> {
  if (!source.paths.includes(SITE_FILE)) return false;
  const value = await readJson(source, SITE_FILE).catch(() => null);
  return typeof value === 'object' && value !== null && 'format' in value
    ? value.format === SITE_FORMAT
    : false;
}

/** site.json, held against what it may hold. */
export const readSiteFile = async (source: SiteSource): Promise<SiteFile> =>
  checked(siteFile, await readJson(source, SITE_FILE), SITE_FILE);

export type ReadEssay = EssayFront & { slug: string; source: string };
export type ReadPage = PageFront & { source: string };

/** The essays, by the names of their files. */
export async function* readEssayFiles(source: SiteSource): AsyncGenerator<ReadEssay> {
  for (const path of source.paths) {
    const slug = /^essays\/([^/]+)\.md$/.exec(path)?.[1];
    if (slug === undefined) continue;
    if (!isSlug(slug)) throw new BadSite(`${shown(path)} is named after no address of an essay.`);
    const { front, text } = await readText(source, path);
    yield { ...checked(essayFront, front, path), slug, source: text };
  }
}

/** The pages of the guide, each at the address that it says. */
export async function* readPageFiles(source: SiteSource): AsyncGenerator<ReadPage> {
  for (const path of source.paths) {
    if (!/^pages\/[^/]+\.md$/.test(path)) continue;
    const { front, text } = await readText(source, path);
    const page = checked(pageFront, front, path);
    const address = normalisePermalink(page.permalink);
    if (!address.ok || address.value !== page.permalink || isReserved(page.permalink)) {
      throw new BadSite(`${shown(path)} wants an address that no page can have.`);
    }
    yield { ...page, source: text };
  }
}

/** The discussion of an essay, its comments a batch at a time. */
export type ReadThread = Omit<ThreadFile, 'comments'> & {
  /** Each batch was looked at when it comes, and is forgotten here. */
  batches: (size: number) => Generator<ThreadComment[]>;
  /** How many there are. */
  count: number;
};

/** The discussion of an essay; null when there is none. */
export async function readThreadFile(
  source: SiteSource,
  path: string,
  slug: string,
): Promise<ReadThread | null> {
  if (!source.paths.includes(path)) return null;
  const file = checked(threadFileOf, await readJson(source, path), path);
  const { comments, ...thread } = file;
  if (thread.essay !== slug) throw new BadSite(`${shown(path)} belongs to another essay.`);
  if (new Set(thread.personas.map(({ id }) => id)).size < thread.personas.length) {
    throw new BadSite(`${shown(path)} names a persona twice.`);
  }
  const tree = new TreeCheck(thread);
  const look = (value: unknown): ThreadComment => {
    const comment = checked(threadComment, value, path);
    const problem = tree.problemOf(comment);
    if (problem) throw new BadSite(`${shown(path)} ${problem}.`);
    return comment;
  };
  return {
    ...thread,
    count: comments.length,
    *batches(size) {
      for (let start = 0; start < comments.length; start += size) {
        const batch = comments.slice(start, start + size).map(look);
        comments.fill(null, start, start + size);
        yield batch;
      }
    },
  };
}

/** The files of a picture, each looked at: WebP of the width that its name says, and no more. */
export async function readPicture(
  source: SiteSource,
  { id, widths }: SiteFile['images'][number],
): Promise<{ width: number; bytes: Uint8Array }[]> {
  const files: { width: number; bytes: Uint8Array }[] = [];
  for (const width of widths) {
    const path = imageFile(id, width);
    if (!source.paths.includes(path)) throw new BadSite(`${path} is missing.`);
    const bytes = await source.read(path);
    const found = await sharp(bytes, { limitInputPixels: MOST_PIXELS })
      .metadata()
      .catch(() => null);
    const isPlain = found?.format === 'webp' && found.width === width && !found.exif && !found.xmp;
    if (!isPlain) throw new BadSite(`${path} is no picture as this site keeps them.`);
    files.push({ width, bytes });
  }
  return files;
}

/** SHA-256 of the largest file of a picture. */
export const digestOf = (bytes: Uint8Array): string =>
  createHash('sha256').update(bytes).digest('hex');

async function readJson(source: SiteSource, path: string): Promise<unknown> {
  const text = await readUtf8(source, path);
  try {
    return JSON.parse(text);
  } catch {
    throw new BadSite(`${shown(path)} is no JSON.`);
  }
}

async function readText(
  source: SiteSource,
  path: string,
): Promise<{ front: object; text: string }> {
  const read = readFrontMatter(await readUtf8(source, path));
  if (!read.ok) throw new BadSite(`${shown(path)}: ${read.problem.message}`);
  return { front: Object.fromEntries(read.value.fields), text: read.value.body };
}

async function readUtf8(source: SiteSource, path: string): Promise<string> {
  const bytes = await source.read(path);
  if (bytes.byteLength > LARGEST_FILE) throw new BadSite(`${shown(path)} is too large.`);
  try {
    return decoder.decode(bytes);
  } catch {
    throw new BadSite(`${shown(path)} is no text in UTF-8.`);
  }
}

function checked<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  path: string,
): z.output<Schema> {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const where = issue?.path.join('.') ?? '';
  const why = `${where === '' ? '' : `“${where}” `}${issue?.message ?? 'is broken'}`;
  throw new BadSite(`${shown(path)}: ${shown(why)}.`);
}

/** What comes from a file, as a message may repeat it: one line of letters that are seen. */
const shown = (text: string) => text.replaceAll(/[\p{C}\p{Zl}\p{Zp}]+/gu, ' ').slice(0, SHOWN);
