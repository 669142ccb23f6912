import 'server-only';
import type { Permit } from '#lib/comments/views.ts';
import { isId } from '#lib/kernel/ids.ts';
import { isSlug } from '#lib/kernel/slug.ts';
import { db } from '#lib/platform/db.ts';
import type { Actor } from '#lib/policy/actor.ts';
import { can } from '#lib/policy/can.ts';
import type { ItemSubject } from '#lib/policy/predicates.ts';
import { reasons } from '#lib/policy/reasons.ts';
import { type FoundItem, findItem, type ItemKey } from './commands/find-item.ts';
import { pausedWords, readReporter } from './commands/make-report.ts';
import { pausedUntil, reportAddress } from './rules.ts';
import type { ItemToReport, OwnReport } from './views.ts';

/** What the policy asks about something that is reported; null when there is no such thing. */
export async function getItemSubject(key: ItemKey): Promise<ItemSubject | null> {
  const found = await findItem(db, key);
  return found && { ownerId: found.ownerId, readable: found.readable };
}

/**
 * What a person may report, and whether they have. Null when there is nothing, or nothing that they
 * may know of: what can't be read is there only for who has reported it.
 */
export async function getItemToReport(
  actor: Actor,
  key: ItemKey,
  now: Date,
): Promise<ItemToReport | null> {
  if (!isId(key.id)) return null;
  const found = await findItem(db, key);
  if (!found) return null;
  const [earlier, title] = await Promise.all([
    findOwnReport(actor, found),
    found.readable ? titleOf(found.essay.id) : '',
  ]);
  if (!found.readable && !earlier) return null;
  const { item, id } = key;
  const { essay, comment, ownerId, readable } = found;
  const subject = { ownerId, readable };
  const standsAt = item === 'essay' ? `/essays/${essay.slug}` : `/comments/${id}`;
  return {
    item,
    id,
    address: reportAddress(item, item === 'essay' ? essay.slug : id),
    standsAt,
    slug: essay.slug,
    title,
    comment: readable ? comment : null,
    report: await reportPermit(actor, subject, now),
    notice: permitOf(can(actor, 'notice.send', subject, now)),
    earlier,
  };
}

/** As getItemToReport, for the essay at an address. */
export async function getEssayToReport(
  actor: Actor,
  slug: string,
  now: Date,
): Promise<ItemToReport | null> {
  if (!isSlug(slug)) return null;
  const essay = await db.essay.findUnique({ where: { slug }, select: { id: true } });
  return essay && getItemToReport(actor, { item: 'essay', id: essay.id }, now);
}

async function titleOf(essayId: string): Promise<string> {
  const essay = await db.essay.findUniqueOrThrow({
    where: { id: essayId },
    select: { publishedRevision: true },
  });
  if (essay.publishedRevision === null) return '';
  const revision = await db.essayRevision.findUnique({
    where: { essayId_number: { essayId, number: essay.publishedRevision } },
    select: { title: true },
  });
  return revision?.title ?? '';
}

async function findOwnReport(actor: Actor, { subject }: FoundItem): Promise<OwnReport | null> {
  if (actor.personId === null) return null;
  const report = await db.report.findFirst({ where: { reporterId: actor.personId, ...subject } });
  if (!report) return null;
  return {
    reason: report.reason,
    madeAt: report.madeAt.toISOString(),
    outcome: report.outcome,
    outcomeAt: report.outcomeAt?.toISOString() ?? null,
  };
}

/** What the table says, that a person has a name first, and that their reports are not paused. */
async function reportPermit(actor: Actor, subject: ItemSubject, now: Date): Promise<Permit> {
  if (actor.personId !== null && actor.name === null) {
    return { allowed: false, code: 'name-first', message: reasons['name-first'] };
  }
  const answer = permitOf(can(actor, 'report.make', subject, now));
  if (!answer.allowed || actor.personId === null) return answer;
  const until = pausedUntil(await readReporter(db, actor.personId), now);
  return until
    ? { allowed: false, code: 'reports-paused', message: pausedWords(until) }
    : { allowed: true };
}

function permitOf(answer: ReturnType<typeof can>): Permit {
  if (answer.allowed) return answer;
  return { allowed: false, code: answer.reason, message: reasons[answer.reason] };
}
