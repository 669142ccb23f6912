import { recountThread, wasRight } from '#lib/comments/commands/recount-thread.ts';
import { newId } from '#lib/kernel/ids.ts';
import { DAY, later, MINUTE } from '#lib/kernel/time.ts';
import { type CaseSubject, openCase } from '#lib/moderation/commands/open-case.ts';
import { nameKey } from '#lib/people/rules.ts';
import { db } from '#lib/platform/db.ts';
import { makeComment, makeEssay, makePerson } from './factories.ts';

/** The moment at which tests of decisions decide. */
export const DECIDED = new Date('2026-11-23T09:00:00.000Z');

/** An essay of an author, a comment by a writer, an answer to it by somebody else, and a moderator. */
export async function makeModerated() {
  const before = later(DECIDED, -DAY);
  const author = await makePerson({ roles: ['author'] });
  const writer = await makePerson();
  // As it is when somebody chooses a name, so that it can be given back.
  const ownName = { where: { id: writer.personId }, data: { nameKey: nameKey(writer.name) } };
  await db.user.update(ownName);
  const other = await makePerson();
  const moderator = await makePerson({ roles: ['moderator'] });
  const essay = await makeEssay({ author, now: before });
  const comment = await makeComment({
    essayId: essay.id,
    by: writer,
    body: 'Mrs Example, 84, was on ward 7.',
    now: before,
  });
  const answer = { essayId: essay.id, by: other, answers: comment.id, now: before };
  const reply = await makeComment(answer);
  const { personaId } = await db.comment.findUniqueOrThrow({ where: { id: comment.id } });
  const by = { id: moderator.personId, role: 'moderator' } as const;
  return { author, writer, other, moderator, essay, comment, reply, personaId, by };
}

export type Moderated = Awaited<ReturnType<typeof makeModerated>>;

/** Everything that a decision can change, as it stands. */
export async function stateOf({ essay, writer }: Moderated) {
  const rows = await db.comment.findMany({
    where: { threadId: essay.threadId },
    include: { revisions: { orderBy: { number: 'asc' } } },
    orderBy: { number: 'asc' },
  });
  const thread = await db.thread.findUniqueOrThrow({ where: { id: essay.threadId } });
  const { publishedRevision, hiddenById, hiddenRevision } = await db.essay.findUniqueOrThrow({
    where: { id: essay.id },
  });
  const { name, nameKey } = await db.user.findUniqueOrThrow({ where: { id: writer.personId } });
  const personas = await db.persona.findMany({
    where: { threadId: essay.threadId },
    select: { name: true },
    orderBy: { id: 'asc' },
  });
  const suspended = await db.suspension.count({
    where: {
      userId: writer.personId,
      OR: [{ endsAt: null }, { endsAt: { gt: later(DECIDED, MINUTE) } }],
    },
  });
  return {
    comments: rows.map(({ path, ...row }) => row),
    thread,
    essay: { publishedRevision, hiddenById, hiddenRevision },
    person: { name, nameKey, suspended },
    personas,
  };
}

/** Whether counting a thread anew finds nothing wrong. */
export async function countsAreRight({ essay }: Moderated): Promise<boolean> {
  return wasRight(await db.$transaction((tx) => recountThread(tx, essay.threadId)));
}

/** A case with one member's report about something. Gives the case and who reported. */
export async function makeReported(
  subject: Exclude<CaseSubject, { appealId: string }>,
  reason = 'patient-privacy',
): Promise<{ caseId: string; reportId: string; reporterId: string }> {
  const { personId: reporterId } = await makePerson();
  const madeAt = later(DECIDED, -DAY);
  const opened = { subject, origin: 'report', reason, reports: 1, now: madeAt } as const;
  const { id: caseId } = await db.$transaction((tx) => openCase(tx, opened));
  const reportId = newId();
  await db.report.create({
    data: {
      id: reportId,
      caseId,
      ...subject,
      reporterId,
      reason,
      note: '',
      ofStanding: true,
      madeAt,
    },
  });
  return { caseId, reportId, reporterId };
}
