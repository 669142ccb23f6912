import 'server-only';
import { cacheLife, cacheTag } from 'next/cache';
import { essayTag } from '#lib/essays/tags.ts';
import { db } from '#lib/platform/db.ts';
import { idOf, type TextRef } from './rules/text-ref.ts';
import { linksToTag } from './tags.ts';
import type { AnswerView, LinkHere, Surroundings } from './views.ts';

/** Texts that are named below another; how many more there are is said in a number. */
const MOST_NAMED = 20;

/** What leads to a published text, and what it answers. */
export async function getSurroundings(text: TextRef): Promise<Surroundings> {
  'use cache';
  cacheLife('kept');
  const id = idOf(text);
  cacheTag(linksToTag(id));
  const answers = 'essayId' in text ? await readAnswered(text.essayId) : null;
  // What it answers is its own author's choice, and its title that of the other.
  if ('essayId' in text) cacheTag(essayTag(text.essayId));
  if (answers) cacheTag(essayTag(answers.id));
  const [answering, linking] = await Promise.all([
    'essayId' in text ? readAnswering(text.essayId) : [],
    readLinking(id),
  ]);
  return {
    answers: answers?.view ?? null,
    answeredBy: answering.slice(0, MOST_NAMED).map(({ all: _all, ...view }) => view),
    moreAnswers: more(answering),
    linkedFrom: linking.slice(0, MOST_NAMED).map(({ address, title }) => ({ address, title })),
    moreLinks: more(linking),
  };
}

const more = (rows: { all: number }[]) => Math.max(0, (rows[0]?.all ?? 0) - MOST_NAMED);

/** The essay that the published revision answers: its id, and the essay as long as it is published. */
async function readAnswered(essayId: string) {
  const [row] = await db.$queryRaw<
    { id: string; slug: string; title: string | null; byline: string }[]
  >`
    SELECT a.id, a.slug, ar.title, a.byline
    FROM essay e
    JOIN essay_revision r ON r.essay_id = e.id AND r.number = e.published_revision
    JOIN essay a ON a.id = r.answers_id
    LEFT JOIN essay_revision ar ON ar.essay_id = a.id AND ar.number = a.published_revision
    WHERE e.id = ${essayId}::uuid`;
  if (!row) return null;
  const { id, slug, title, byline } = row;
  return { id, view: title === null ? null : { slug, title, byline } };
}

function readAnswering(essayId: string) {
  return db.$queryRaw<(AnswerView & { all: number })[]>`
    SELECT e.slug, r.title, e.byline, count(*) OVER ()::int AS all
    FROM essay_revision r JOIN essay e ON r.essay_id = e.id AND r.number = e.published_revision
    WHERE r.answers_id = ${essayId}::uuid AND e.id <> ${essayId}::uuid
    ORDER BY e.published_at, e.id LIMIT ${MOST_NAMED}`;
}

/** Published texts with a link here, the newest first; those that answer are named as that. */
function readLinking(id: string) {
  return db.$queryRaw<(LinkHere & { all: number })[]>`
    SELECT address, title, count(*) OVER ()::int AS all
    FROM (
      SELECT DISTINCT from_essay_id, from_page_id FROM text_link
      WHERE to_essay_id = ${id}::uuid OR to_page_id = ${id}::uuid
    ) l
    CROSS JOIN LATERAL (
      SELECT '/essays/' || e.slug AS address, r.title, e.published_at, e.id
      FROM essay e JOIN essay_revision r ON r.essay_id = e.id AND r.number = e.published_revision
      WHERE e.id = l.from_essay_id AND r.answers_id IS DISTINCT FROM ${id}::uuid
      UNION ALL
      SELECT '/' || g.permalink, r.title, g.published_at, g.id
      FROM guide_page g JOIN guide_revision r ON r.page_id = g.id
        AND r.number = g.published_revision
      WHERE g.id = l.from_page_id
    ) here
    WHERE here.id <> ${id}::uuid
    ORDER BY published_at DESC, id DESC LIMIT ${MOST_NAMED}`;
}
