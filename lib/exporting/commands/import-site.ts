import { canBeAddress, essayAddress } from '#lib/addresses/rules/addresses.ts';
import { readGuide } from '#lib/guide/rules/read-guide.ts';
import { imageResolver } from '#lib/images/port.ts';
import { newId } from '#lib/kernel/ids.ts';
import { renderEssay } from '#lib/kernel/markdown/render.ts';
import { fail, ok, type Result } from '#lib/kernel/result.ts';
import { MINUTE } from '#lib/kernel/time.ts';
import { titleKey } from '#lib/kernel/title-key.ts';
import { recordLinks } from '#lib/links/port.ts';
import type { TextRef } from '#lib/links/rules/text-ref.ts';
import { changeAndTouch } from '#lib/platform/cache/change-and-touch.ts';
import type { Transaction } from '#lib/platform/db.ts';
import { imageStore } from '#lib/platform/image-store/open-store.ts';
import { startCopy } from '#lib/writing/port.ts';
import { type SiteFile, threadFile } from '../rules/site-format.ts';
import { addDecisions, type Decided, settleReversals } from './add-decisions.ts';
import { addThread } from './add-thread.ts';
import {
  BadSite,
  digestOf,
  type ReadEssay,
  readEssayFiles,
  readPageFiles,
  readPicture,
  readSiteFile,
  readThreadFile,
  type SiteSource,
} from './read-site.ts';

export type SiteOrder = {
  /** Whose the essays and series are; null: nobody's with an account. */
  authorId: string | null;
  /** Says what would come in, and changes nothing. */
  dryRun: boolean;
  now: Date;
  /** Told what is being brought, on long work. */
  say: (line: string) => void;
};

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

type Site = {
  tx: Transaction;
  source: SiteSource;
  file: SiteFile;
  order: SiteOrder;
};

async function bring(
  tx: Transaction,
  source: SiteSource,
  order: SiteOrder,
  kept: string[],
): Promise<SiteReport> {
  const site: Site = { tx, source, order, file: await readSiteFile(source) };
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

async function addImages({ tx, source, file }: Site, kept: string[]): Promise<void> {
  for (const image of file.images) {
    const files = await readPicture(source, image);
    kept.push(image.id);
    for (const { width, bytes } of files) await imageStore().put({ id: image.id, width }, bytes);
    await tx.image.create({
      data: {
        ...image,
        createdAt: new Date(image.createdAt),
        bytes: files.reduce((sum, { bytes }) => sum + bytes.byteLength, 0),
        digest: digestOf(files.at(-1)?.bytes ?? new Uint8Array()),
      },
      select: { id: true },
    });
  }
}

async function addSeries({ tx, file, order }: Site): Promise<Map<string, string>> {
  const ids = new Map(file.series.map(({ slug }) => [slug, newId()]));
  if (ids.size < file.series.length) throw new BadSite('site.json has a series twice.');
  await tx.series.createMany({
    data: file.series.map(({ createdAt, updatedAt, ...series }) => ({
      id: ids.get(series.slug) ?? '',
      ...series,
      authorId: order.authorId,
      createdAt: new Date(createdAt),
      updatedAt: new Date(updatedAt),
    })),
  });
  return ids;
}

/** Gives the id of each, by its slug. */
async function addEssays(site: Site, series: Map<string, string>): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  const seen = new Set<string>();
  for await (const essay of readEssayFiles(site.source)) {
    if (ids.has(essay.slug) || seen.has(essay.id)) {
      throw new BadSite(`essays/${essay.slug}.md has an id or an address that another one has.`);
    }
    seen.add(essay.id);
    ids.set(essay.slug, essay.id);
    await addEssay(site, essay, series);
  }
  // An essay may answer one that comes after it.
  for await (const { id, answers, slug } of readEssayFiles(site.source)) {
    if (answers === null) continue;
    const answersId = ids.get(answers);
    if (!answersId || answersId === id) {
      throw new BadSite(`essays/${slug}.md answers an essay that is not there.`);
    }
    await site.tx.essayRevision.updateMany({ where: { essayId: id }, data: { answersId } });
  }
  return ids;
}

async function addEssay(
  { tx, file, order }: Site,
  essay: ReadEssay,
  series: Map<string, string>,
): Promise<void> {
  const { id, slug, title, summary, source, byline, language, cover, coverAlt } = essay;
  const seriesId = essay.series === null ? null : series.get(essay.series);
  if (seriesId === undefined) {
    throw new BadSite(`essays/${slug}.md is part of a series that is not there.`);
  }
  if (cover !== null && !file.images.some((image) => image.id === cover)) {
    throw new BadSite(`essays/${slug}.md has a cover that is not there.`);
  }
  const publishedAt = new Date(essay.published);
  const revisedAt = essay.revised === null ? null : new Date(essay.revised);
  const rendered = renderEssay(source, {
    resolveLink: () => null,
    resolveImage: await imageResolver(tx, source),
  });
  await tx.essay.create({
    data: {
      id,
      slug,
      byline,
      authorId: order.authorId,
      latestRevision: 1,
      publishedRevision: 1,
      publishedAt,
      revisedAt,
      seriesId,
      seriesPosition: essay.part,
      createdAt: publishedAt,
      updatedAt: revisedAt ?? publishedAt,
      revisions: {
        create: {
          number: 1,
          title,
          titleKey: titleKey(title),
          summary,
          source,
          html: rendered.html,
          headings: rendered.headings,
          words: rendered.words,
          language,
          coverId: cover,
          coverAlt,
          kind: 'imported',
          createdAt: revisedAt ?? publishedAt,
        },
      },
    },
    select: { id: true },
  });
}

