import { firstIdAt, newId } from '#lib/kernel/ids.ts';
import type { Transaction } from '#lib/platform/db.ts';
import type { SiteFile } from '../rules/site-format.ts';
import { BadSite } from './read-site.ts';

type Line = SiteFile['moderation'][number];

/** Decisions of the other site, by the keys under which its log names them. */
export type Decided = Map<string, Line & { id: string }>;

/** What stands in the place of a statement of reasons, which only the person concerned had. */
const EXPLANATION = 'Decided at the site that this came from; the reasons were not brought along.';

/**
 * Adds the lines of a public log: on their days, with no more about them than the log says. What a
 * line was about is added by what it still hides or locks.
 */
export async function addDecisions(tx: Transaction, lines: readonly Line[]): Promise<Decided> {
  const decided: Decided = new Map(
    lines.map((line) => [line.key, { ...line, id: idOf(line.key) }]),
  );
  if (decided.size < lines.length) throw new BadSite('site.json has a decision twice.');
  await tx.decision.createMany({
    data: [...decided.values()].map(({ id, key, kind, rule, role, about }) => ({
      id,
      kind,
      rule,
      explanation: EXPLANATION,
      source: 'import' as const,
      automated: role === 'automatic',
      aboutElsewhere: about,
      decidedAt: startOf(key),
      decidedByRole: role === 'automatic' ? null : role,
    })),
  });
  const appeals = [...decided.values()].flatMap(({ id, key, appeal }) => {
    if (!appeal) return [];
    const decidedAt = startOf(appeal.day);
    const told = { text: '', outcome: appeal.outcome, explanation: '' };
    return [{ id: newId(), decisionId: id, madeAt: startOf(key), decidedAt, ...told }];
  });
  await tx.appeal.createMany({ data: appeals });
  return decided;
}

/** Says which decisions were taken back by which. */
export async function settleReversals(
  tx: Transaction,
  lines: readonly Line[],
  decided: Decided,
): Promise<void> {
  for (const { key, reverses } of lines) {
    if (reverses === null) continue;
    const reversed = decided.get(reverses);
    if (!reversed) throw new BadSite('site.json takes back a decision that is not there.');
    const { id = '' } = decided.get(key) ?? {};
    await tx.decision.update({
      where: { id },
      data: { reversesId: reversed.id },
      select: { id: true },
    });
  }
}

const DAY_LENGTH = 'YYYY-MM-DD'.length;

const startOf = (key: string) => new Date(`${key.slice(0, DAY_LENGTH)}T00:00:00.000Z`);

/** The id of a decision of that day with that end. */
function idOf(key: string): string {
  const tail = key.slice(DAY_LENGTH + 1);
  return firstIdAt(startOf(key)).slice(0, -tail.length) + tail;
}
