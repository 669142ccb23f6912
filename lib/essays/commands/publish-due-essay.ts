import { ok, type Result } from '#lib/kernel/result.ts';
import { changeAndTouch } from '#lib/platform/cache/change-and-touch.ts';
import { db, type Transaction } from '#lib/platform/db.ts';
import { type Actor, VISITOR } from '#lib/policy/actor.ts';
import { can } from '#lib/policy/can.ts';
import type { Reason } from '#lib/policy/reasons.ts';
import { holdEssay } from './essay-copy.ts';
import { publishWithin } from './publish-essay.ts';
import { NOT_SCHEDULED } from './scheduled-essay.ts';

/** Essays that one look publishes; the next is a minute later. */
const MOST_AT_ONCE = 100;

/** Who a person is at this moment, whatever they were when they set the time. */
type ActorOf = (personId: string, now: Date) => Promise<Actor>;

/** What became of a time that may have come. */
export type Due = 'nothing' | 'published' | 'missed';

/**
 * Publishes an essay whose time has come: the revision of which its author said so, once, however
 * often this is called and by how many. What its author may not publish any more is not published;
 * the essay says that its time was missed, and why.
 */
export function publishDueEssay(
  essayId: string,
  { now, actorOf }: { now: Date; actorOf: ActorOf },
): Promise<Result<Due>> {
  return changeAndTouch(async (tx, note) => {
    const essay = await holdEssay(tx, essayId);
    const set = essay && (await timeOf(tx, essayId));
    // Taken back, set anew, or done by somebody else; or this machine's clock is behind.
    if (!essay || !set || set.scheduledFor > now) return ok<Due>('nothing');
    const actor = essay.authorId === null ? VISITOR : await actorOf(essay.authorId, now);
    const missed = async (why: string) => {
      const data = { ...NOT_SCHEDULED, missedFor: set.scheduledFor, missedWhy: why };
      const zone = { scheduledZone: set.scheduledZone };
      await tx.essay.update({ where: { id: essayId }, data: { ...data, ...zone } });
      return ok<Due>('missed');
    };
    const about = { authorId: essay.authorId, published: false, hidden: essay.hiddenById !== null };
    const answer = can(actor, 'essay.publish', about, now);
    if (!answer.allowed) return missed(answer.reason);
    if (actor.name === null) return missed('name-first' satisfies Reason);
    const published = await publishWithin(
      { tx, note },
      { essayId, byline: actor.name, revision: set.scheduledRevision, now },
    );
    return published.ok ? ok<Due>('published') : missed(published.problem.code);
  });
}

async function timeOf(tx: Transaction, essayId: string) {
  const { scheduledFor, scheduledRevision, scheduledZone } = await tx.essay.findUniqueOrThrow({
    where: { id: essayId },
    select: { scheduledFor: true, scheduledRevision: true, scheduledZone: true },
  });
  if (scheduledFor === null || scheduledRevision === null) return null;
  return { scheduledFor, scheduledRevision, scheduledZone };
}

/** Ids of essays whose time has come, the longest overdue first. */
export async function dueEssays(now: Date): Promise<string[]> {
  const due = await db.essay.findMany({
    where: { scheduledFor: { lte: now } },
    select: { id: true },
    orderBy: { scheduledFor: 'asc' },
    take: MOST_AT_ONCE,
  });
  return due.map(({ id }) => id);
}
