import { makeAppeal } from '#lib/appeals/commands/make-appeal.ts';
import { DAY, HOUR, later, MINUTE } from '#lib/kernel/time.ts';
import { addNote } from '#lib/moderation/commands/add-note.ts';
import { claimCase } from '#lib/moderation/commands/claim-case.ts';
import { editOut } from '#lib/moderation/commands/edit-out.ts';
import { hideComment } from '#lib/moderation/commands/hide-comment.ts';
import { hideEssay } from '#lib/moderation/commands/hide-essay.ts';
import { keep } from '#lib/moderation/commands/keep.ts';
import { warn } from '#lib/moderation/commands/warn.ts';
import type { ReportReason } from '#lib/moderation/rules/urgency.ts';
import { db } from '#lib/platform/db.ts';
import { makeReport } from '#lib/reports/commands/make-report.ts';
import { makeComment, makeEssay, makePerson, must } from '#lib/testing/factories.ts';
import { LONG_NAME, LONG_TITLE, LONG_WORD } from './long-words.ts';
import type { StageInside } from './stage.ts';

/** A case of every kind in the moderators' queue, in a discussion of their own. */
export async function setCases(
  moderator: { personId: string },
  now: Date,
): Promise<Pick<StageInside, 'cases'>> {
  const long = later(now, -2 * DAY);
  const [writer, second, third, other] = await Promise.all([
    makePerson({ name: LONG_NAME }),
    makePerson({ name: 'Ines Abara' }),
    makePerson({ name: 'Tobias Quill' }),
    makePerson({ name: `Another ${LONG_NAME}`.slice(0, LONG_NAME.length), roles: ['moderator'] }),
  ]);
  const by = { id: other.personId, role: 'moderator' } as const;
  const essay = await makeEssay({ title: LONG_TITLE.slice(0, -7), now: long });
  const write = (person: typeof writer, body: string, answers: string | null = null) =>
    makeComment({ essayId: essay.id, by: person, body, answers, now: long });
  const report = async (
    item: 'comment' | 'essay' | 'name',
    id: string,
    reason: ReportReason,
    note = '',
    reporter = third,
  ) => must(await makeReport({ item, id, reason, note, reporterId: reporter.personId, now: long }));

  const asked = await write(second, 'What was the night like? Leave out what must be left out.');
  const private_ = await write(
    writer,
    `She was **eighty-one**, the widow of the baker in the square, and she died at ten past four.\n\n${LONG_WORD}`,
    asked.id,
  );
  await report('comment', private_.id, 'patient-privacy', 'Everybody in the town knows her.');
  await report('comment', private_.id, 'patient-privacy', LONG_WORD, second);

  const rude = await write(writer, 'Managers are all the same. None of them has ever held a hand.');
  await report('comment', rude.id, 'hate', '', second);
  const warned = { rule: 'harassment', explanation: 'It turns against one person.' } as const;
  const { personaId } = await db.comment.findUniqueOrThrow({ where: { id: rude.id } });
  must(await warn({ personaId, ...warned, by, now: later(long, HOUR) }));

  const claimed = await write(second, 'Write to me about the course; the first week is free.');
  await report('comment', claimed.id, 'advertising-recruitment');

  const told = await write(second, 'Mr Lowell of the third floor asked me for it.');
  must(
    await editOut({
      commentId: told.id,
      spans: [{ start: 0, end: 9 }],
      rule: 'patient-privacy',
      explanation: 'It names a patient.',
      by,
      now: later(long, HOUR),
    }),
  );
  await report('comment', told.id, 'risk-to-life', 'Somebody should call.');

  const unseen = await makeEssay({ title: 'Reported as a whole', now: long });
  await report('essay', unseen.id, 'unlawful', 'All of it is copied.');
  await report('name', claimed.id, 'identifies-a-member');
  const hidden = await makeEssay({ title: 'Hidden as a whole', now: long });
  await report('essay', hidden.id, 'unlawful');
  must(
    await hideEssay({
      essayId: hidden.id,
      rule: 'unlawful',
      law: 'Copyright, Designs and Patents Act 1988',
      explanation: 'It is copied from a book.',
      by,
      now: later(now, -HOUR),
    }),
  );

  const appealed = await write(second, 'He is the one who always asks for the early shift.');
  const decision = must(
    await hideComment({
      commentId: appealed.id,
      rule: 'identifies-a-member',
      explanation: 'His colleagues know who it is.',
      by,
      now: later(long, HOUR),
    }),
  );
  must(
    await makeAppeal({
      decisionId: decision.decisionId,
      personId: second.personId,
      text: `Everybody asks for the early shift. ${LONG_WORD}`,
      now: later(now, -HOUR),
    }),
  );

  const fine = await write(second, 'I left, and I have slept since.');
  await report('comment', fine.id, 'off-topic-spam');
  must(
    await keep({
      subject: { commentId: fine.id },
      unfounded: false,
      by,
      now: later(now, -HOUR),
    }),
  );

  const caseOf = async (where: object) =>
    (await db.moderationCase.findFirstOrThrow({ where, orderBy: { openedAt: 'desc' } })).id;
  const cases = {
    private: await caseOf({ commentId: private_.id }),
    rude: await caseOf({ commentId: rude.id }),
    claimed: await caseOf({ commentId: claimed.id }),
    blackedOut: await caseOf({ commentId: told.id }),
    essay: await caseOf({ essayId: unseen.id }),
    name: await caseOf({ persona: { comments: { some: { id: claimed.id } } } }),
    appeal: await caseOf({ appeal: { decisionId: decision.decisionId } }),
    decided: await caseOf({ commentId: fine.id }),
  };
  must(await claimCase({ caseId: cases.claimed, personId: other.personId, now: later(now, HOUR) }));
  const text = `I know the town; she can be told from this. ${LONG_WORD}`;
  must(await addNote({ caseId: cases.private, personId: moderator.personId, text, now }));
  must(
    await addNote({
      caseId: cases.rude,
      personId: other.personId,
      text: 'Twice now.',
      now: later(now, -MINUTE),
    }),
  );
  return { cases };
}
