import { decideAppeal } from '#lib/appeals/commands/decide-appeal.ts';
import { makeAppeal } from '#lib/appeals/commands/make-appeal.ts';
import { DAY, HOUR, later } from '#lib/kernel/time.ts';
import { hideComment } from '#lib/moderation/commands/hide-comment.ts';
import { revealPersona } from '#lib/moderation/commands/reveal-persona.ts';
import { suspend } from '#lib/moderation/commands/suspend.ts';
import { db } from '#lib/platform/db.ts';
import { makeReport } from '#lib/reports/commands/make-report.ts';
import { makeComment, makePerson, must } from '#lib/testing/factories.ts';
import { LONG_WORD } from './long-words.ts';
import type { StageInside } from './stage.ts';

type Decided = Pick<StageInside, 'decisions' | 'reported'> & {
  suspended: { personId: string; name: string };
};

/** Somebody about whom everything was decided that can be: they have a notice of every kind. */
export async function setDecided(essayId: string, now: Date): Promise<Decided> {
  const [suspended, second, moderator, admin] = await Promise.all([
    makePerson({ name: 'Ottoline Featherstonehaugh' }),
    makePerson(),
    makePerson({ roles: ['moderator'] }),
    makePerson({ roles: ['admin'] }),
  ]);
  const by = { id: moderator.personId, role: 'moderator' } as const;
  const long = later(now, -2 * DAY);
  const write = (person: typeof second, opinion: string) =>
    makeComment({ essayId, by: person, body: `${opinion} ${LONG_WORD}`, now: long });

  const reported = await write(second, 'I don’t want to wake up any more.');
  const report = { item: 'comment', id: reported.id, reason: 'risk-to-life' } as const;
  must(await makeReport({ ...report, note: '', reporterId: suspended.personId, now: long }));
  const settled = await write(second, 'They are all the same, and always were.');
  must(
    await makeReport({
      item: 'comment',
      id: settled.id,
      reason: 'hate',
      note: 'The whole of it.',
      reporterId: suspended.personId,
      now: long,
    }),
  );
  const burden = {
    rule: 'hate',
    explanation: `It demeans a whole group. ${LONG_WORD}`,
    by,
  } as const;
  must(await hideComment({ ...burden, commentId: settled.id, now: later(long, HOUR) }));

  const own = await write(suspended, 'The head of that ward lies to everybody.');
  must(
    await hideComment({
      ...burden,
      rule: 'unlawful',
      law: 'Defamation Act 2013, section 1',
      commentId: own.id,
      now: later(long, 2 * HOUR),
    }),
  );
  const appealed = await db.decision.findFirstOrThrow({ where: { commentId: own.id } });
  const { appealId } = must(
    await makeAppeal({
      decisionId: appealed.id,
      personId: suspended.personId,
      text: `Nobody is named in it.\n\n${LONG_WORD}`,
      now: later(long, 3 * HOUR),
    }),
  );
  must(
    await decideAppeal({
      appealId,
      outcome: 'upheld',
      explanation: 'No name, but a post that one person holds.',
      by: { id: admin.personId, role: 'admin' },
      now: later(long, DAY),
    }),
  );
  const { personaId } = await db.comment.findUniqueOrThrow({ where: { id: own.id } });
  const reason = 'A court asked for it; the order is in the safe.';
  must(
    await revealPersona({
      personaId,
      reason,
      by: { id: admin.personId, role: 'admin' },
      now: later(now, -HOUR),
    }),
  );
  const { decisionId } = must(
    await suspend({
      ...burden,
      personaId,
      endsAt: later(now, 7 * DAY),
      now: later(now, -HOUR / 2),
    }),
  );
  return {
    suspended,
    decisions: { open: decisionId, appealed: appealed.id },
    reported: reported.id,
  };
}
