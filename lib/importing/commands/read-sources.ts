import { open } from 'node:fs/promises';
import { setImmediate as pause } from 'node:timers/promises';
import { ok, type Result } from '#lib/kernel/result.ts';
import { decodeText } from '../rules/decode-text.ts';
import { detectFormat, isOwnExport, xmlFormat } from '../rules/detect-format.ts';
import { shownPath } from '../rules/entry-path.ts';
import { formatCount, problem } from '../rules/import-problem.ts';
import {
  IMPORT_MAX_BYTES,
  type ImportItem,
  type ImportProblem,
  XML_MAX_BYTES,
} from '../rules/imported.ts';
import { readJekyllPath } from '../rules/jekyll-paths.ts';
import { joinTopics, type TopicFile } from '../rules/join-topics.ts';
import { readDisqus } from '../rules/read-disqus.ts';
import { readJekyll } from '../rules/read-jekyll.ts';
import { readJekyllSite, type SiteText } from '../rules/read-jekyll-site.ts';
import { readPlainText } from '../rules/read-plain-text.ts';
import { readWordpress } from '../rules/read-wordpress.ts';
import type { ReadItem } from './import-files.ts';
import type { SitePictures } from './site-pictures.ts';
import { readInPieces, readSourceFile, type Source, type SourceFile } from './source-files.ts';

/** A text of a site is far shorter; what is larger is no text of a person. */
const SITE_TEXT_MAX = 4 * 1024 * 1024;

/** All texts of one site, which link to one another and so are read together. */
const SITE_TEXTS_MAX = 64 * 1024 * 1024;

/** All topics that are brought at once. */
const TOPICS_MAX = 128 * 1024 * 1024;

/** So much of a file says which kind of XML it is. */
const START = 64 * 1024;

type Yielded = Result<ReadItem, ImportProblem>;

/**
 * Reads what findSources found, one thing after the other, XML as a stream. Ends with the first file
 * that can't be read; single things that can't come in are said and passed over.
 */
export async function* readSources(
  sources: readonly Source[],
  pictures: SitePictures,
): AsyncGenerator<Yielded> {
  for (const source of sources) {
    const items = source.isSite ? readSite(source, pictures) : readAlone(source, pictures);
    for await (const item of items) {
      yield item;
      if (!item.ok) return;
    }
  }
}

async function* readSite(source: Source, pictures: SitePictures): AsyncGenerator<Yielded> {
  const name = shownPath(source.name);
  if (isOwnExport(source.files.map(({ path }) => path))) {
    yield problem(
      'unknown-format',
      `${name} is a site that “export” has written: it comes in alone, by the command line, into an empty site.`,
    );
    return;
  }
  const texts: SiteText[] = [];
  const skipped: ImportItem[] = [];
  let bytes = 0;
  for (const file of source.files) {
    if (!['post', 'draft', 'page', 'config'].includes(readJekyllPath(file.path).kind)) continue;
    bytes += file.bytes;
    if (bytes > SITE_TEXTS_MAX) {
      yield problem(
        'too-large',
        `The texts of ${name} have more than ${megabytes(SITE_TEXTS_MAX)} together.`,
      );
      return;
    }
    const text = await siteText(file);
    if (text.ok) texts.push({ path: file.path, text: text.value });
    else
      skipped.push({
        kind: 'left-out',
        what: shownPath(file.path),
        why: text.problem.message,
        notes: [],
      });
  }
  if (texts.length === 0) {
    yield problem('nothing-to-bring', `${name} has no text of a Jekyll site in it.`);
    return;
  }
  const found = await pictures.of(source, texts);
  for (const content of skipped) yield ok({ file: name, content });
  yield* siteItems(name, readJekyllSite(texts, found));
}

async function siteText(file: SourceFile): Promise<Result<string, ImportProblem>> {
  if (file.bytes > SITE_TEXT_MAX) return problem('too-large', 'it is too large.');
  return decodeText(await readSourceFile(file));
}

/** Files that were named by themselves: each is what it is, but pages of one topic are one. */
async function* readAlone(source: Source, pictures: SitePictures): AsyncGenerator<Yielded> {
  const together: Together = { topics: [], posts: [], topicBytes: 0 };
  for (const file of source.files) {
    const kind = xmlFormat(await startOf(file));
    if (kind) {
      yield* readXml(file, kind);
      continue;
    }
    const read = await readText(file, together);
    if (read) yield read;
    if (read && !read.ok) return;
  }
  yield* joinTopics(together.topics);
  yield* readPosts(source, together.posts, pictures);
}

