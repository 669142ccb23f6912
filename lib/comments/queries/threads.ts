import 'server-only';
import { isSlug } from '#lib/kernel/slug.ts';
import { ruleShortName } from '#lib/moderation/rules.ts';
import { Prisma } from '#lib/platform/db/generated/client.ts';
import { db } from '#lib/platform/db.ts';
import type { Stance } from '../rules/stances.ts';
import { WHOLE_UP_TO } from '../rules.ts';
import type { ThreadNames } from '../views.ts';

/** What a page shows, and the tags of what it shows. */
export type Tagged<T> = { view: T; tags: string[] };

/** The thread below a published essay, with what is counted in it. */
export type Thread = {
  id: string;
  essayId: string;
  slug: string;
  title: string;
  byline: string;
  publishedAt: Date;
  commentCount: number;
  lastNumber: number;
  rootCount: number;
  hasSample: boolean;
  locked: boolean;
  /** Key of the house rule that it was locked for. */
  lockedFor: string | null;
  slowSeconds: number | null;
  /** What five or more of its people say of where they are. */
  sharedStances: Stance[];
  /** Where the branches begin that are locked. */
  lockedPaths: Uint8Array[];
};

// What is to be known of a thread `t` that lies below the conditions of a moderator. Locked branches
// are found by the index on what locks them: there are few on the whole site.
export const itsConditions = Prisma.sql`
  t.locked_by_id IS NOT NULL AS locked, t.shared_stances::text[] AS "sharedStances", t.slow_seconds AS "slowSeconds",
  (SELECT rule FROM decision WHERE id = t.locked_by_id) AS "lockedFor",
  ARRAY(
    SELECT path FROM comment WHERE locked_by_id IS NOT NULL AND thread_id = t.id
  ) AS "lockedPaths"`;

/** The thread below the published essay at an address; null when there is none. */
export async function findThread(slug: string): Promise<Thread | null> {
  if (!isSlug(slug)) return null;
  const rows = await db.$queryRaw<Thread[]>`
    SELECT t.id, t.essay_id AS "essayId", e.slug, r.title, e.byline,
      e.published_at AS "publishedAt", t.comment_count AS "commentCount",
      t.last_number AS "lastNumber", t.root_count AS "rootCount", ${itsConditions},
      EXISTS (SELECT FROM persona p WHERE p.thread_id = t.id AND p.kind = 'sample') AS "hasSample"
    FROM essay e
    JOIN essay_revision r ON r.essay_id = e.id AND r.number = e.published_revision
    JOIN thread t ON t.essay_id = e.id
    WHERE e.slug = ${slug}`;
  return rows[0] ?? null;
}

/** Whether a thread is short enough to be shown whole on its first page. */
export const isWhole = (thread: Thread): boolean => thread.lastNumber <= WHOLE_UP_TO;

/** What every page of a thread says of it. */
export function namesOf(thread: Thread): ThreadNames {
  const { essayId, slug, title, byline, hasSample } = thread;
  const { locked, lockedFor, slowSeconds } = thread;
  return {
    essayId,
    slug,
    title,
    byline,
    publishedAt: thread.publishedAt.toISOString(),
    hasSample,
    locked: locked ? { rule: lockedFor && ruleShortName(lockedFor) } : null,
    slowSeconds,
  };
}
