import 'server-only';
import { firstIdAt } from '#lib/kernel/ids.ts';
import { DAY, later } from '#lib/kernel/time.ts';
import { db } from '#lib/platform/db.ts';
import { makeMatcher } from '../rules/matcher.ts';
import { readableText } from '../rules/readable-text.ts';
import {
  CONTEXT,
  LONGEST_TRY,
  SHOWN_MATCHES,
  TRIED_AT_MOST,
  TRIED_AT_ONCE,
  TRIED_DAYS,
} from '../rules.ts';
import type { Trial, TriedMatch } from '../views.ts';

type Row = { id: string; number: number; html: string; writtenAt: Date; threadId: string };

/**
 * What a rule with this phrase would have matched in the last TRIED_DAYS: in how many comments, and
 * the newest of them with what stands around. Reads comments in batches, newest first, by their ids,
 * which sort by time; TRIED_AT_MOST of them and for LONGEST_TRY at most. For moderators only.
 */
export async function tryPhrase({ phrase, now }: { phrase: string; now: Date }): Promise<Trial> {
  const since = later(now, -TRIED_DAYS * DAY);
  const match = makeMatcher([{ phrase }]);
  const until = performance.now() + LONGEST_TRY;
  const shown: (Row & Around)[] = [];
  let [read, found, isCut] = [0, 0, false];
  let before: string | null = null;
  for (;;) {
    const rows: Row[] = await readBatch(since, before);
    for (const row of rows) {
      const text = readableText(row.html);
      const [first] = match(text);
      if (!first) continue;
      found += 1;
      if (shown.length < SHOWN_MATCHES) shown.push({ ...row, ...around(text, first) });
    }
    read += rows.length;
    before = rows.at(-1)?.id ?? null;
    if (rows.length < TRIED_AT_ONCE) break;
    isCut = read >= TRIED_AT_MOST || performance.now() > until;
    if (isCut) break;
  }
  return { phrase, read, found, isCut, matches: await withTitles(shown) };
}

/** Comments whose text is there, before an id; by the primary key. */
function readBatch(since: Date, before: string | null): Promise<Row[]> {
  return db.comment.findMany({
    where: {
      id: { gte: firstIdAt(since), ...(before === null ? {} : { lt: before }) },
      writtenAt: { gte: since },
      deletedAt: null,
    },
    select: { id: true, number: true, html: true, writtenAt: true, threadId: true },
    orderBy: { id: 'desc' },
    take: TRIED_AT_ONCE,
  });
}

type Around = Pick<TriedMatch, 'before' | 'match' | 'after'>;

function around(text: string, { start, end }: { start: number; end: number }): Around {
  const from = Math.max(0, start - CONTEXT);
  const to = Math.min(text.length, end + CONTEXT);
  // A cut may go through a character.
  const cut = (a: number, b: number) => text.slice(a, b).toWellFormed().replaceAll('\uFFFD', '');
  return {
    before: `${from > 0 ? '…' : ''}${cut(from, start)}`,
    match: cut(start, end),
    after: `${cut(end, to)}${to < text.length ? '…' : ''}`,
  };
}

async function withTitles(rows: (Row & Around)[]): Promise<TriedMatch[]> {
  const threads = await db.thread.findMany({
    where: { id: { in: [...new Set(rows.map(({ threadId }) => threadId))] } },
    select: {
      id: true,
      essay: {
        select: {
          latestRevision: true,
          publishedRevision: true,
          revisions: { select: { number: true, title: true } },
        },
      },
    },
  });
  const titles = new Map(
    threads.map(({ id, essay }) => {
      const shown = essay.publishedRevision ?? essay.latestRevision;
      return [id, essay.revisions.find(({ number }) => number === shown)?.title ?? ''];
    }),
  );
  return rows.map(({ id, number, writtenAt, threadId, before, match, after }) => ({
    commentId: id,
    number,
    essayTitle: titles.get(threadId) ?? '',
    writtenAt: writtenAt.toISOString(),
    before,
    match,
    after,
  }));
}
