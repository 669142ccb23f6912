import { ESSAYS_TAG, essayTag } from '#lib/essays/tags.ts';
import { GUIDE_TAG, pageAddressTag } from '#lib/guide/tags.ts';
import { ok } from '#lib/kernel/result.ts';
import { titleKey } from '#lib/kernel/title-key.ts';
import { changeAndTouch, type NoteTouches } from '#lib/platform/cache/change-and-touch.ts';
import type { Transaction } from '#lib/platform/db.ts';
import { enqueue } from '#lib/platform/jobs/enqueue.ts';
import type { JobIds } from '#lib/platform/jobs/task.ts';
import { seriesTag } from '#lib/series/tags.ts';
import { idOf, type TextRef } from '../rules/text-ref.ts';
import { linksToTag } from '../tags.ts';
import { recordLinks, whereFrom } from './record-links.ts';

type Within = { tx: Transaction; note: NoteTouches };

/** Texts that are rendered anew in one transaction. */
const AT_ONCE = 50;

/**
 * Characters of all those texts, but for the first: an essay of 1,500 words takes 15 to 50 ms, and
 * whoever publishes waits for them.
 */
const CHARACTERS_AT_ONCE = 100_000;

/** The job that renders the rest. */
export const RELINK_TEXTS = 'relink-texts';

/**
 * To be called in the transaction that publishes a text, takes it back, hides, shows, moves or
 * renames it, after that is written and with its row taken: settles the links in it and writes them
 * down, and renders those published texts anew that lead to it or name it. The first texts are
 * rendered at once, the rest by a job that is put down in the same transaction. Notes what that
 * makes out of date; the text's own tags are the caller's to touch.
 */
export async function relink({ tx, note }: Within, text: TextRef): Promise<void> {
  const own = await recordLinks(tx, text);
  const leadsTo = own?.leadsTo ?? (await formerTargets(tx, text));
  const answered = 'essayId' in text ? await answeredBy(tx, text.essayId) : [];
  const series = 'essayId' in text ? await seriesOf(tx, text.essayId) : [];
  note({
    now: [...[idOf(text), ...leadsTo, ...answered].map(linksToTag), ...series.map(seriesTag)],
    soon: [],
  });
  const concerned = await concernedTexts(tx, text, null);
  // Somebody is changing those that can't be taken: waiting for them could be for ever.
  const taken = await takeFree(tx, firstOf(concerned));
  for (const { ref } of taken) await renderAnew({ tx, note }, ref);
  if (concerned.length > taken.length) await putDown(tx, text, null);
}

/** As many as are rendered in one transaction, and at least one. */
function firstOf(concerned: Concerned[]): Concerned[] {
  let characters = 0;
  return concerned.slice(0, AT_ONCE).filter(({ length }, index) => {
    characters += length;
    return index === 0 || characters <= CHARACTERS_AT_ONCE;
  });
}

/**
 * Renders the next texts that lead to a text or name it, behind `after` (the id of the last one),
 * and puts the job down for those that are still left. For the job.
 */
export async function relinkMore(text: TextRef, after: string | null): Promise<void> {
  await changeAndTouch(async (tx, note) => {
    const concerned = await concernedTexts(tx, text, after);
    const next = firstOf(concerned);
    for (const { ref } of next) {
      // In the order of their ids, so that no two jobs wait for each other.
      await take(tx, ref);
      await renderAnew({ tx, note }, ref);
    }
    const last = next.at(-1);
    if (concerned.length > next.length && last) await putDown(tx, text, idOf(last.ref));
    return ok(null);
  });
}

/** What one text of the guide or essay shows is out of date, everywhere. */
async function renderAnew({ tx, note }: Within, text: TextRef): Promise<void> {
  const recorded = await recordLinks(tx, text);
  if (!recorded) return;
  const tags = recorded.leadsTo.map(linksToTag);
  if (recorded.changed) tags.push(...(await tagsOf(tx, text)));
  note({ now: tags, soon: [] });
}

async function tagsOf(tx: Transaction, text: TextRef): Promise<string[]> {
  // Feeds have the whole text.
  if ('essayId' in text) return [essayTag(text.essayId), ESSAYS_TAG];
  const { permalink } = await tx.guidePage.findUniqueOrThrow({
    where: { id: text.pageId },
    select: { permalink: true },
  });
  return [GUIDE_TAG, pageAddressTag(permalink)];
}

function putDown(tx: Transaction, text: TextRef, after: string | null): Promise<void> {
  const ids: JobIds = 'essayId' in text ? { essay: text.essayId } : { page: text.pageId };
  return enqueue(tx, {
    task: RELINK_TEXTS,
    ids: after === null ? ids : { ...ids, after },
    // At once: any moment that is over.
    runAt: new Date(0),
    key: `${RELINK_TEXTS}:${idOf(text)}`,
  });
}

type Concerned = { ref: TextRef; length: number };
type ConcernedRow = { essayId: string | null; pageId: string | null; length: number };

