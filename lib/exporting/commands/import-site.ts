import { essayAddress } from '#lib/addresses/rules/addresses.ts';
import { fail, ok, type Result } from '#lib/kernel/result.ts';
import { MINUTE } from '#lib/kernel/time.ts';
import { recordLinks } from '#lib/links/port.ts';
import type { TextRef } from '#lib/links/rules/text-ref.ts';
import { changeAndTouch } from '#lib/platform/cache/change-and-touch.ts';
import type { Transaction } from '#lib/platform/db.ts';
import { imageStore } from '#lib/platform/image-store/open-store.ts';
import { threadFile } from '../rules/site-format.ts';
import {
  addAddresses,
  addCorrections,
  addImages,
  addLinks,
  addSeries,
} from './add-around-texts.ts';
import { addDecisions, type Decided, settleReversals } from './add-decisions.ts';
import { addCopies, addEssays, addPages, addTakenBack } from './add-texts.ts';
import { addThread } from './add-thread.ts';
import type { BroughtSite, SiteOrder } from './brought-site.ts';
import { BadSite, readSiteFile, readThreadFile, type SiteSource } from './read-site.ts';

export type SiteReport = { essays: number; pages: number; comments: number; images: number };

/** Everything is one transaction; 100,000 comments took two minutes on a slow machine. */
const LONGEST = 60 * MINUTE;

/**
 * Brings an exported site into one that is empty: with the same addresses, texts, numbers, times,
 * names, states and counts, as one change or not at all. Nothing of a file is believed: what it
 * holds is checked, and HTML is made anew from the texts. Fails with what is wrong in one line.
 */
export async function importSite(
  source: SiteSource,
  order: SiteOrder,
): Promise<Result<SiteReport>> {
  const kept: string[] = [];
  try {
    const done = await changeAndTouch(
      async (tx, note) => {
        if (!(await isEmpty(tx))) return NOT_EMPTY;
        const report = await bring(tx, source, order, kept);
        if (order.dryRun) throw new Undone(report);
        note({ now: ['*'], soon: [] });
        return ok(report);
      },
      { timeout: LONGEST, maxWait: MINUTE },
    );
    return done;
  } catch (error) {
    for (const id of kept) await imageStore().remove(id);
    if (error instanceof Undone) return ok(error.report);
    if (error instanceof BadSite) return fail('bad-site', error.message);
    throw error;
  }
}

/** Thrown to undo what a dry run has done. */
class Undone extends Error {
  readonly report: SiteReport;
  constructor(report: SiteReport) {
    super('undone');
    this.report = report;
  }
}

const NOT_EMPTY = fail(
  'not-empty',
  'A whole site can only be brought into an empty one: start it with SEED=none.',
);

/** Nobody has written here yet; people who have signed in are no hindrance. */
async function isEmpty(tx: Transaction): Promise<boolean> {
  // Two imports at once would both find nothing.
  await tx.$executeRaw`LOCK TABLE essay, guide_page IN SHARE ROW EXCLUSIVE MODE`;
  const counts = await Promise.all([
    tx.essay.count(),
    tx.guidePage.count(),
    tx.series.count(),
    tx.image.count(),
    tx.decision.count(),
    tx.formerAddress.count(),
  ]);
  return counts.every((count) => count === 0);
}

async function bring(
  tx: Transaction,
  source: SiteSource,
  order: SiteOrder,
  kept: string[],
): Promise<SiteReport> {
  const site: BroughtSite = { tx, source, order, file: await readSiteFile(source) };
  await addImages(site, kept);
  const decided = await addDecisions(tx, site.file.moderation);
  const series = await addSeries(site);
  const essays = await addEssays(site, series);
  const pages = await addPages(site);
  const texts = new Map<string, TextRef>([
    ...[...essays].map(([slug, essayId]) => [essayAddress(slug), { essayId }] as const),
    ...[...pages].map(([permalink, pageId]) => [permalink, { pageId }] as const),
  ]);
  await addTakenBack(site);
  await addCopies(site);
  await addAddresses(site, texts);
  await addCorrections(site, essays);
  await addLinks(site, texts);
  // Once everything is there that a text may lead to.
  for (const text of texts.values()) await recordLinks(tx, text);
  const comments = await addThreads(site, essays, decided);
  await settleReversals(tx, site.file.moderation, decided);
  return {
    essays: essays.size,
    pages: pages.size,
    comments,
    images: site.file.images.length,
  };
}

async function addThreads(
  { tx, source, order }: BroughtSite,
  essays: Map<string, string>,
  decided: Decided,
): Promise<number> {
  let comments = 0;
  for (const [slug, essayId] of essays) {
    const thread = await readThreadFile(source, threadFile(slug), slug);
    if (!thread) continue;
    await addThread({ tx, decided, now: order.now, say: order.say }, essayId, thread);
    comments += thread.count;
  }
  return comments;
}
