import 'server-only';
import { isSlug } from '#lib/kernel/slug.ts';
import { db } from '#lib/platform/db.ts';
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
};

/** The thread below the published essay at an address; null when there is none. */
export async function findThread(slug: string): Promise<Thread | null> {
  if (!isSlug(slug)) return null;
  const rows = await db.$queryRaw<Thread[]>`
    SELECT t.id, t.essay_id AS "essayId", e.slug, r.title, e.byline,
      e.published_at AS "publishedAt", t.comment_count AS "commentCount",
      t.last_number AS "lastNumber", t.root_count AS "rootCount",
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
  return { essayId, slug, title, byline, publishedAt: thread.publishedAt.toISOString(), hasSample };
}
