import { windowOf } from '#lib/comments/rules.ts';
import { db } from '#lib/platform/db.ts';
import { BROWSER, PLAIN } from '../client/accept.ts';
import { fetchBytes } from '../client/fetch-bytes.ts';
import { LIVELY } from '../plan.ts';
import type { Discussion } from '../threads/discussions.ts';
import { type Evening, writesInto } from './evening.ts';
import { assertKept, countComments } from './kept-comments.ts';
import { letWrite } from './writers.ts';

/** Comments that were acknowledged, and how many of the pages that show them did so at once. */
export type Seen = { size: number; acknowledged: number; pages: number; missing: string[] };

/**
 * Lets people write, and after each acknowledgement asks for every page that must show the comment:
 * its own, the window of its root if it is one, and what came after the one before it. These pages
 * are asked for over and over, so that they are kept when the next comment comes.
 */
export async function measureSeen(
  discussion: Discussion,
  seconds: number,
  evening: Evening,
): Promise<Seen> {
  const before = await countComments(discussion);
  const missing: string[] = [];
  let pages = 0;
  const look = async (id: string) => {
    const comment = await db.comment.findUniqueOrThrow({ where: { id } });
    for (const path of pagesOf(discussion, comment)) {
      pages += 1;
      if (!(await shows(evening.site.url + path, comment.number))) missing.push(path);
    }
  };
  const { count } = await letWrite(
    LIVELY,
    seconds,
    writesInto(discussion, evening.posters.script, evening, look),
  );
  await assertKept(discussion, before + count);
  return { size: discussion.size, acknowledged: count, pages, missing };
}

function pagesOf(
  { slug }: Discussion,
  comment: { id: string; number: number; rootOrdinal: number | null },
): string[] {
  const paths = [`/comments/${comment.id}`, `/essays/${slug}/since/${comment.number - 1}`];
  if (comment.rootOrdinal !== null) {
    const k = windowOf(comment.rootOrdinal);
    paths.push(k === 1 ? `/essays/${slug}` : `/essays/${slug}/page/${k}`);
  }
  return paths;
}

/** Asked as a browser asks, and looked at in the bytes of whoever asks for them unpacked. */
async function shows(url: string, number: number): Promise<boolean> {
  const first = await fetchBytes(url, PLAIN);
  await fetchBytes(url, BROWSER);
  return first.status === 200 && first.body.includes(`comment-${number}"`);
}