/** Gives the id of each, by its address. */
async function addPages({ tx, source }: Site): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  const seen = new Set<string>();
  for await (const page of readPageFiles(source)) {
    if (ids.has(page.permalink) || seen.has(page.id)) {
      throw new BadSite(`The page /${page.permalink} is there twice.`);
    }
    seen.add(page.id);
    ids.set(page.permalink, page.id);
    const publishedAt = new Date(page.published);
    const revisedAt = page.revised === null ? null : new Date(page.revised);
    await tx.guidePage.create({
      data: {
        id: page.id,
        permalink: page.permalink,
        icon: page.icon,
        position: page.position,
        latestRevision: 1,
        publishedRevision: 1,
        publishedAt,
        revisedAt,
        createdAt: publishedAt,
        revisions: {
          create: {
            number: 1,
            title: page.title,
            summary: page.summary,
            source: page.source,
            document: readGuide(page.source, {
              resolveLink: () => null,
              resolveImage: await imageResolver(tx, page.source),
            }),
            kind: 'imported',
            createdAt: revisedAt ?? publishedAt,
          },
        },
      },
      select: { id: true },
    });
  }
  return ids;
}

/** Of what was taken back nothing is left but that it was, and when. */
async function addTakenBack({ tx, file, order }: Site): Promise<void> {
  for (const { slug, at } of file.takenBack) {
    if (await tx.essay.findUnique({ where: { slug }, select: { id: true } })) {
      throw new BadSite(`site.json says of essays/${slug}.md that it was taken back.`);
    }
    const takenBackAt = new Date(at);
    await tx.essay.create({
      data: {
        id: newId(),
        slug,
        byline: TAKEN_BACK,
        authorId: order.authorId,
        latestRevision: 1,
        publishedAt: takenBackAt,
        takenBackAt,
        createdAt: takenBackAt,
        updatedAt: takenBackAt,
        revisions: {
          create: {
            number: 1,
            title: TAKEN_BACK,
            titleKey: titleKey(TAKEN_BACK),
            summary: '',
            source: '',
            html: '',
            headings: [],
            words: 0,
            kind: 'imported',
            createdAt: takenBackAt,
          },
        },
      },
      select: { id: true },
    });
  }
}

/** What such an essay is called on the desk of whoever brought it. */
const TAKEN_BACK = 'Taken back before it came here';

/** What authors go on from: the text that readers have. */
async function addCopies({ tx, order }: Site): Promise<void> {
  const start = { keptAs: 1, personId: order.authorId };
  const essays = await tx.essay.findMany({ select: { id: true, updatedAt: true } });
  for (const { id: essayId, updatedAt: now } of essays) {
    const text = await tx.essayRevision.findUniqueOrThrow({
      where: { essayId_number: { essayId, number: 1 } },
      select: {
        title: true,
        summary: true,
        source: true,
        language: true,
        coverId: true,
        coverAlt: true,
        answersId: true,
      },
    });
    await startCopy(tx, { ...start, of: { essayId }, text, now });
  }
  const pages = await tx.guidePage.findMany({ select: { id: true, createdAt: true } });
  for (const { id: pageId, createdAt: now } of pages) {
    const text = await tx.guideRevision.findUniqueOrThrow({
      where: { pageId_number: { pageId, number: 1 } },
      select: { title: true, summary: true, source: true },
    });
    await startCopy(tx, { ...start, of: { pageId }, text, now });
  }
}

async function addAddresses({ tx, file, order }: Site, texts: Map<string, TextRef>): Promise<void> {
  const places = new Set([
    ...texts.keys(),
    ...file.takenBack.map(({ slug }) => essayAddress(slug)),
  ]);
  for (const { address, leadsTo } of file.addresses) {
    if (!places.has(leadsTo) || places.has(address) || !canBeAddress(address)) {
      throw new BadSite(`site.json leads /${address} to /${leadsTo}, which can’t be.`);
    }
  }
  await tx.formerAddress.createMany({
    data: file.addresses.map((each) => ({ ...each, createdAt: order.now })),
  });
}

async function addCorrections({ tx, file }: Site, essays: Map<string, string>): Promise<void> {
  await tx.correction.createMany({
    data: file.corrections.map(({ essay, note, at }) => ({
      id: newId(),
      essayId: essays.get(essay) ?? missing(`corrects ${essay}`),
      note,
      revision: 1,
      createdAt: new Date(at),
    })),
  });
}

/** What links mean that no name leads to any more: recordLinks goes by it. */
async function addLinks({ tx, file }: Site, texts: Map<string, TextRef>): Promise<void> {
  const find = (address: string) => texts.get(address) ?? missing(`links ${address}`);
  await tx.textLink.createMany({
    data: file.links.map(({ from, target, to }) => {
      const [source, goal] = [find(from), find(to)];
      return {
        id: newId(),
        target,
        ...('essayId' in source ? { fromEssayId: source.essayId } : { fromPageId: source.pageId }),
        ...('essayId' in goal ? { toEssayId: goal.essayId } : { toPageId: goal.pageId }),
      };
    }),
  });
}

function missing(what: string): never {
  throw new BadSite(`site.json ${what}, which is not there.`);
}

async function addThreads(
  { tx, source, order }: Site,
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
