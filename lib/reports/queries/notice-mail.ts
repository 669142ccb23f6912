import 'server-only';
import { db } from '#lib/platform/db.ts';
import type { NoticeMail } from '../views.ts';

/** What a mail to the sender of a notice says now, and to which address it goes. */
export type NoticeToMail = { to: string; mail: NoticeMail };

/**
 * What the sender of a notice is to be told: that it has come, or what became of it. Null when there
 * is nothing to tell (any more): told already, no outcome, the address forgotten.
 */
export async function findNoticeToMail(
  reportId: string,
  about: 'receipt' | 'outcome',
): Promise<NoticeToMail | null> {
  const told =
    about === 'receipt'
      ? { receiptMailedAt: null }
      : { outcomeMailedAt: null, outcome: { not: null } };
  const report = await db.report.findUnique({
    where: { id: reportId, ...told },
    include: { comment: inThread, persona: { select: { thread: inThread.select.thread } }, essay },
  });
  if (!report || report.contactEmail === null) return null;
  const inEssay = report.essay ?? report.comment?.thread.essay ?? report.persona?.thread.essay;
  const item = report.essay ? 'essay' : report.comment ? 'comment' : 'name';
  const mail = {
    item,
    number: report.comment?.number ?? null,
    title: inEssay ? shownTitle(inEssay) : '',
    reason: report.reason,
    madeAt: report.madeAt,
    outcome: about === 'outcome' ? report.outcome : null,
  } as const;
  return { to: report.contactEmail, mail };
}

// Of an essay's revisions only what names it; their texts are long.
const essay = {
  select: { publishedRevision: true, revisions: { select: { number: true, title: true } } },
} as const;
const inThread = { select: { number: true, thread: { select: { essay } } } } as const;

type EssayRow = {
  publishedRevision: number | null;
  revisions: { number: number; title: string }[];
};

/** The title that everybody reads; empty when nobody does. */
function shownTitle({ publishedRevision, revisions }: EssayRow): string {
  return revisions.find(({ number }) => number === publishedRevision)?.title ?? '';
}