/**
 * Published texts that led to this one when they were last rendered, or that name it now, in the
 * order of their ids; one more than are rendered at once.
 */
async function concernedTexts(
  tx: Transaction,
  text: TextRef,
  after: string | null,
): Promise<Concerned[]> {
  const id = idOf(text);
  const names = await namesOf(tx, text);
  const rows = await tx.$queryRaw<ConcernedRow[]>`
    SELECT e.id AS "essayId", g.id AS "pageId", length(coalesce(er.source, gr.source)) AS length
    FROM (
      SELECT from_essay_id, from_page_id FROM text_link WHERE to_essay_id = ${id}::uuid
      UNION
      SELECT from_essay_id, from_page_id FROM text_link WHERE to_page_id = ${id}::uuid
      UNION
      SELECT from_essay_id, from_page_id FROM text_link WHERE target = ANY(${names})
    ) l
    LEFT JOIN essay e ON e.id = l.from_essay_id
    LEFT JOIN essay_revision er ON er.essay_id = e.id AND er.number = e.published_revision
    LEFT JOIN guide_page g ON g.id = l.from_page_id
    LEFT JOIN guide_revision gr ON gr.page_id = g.id AND gr.number = g.published_revision
    WHERE (er.number IS NOT NULL OR gr.number IS NOT NULL)
      AND coalesce(e.id, g.id) <> ${id}::uuid
      AND (${after}::uuid IS NULL OR coalesce(e.id, g.id) > ${after}::uuid)
    ORDER BY coalesce(e.id, g.id) LIMIT ${AT_ONCE + 1}`;
  return rows.flatMap(({ essayId, pageId, length }): Concerned[] => {
    if (essayId) return [{ ref: { essayId }, length }];
    return pageId ? [{ ref: { pageId }, length }] : [];
  });
}

/** What a text is called in links: keys of its title and its address, and the address itself. */
async function namesOf(tx: Transaction, text: TextRef): Promise<string[]> {
  const rows =
    'essayId' in text
      ? await tx.$queryRaw<{ slug: string; title: string; address: string }[]>`
          SELECT e.slug, r.title, '/essays/' || e.slug AS address
          FROM essay e JOIN essay_revision r ON r.essay_id = e.id
            AND r.number = coalesce(e.published_revision, e.latest_revision)
          WHERE e.id = ${text.essayId}::uuid`
      : await tx.$queryRaw<{ slug: string; title: string; address: string }[]>`
          SELECT g.permalink AS slug, r.title, '/' || g.permalink AS address
          FROM guide_page g JOIN guide_revision r ON r.page_id = g.id
            AND r.number = coalesce(g.published_revision, g.latest_revision)
          WHERE g.id = ${text.pageId}::uuid`;
  return rows.flatMap(({ slug, title, address }) => [titleKey(slug), titleKey(title), address]);
}

/** Takes those texts that nobody else is changing. */
async function takeFree(tx: Transaction, texts: Concerned[]): Promise<Concerned[]> {
  const ids = texts.map(({ ref }) => idOf(ref));
  if (ids.length === 0) return [];
  const free = [
    ...(await tx.$queryRaw<{ id: string }[]>`
      SELECT id FROM essay WHERE id = ANY(${ids}::uuid[]) FOR UPDATE SKIP LOCKED`),
    ...(await tx.$queryRaw<{ id: string }[]>`
      SELECT id FROM guide_page WHERE id = ANY(${ids}::uuid[]) FOR UPDATE SKIP LOCKED`),
  ].map(({ id }) => id);
  return texts.filter(({ ref }) => free.includes(idOf(ref)));
}

async function take(tx: Transaction, text: TextRef): Promise<void> {
  if ('essayId' in text) {
    await tx.$queryRaw`SELECT id FROM essay WHERE id = ${text.essayId}::uuid FOR UPDATE`;
  } else await tx.$queryRaw`SELECT id FROM guide_page WHERE id = ${text.pageId}::uuid FOR UPDATE`;
}

/** What a text that is not published led to when it was. */
async function formerTargets(tx: Transaction, text: TextRef): Promise<string[]> {
  const rows = await tx.textLink.findMany({ where: whereFrom(text) });
  return rows.flatMap(({ toEssayId, toPageId }) => toEssayId ?? toPageId ?? []);
}

/** The series that an essay is part of, which counts and names what is published. */
async function seriesOf(tx: Transaction, essayId: string): Promise<string[]> {
  const essay = await tx.essay.findUnique({ where: { id: essayId }, select: { seriesId: true } });
  return essay?.seriesId ? [essay.seriesId] : [];
}

/** The essays that any revision of this one answers: which one readers had before is not known. */
async function answeredBy(tx: Transaction, essayId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT answers_id AS id FROM essay_revision
    WHERE essay_id = ${essayId}::uuid AND answers_id IS NOT NULL`;
  return rows.map(({ id }) => id);
}
