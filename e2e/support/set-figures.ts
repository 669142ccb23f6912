import { newId } from '#lib/kernel/ids.ts';
import { DAY, HOUR, later } from '#lib/kernel/time.ts';
import type { DecisionKind } from '#lib/moderation/rules/kinds.ts';
import { logAddress } from '#lib/moderation/rules/log.ts';
import { RULE_KEYS } from '#lib/moderation/rules.ts';
import { db } from '#lib/platform/db.ts';
import { makeComment, makeEssay, makePerson } from '#lib/testing/factories.ts';
import type { StageInside } from './stage.ts';

/** More warnings than a page of the log takes, and as much of the rest as a chart needs. */
const EACH: Partial<Record<DecisionKind, number>> = {
  warn: 55,
  hide: 60,
  edit_out: 7,
  suspend: 8,
  hold: 14,
  keep: 12,
};
/** They are spread over so many days, the older the fewer. */
const DAYS = 360;
const REPORTS = 40;

/** Writes down a year of moderation, as rows: what readers are shown of it is in log and figures. */
export async function setFigures(
  now: Date,
): Promise<Pick<StageInside, 'olderLog' | 'olderWarnings'>> {
  const begun = later(now, -DAYS * DAY);
  const essay = await makeEssay({ title: 'Much discussed a year ago', now: begun });
  const writer = await makePerson({ now: begun });
  const { id: commentId } = await makeComment({ essayId: essay.id, by: writer, now: begun });
  const { personaId } = await db.comment.findUniqueOrThrow({ where: { id: commentId } });

  const decisions = Object.entries(EACH).flatMap(([kind, many]) =>
    Array.from({ length: many }, (_, index) => {
      const automated = kind === 'hold';
      const about = kind === 'warn' || kind === 'suspend' ? { personaId } : { commentId };
      const ruleless = kind === 'keep' || automated;
      return {
        id: newId(),
        kind: kind as DecisionKind,
        ...about,
        rule: ruleless ? null : (RULE_KEYS[FREQUENT[index % FREQUENT.length] ?? 0] ?? null),
        explanation: 'A year of moderation, for the figures.',
        source: automated ? ('automatic' as const) : SOURCES[index % SOURCES.length],
        automated,
        decidedAt: later(now, -DAYS * DAY * (index / many) ** 1.5 - HOUR),
        decidedByRole: automated ? null : ('moderator' as const),
      };
    }),
  );
  await db.decision.createMany({ data: decisions });
  await setReports(commentId, now);
  await setAppeals(
    decisions.filter(({ kind }) => kind === 'hide').map(({ id }) => id),
    commentId,
    now,
  );
  const older = async (kind?: DecisionKind) => {
    const found = await db.decision.findMany({
      where: { undoneAt: null, ...(kind ? { kind } : {}) },
      orderBy: { decidedAt: 'desc' },
      take: 30,
    });
    const last = found.at(-1);
    if (!last) throw new Error('nothing is decided');
    const key = { day: last.decidedAt.toISOString().slice(0, 10), tail: last.id.slice(-12) };
    return logAddress(kind ? { by: 'kind', value: kind } : null, key);
  };
  return { olderLog: await older(), olderWarnings: await older('warn') };
}

/** Which rules are broken how often; some of them hardly ever. */
const FREQUENT = [0, 0, 0, 0, 1, 1, 1, 2, 2, 2, 4, 4, 6, 6, 0, 1, 2, 4, 6, 0, 1, 2, 0, 1, 3, 5];

const SOURCES = ['report', 'own_initiative', 'report', 'notice', 'report'] as const;
const OUTCOMES = ['upheld', 'not_upheld', 'upheld', 'unfounded', 'upheld'] as const;

async function setReports(commentId: string, now: Date): Promise<void> {
  const made = later(now, -20 * DAY);
  const caseId = newId();
  await db.moderationCase.create({
    data: {
      id: caseId,
      origin: 'report',
      commentId,
      priority: 0,
      reason: 'hate',
      openedAt: made,
      closedAt: now,
    },
  });
  await db.report.createMany({
    data: Array.from({ length: REPORTS }, (_, index) => ({
      id: newId(),
      caseId,
      commentId,
      reason: 'hate',
      note: '',
      ofStanding: false,
      contactHash: index % 4 === 0 ? newId() : null,
      madeAt: made,
      outcome: OUTCOMES[index % OUTCOMES.length],
      outcomeAt: later(made, ((index * 7) % REPORTS) * HOUR),
    })),
  });
}

/** Of the first decisions some were appealed, and of these some taken back. */
async function setAppeals(ids: string[], commentId: string, now: Date): Promise<void> {
  const appealed = ids.slice(0, 18);
  const reversed = appealed.slice(0, 7);
  await db.appeal.createMany({
    data: appealed.map((decisionId) => ({
      id: newId(),
      decisionId,
      text: 'I disagree.',
      madeAt: now,
      outcome: reversed.includes(decisionId) ? ('reversed' as const) : ('upheld' as const),
      decidedAt: now,
    })),
  });
  await db.decision.createMany({
    data: [...reversed, ...ids.slice(20, 25)].map((reversesId) => ({
      id: newId(),
      kind: 'restore' as const,
      commentId,
      rule: 'hate',
      explanation: 'A year of moderation, for the figures.',
      reversesId,
      decidedAt: later(now, -HOUR),
      decidedByRole: 'moderator' as const,
    })),
  });
}
