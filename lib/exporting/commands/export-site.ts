import { ok, type Result } from '#lib/kernel/result.ts';
import { databasePool } from '#lib/platform/db.ts';
import { imageStore } from '#lib/platform/image-store/open-store.ts';
import { log } from '#lib/platform/log.ts';
import { withFrontMatter } from '../rules/front-matter.ts';
import {
  essayFile,
  imageFile,
  pageFile,
  SITE_FILE,
  type SiteFile,
  type ThreadHead,
  threadFile,
} from '../rules/site-format.ts';
import {
  readComments,
  readEssays,
  readPages,
  readPersonas,
  readSite,
  readThreadHead,
  type Snapshot,
} from './site-rows.ts';
import { openTarget, type Target } from './site-target.ts';

export type ExportOrder = {
  /** A folder, or an archive when it ends in `.tar`. */
  place: string;
  /** Replaces an earlier export there. */
  force: boolean;
  /** Told what is being written, on long work. */
  say: (line: string) => void;
};

export type ExportReport = {
  essays: number;
  pages: number;
  comments: number;
  images: number;
  /** Pictures that a text names and whose files are gone. */
  missing: string[];
};

/** A line for every so many comments. */
const SAY_EVERY = 10_000;

/**
 * Writes everything that readers can read (docs/exporting.md), as it stands at one moment, whatever
 * is written meanwhile. It is there as a whole or not at all. Throws errors of the system, such as a
 * full disk, when it has cleared up.
 */
export async function exportSite({
  place,
  force,
  say,
}: ExportOrder): Promise<Result<ExportReport>> {
  const opened = await openTarget(place, force);
  if (!opened.ok) return opened;
  const target = opened.value;
  try {
    const report = await inSnapshot((db) => write(db, target, say));
    await target.keep();
    return ok(report);
  } catch (error) {
    await target.drop().catch((err: unknown) => {
      log.warn({ err }, 'a part of an export could not be taken away');
    });
    throw error;
  }
}

async function inSnapshot<T>(work: (db: Snapshot) => Promise<T>): Promise<T> {
  const db = await databasePool().connect();
  try {
    await db.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    return await work(db);
  } finally {
    // The connection is closed and with it the transaction; nothing was changed.
    db.release(true);
  }
}

async function write(db: Snapshot, target: Target, say: ExportOrder['say']): Promise<ExportReport> {
  const report: ExportReport = { essays: 0, pages: 0, comments: 0, images: 0, missing: [] };
  const site = await readSite(db);
  const images = await writeImages(site, target, report);
  await target.write(SITE_FILE, `${JSON.stringify({ ...site, images }, null, 2)}\n`);
  const discussed: string[] = [];
  for await (const { source, slug, ...front } of readEssays(db)) {
    await target.write(essayFile(slug), withFrontMatter(front, source));
    discussed.push(front.id);
    report.essays += 1;
  }
  for await (const { source, ...front } of readPages(db)) {
    await target.write(pageFile(front), withFrontMatter(front, source));
    report.pages += 1;
  }
  for (const essayId of discussed) {
    const head = await readThreadHead(db, essayId);
    if (!head) continue;
    const counted = (comments: number) => {
      report.comments += 1;
      if (comments % SAY_EVERY === 0) say(`/essays/${head.essay}: ${comments} comments …`);
    };
    await target.write(threadFile(head.essay), threadText(db, head, counted));
  }
  return report;
}

/** A discussion as JSON, each persona and each comment on a line of its own. */
async function* threadText(
  db: Snapshot,
  head: ThreadHead,
  counted: (comments: number) => void,
): AsyncGenerator<string> {
  yield `${JSON.stringify(head, null, 2).slice(0, -'\n}'.length)},\n  "personas": [`;
  yield* lines(readPersonas(db, head.id), () => {});
  yield '],\n  "comments": [';
  yield* lines(readComments(db, head.id), counted);
  yield ']\n}\n';
}

/** Pieces of text that are handed to the disk at once. */
const PIECE = 64 * 1024;

async function* lines(
  rows: AsyncIterable<object>,
  counted: (done: number) => void,
): AsyncGenerator<string> {
  let piece = '';
  let done = 0;
  for await (const row of rows) {
    piece += `${done === 0 ? '' : ','}\n    ${JSON.stringify(row)}`;
    done += 1;
    counted(done);
    if (piece.length < PIECE) continue;
    yield piece;
    piece = '';
  }
  yield done === 0 ? piece : `${piece}\n  `;
}

/** Gives the pictures that could be written, each in the widths in which it is there. */
async function writeImages(
  { images }: SiteFile,
  target: Target,
  report: ExportReport,
): Promise<SiteFile['images']> {
  const written: SiteFile['images'] = [];
  for (const image of images) {
    const widths: number[] = [];
    for (const width of image.widths) {
      const bytes = await imageStore().get({ id: image.id, width });
      if (bytes) await target.write(imageFile(image.id, width), bytes);
      if (bytes) widths.push(width);
      else report.missing.push(imageFile(image.id, width));
    }
    if (widths.length > 0) written.push({ ...image, widths });
  }
  report.images = written.length;
  return written;
}
