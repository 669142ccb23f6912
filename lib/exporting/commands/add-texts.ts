import { readGuide } from '#lib/guide/rules/read-guide.ts';
import { imageResolver } from '#lib/images/port.ts';
import { newId } from '#lib/kernel/ids.ts';
import { renderEssay } from '#lib/kernel/markdown/render.ts';
import { titleKey } from '#lib/kernel/title-key.ts';
import { startCopy } from '#lib/writing/port.ts';
import type { BroughtSite } from './brought-site.ts';
import { BadSite, type ReadEssay, readEssayFiles, readPageFiles } from './read-site.ts';

/** Adds the essays. Gives the id of each, by its slug. */
export async function addEssays(
  site: BroughtSite,
  series: Map<string, string>,
): Promise<Map<string, string>> {
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
  { tx, file, order }: BroughtSite,
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

/** Adds the pages of the guide. Gives the id of each, by its address. */
export async function addPages({ tx, source }: BroughtSite): Promise<Map<string, string>> {
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
export async function addTakenBack({ tx, file, order }: BroughtSite): Promise<void> {
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
export async function addCopies({ tx, order }: BroughtSite): Promise<void> {
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
