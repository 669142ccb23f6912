import 'server-only';
import { db } from '#lib/platform/db.ts';
import { MOST_RULES } from '../rules.ts';
import type { WordRuleList, WordRuleView } from '../views.ts';

/** Ended rules that are shown: what was tried lately. */
const SHOWN_ENDED = 50;

const columns = {
  id: true,
  phrase: true,
  action: true,
  note: true,
  madeAt: true,
  endedAt: true,
} as const;

/** The word rules that hold, by phrase, and those that ended last. For moderators only. */
export async function listWordRules(): Promise<WordRuleList> {
  const [current, ended] = await Promise.all([
    db.wordRule.findMany({
      where: { endedAt: null },
      select: columns,
      orderBy: [{ phraseKey: 'asc' }, { id: 'asc' }],
      take: MOST_RULES,
    }),
    db.wordRule.findMany({
      where: { endedAt: { not: null } },
      select: columns,
      orderBy: [{ endedAt: 'desc' }, { id: 'desc' }],
      take: SHOWN_ENDED,
    }),
  ]);
  return { current: current.map(viewOf), ended: ended.map(viewOf) };
}

function viewOf(
  row: Omit<WordRuleView, 'madeAt' | 'endedAt'> & { madeAt: Date; endedAt: Date | null },
): WordRuleView {
  const { madeAt, endedAt } = row;
  return { ...row, madeAt: madeAt.toISOString(), endedAt: endedAt?.toISOString() ?? null };
}
