import 'server-only';
import { db } from '#lib/platform/db.ts';
import type { OwnSuspension } from '../views.ts';

/** The suspensions of a person that hold now, the longest first. For that person only. */
export async function listOwnSuspensions(personId: string, now: Date): Promise<OwnSuspension[]> {
  const rows = await db.suspension.findMany({
    where: {
      userId: personId,
      startsAt: { lte: now },
      OR: [{ endsAt: null }, { endsAt: { gt: now } }],
    },
    orderBy: { endsAt: { sort: 'desc', nulls: 'first' } },
    select: { decisionId: true, endsAt: true, explanation: true },
  });
  return rows.map(({ decisionId, endsAt, explanation }) => ({
    decisionId,
    until: endsAt?.toISOString() ?? null,
    explanation,
  }));
}