/** What is read together with others of its kind, once all files are known. */
type Together = { topics: TopicFile[]; posts: SiteText[]; topicBytes: number };

/** Reads a file that is no XML; null when it belongs to others. */
async function readText(file: SourceFile, together: Together): Promise<Yielded | null> {
  const name = shownPath(file.path);
  const text = await textOf(file);
  if (!text.ok) return named(name, text.problem);
  const detected = detectFormat(text.value);
  if (!detected.ok) return named(name, detected.problem);
  if (detected.value.format === 'discourse') {
    together.topicBytes += file.bytes;
    together.topics.push({ file: name, topic: detected.value.topic });
    return together.topicBytes <= TOPICS_MAX
      ? null
      : problem('too-large', `The topics have more than ${megabytes(TOPICS_MAX)} together.`);
  }
  if (detected.value.format === 'jekyll' && isPost(file)) {
    together.posts.push({ path: file.path, text: text.value });
    return null;
  }
  const content =
    detected.value.format === 'jekyll' ? readJekyll(text.value) : readPlainText(text.value);
  return content.ok ? ok({ file: name, content: content.value }) : named(name, content.problem);
}

async function* readPosts(
  source: Source,
  texts: SiteText[],
  pictures: SitePictures,
): AsyncGenerator<Yielded> {
  if (texts.length === 0) return;
  const found = await pictures.of(source, texts);
  yield* siteItems('posts', readJekyllSite(texts, found));
}

/** One text after the other, with room between them for whoever else this process works for. */
async function* siteItems(file: string, items: Iterable<ImportItem>): AsyncGenerator<Yielded> {
  for (const content of items) {
    yield ok({ file, content });
    await pause();
  }
}

// A page alone is a page of the guide, kept as it is written; a name with a date says a post.
function isPost(file: SourceFile): boolean {
  const { kind, path } = readJekyllPath(file.path);
  return kind === 'post' || kind === 'draft' || path !== file.path;
}

async function* readXml(
  file: SourceFile,
  kind: 'wordpress' | 'disqus' | 'other',
): AsyncGenerator<Yielded> {
  const name = shownPath(file.path);
  if (kind === 'other') {
    yield named(name, {
      code: 'unknown-format',
      message: 'The file is XML, but no export of WordPress or Disqus.',
    });
    return;
  }
  if (file.bytes > XML_MAX_BYTES) {
    yield named(name, {
      code: 'too-large',
      message: `The file has more than ${megabytes(XML_MAX_BYTES)}.`,
    });
    return;
  }
  const pieces = decoded(file);
  const items = kind === 'wordpress' ? readWordpress(pieces) : readDisqus(pieces);
  try {
    for await (const item of items) {
      yield item.ok ? ok({ file: name, content: item.value }) : named(name, item.problem);
    }
  } catch (error) {
    if (!(error instanceof NotUtf8)) throw error;
    yield named(name, {
      code: 'not-text',
      message: 'The bytes are not UTF-8; export it as UTF-8.',
    });
  }
}

/** The bytes of a file are no text. */
class NotUtf8 extends Error {}

async function* decoded(file: SourceFile): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const decode = (piece?: Uint8Array) => {
    try {
      return piece ? decoder.decode(piece, { stream: true }) : decoder.decode();
    } catch {
      throw new NotUtf8();
    }
  };
  for await (const piece of readInPieces(file)) yield decode(piece);
  yield decode();
}

async function startOf(file: SourceFile): Promise<string> {
  const handle = await open(file.at, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(START), 0, START, 0);
    return buffer.subarray(0, bytesRead).toString('utf8');
  } finally {
    await handle.close();
  }
}

async function textOf(file: SourceFile): Promise<Result<string, ImportProblem>> {
  if (file.bytes > IMPORT_MAX_BYTES) {
    return problem(
      'too-large',
      `The file has ${megabytes(file.bytes)}, and ${megabytes(IMPORT_MAX_BYTES)} are the most we read.`,
    );
  }
  return decodeText(await readSourceFile(file));
}

function named(name: string, found: ImportProblem): { ok: false; problem: ImportProblem } {
  return { ok: false, problem: { ...found, message: `${name}: ${found.message}` } };
}

function megabytes(bytes: number): string {
  return `${formatCount(Math.ceil(bytes / 1024 / 1024))} MB`;
}
