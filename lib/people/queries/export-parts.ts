import 'server-only';
import { pictureAddress } from '#lib/kernel/picture-address.ts';
import { db } from '#lib/platform/db.ts';

/** Rows that are read at a time. */
const PAGE = 200;

/** Comes before every id. */
const FIRST = '00000000-0000-0000-0000-000000000000';

/** The rows of a query that gives those after an id, in the order of their ids, a page at a time. */
async function* inPages<Row extends { id: string }>(
  read: (page: { id: { gt: string } }) => Promise<Row[]>,
): AsyncGenerator<Row> {
  let after = FIRST;
  for (;;) {
    const rows = await read({ id: { gt: after } });
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    after = last.id;
  }
}

const paged = { orderBy: { id: 'asc' }, take: PAGE } as const;
const inThread = { select: { essay: { select: { slug: true } } } } as const;

/** What they wrote, with earlier versions. */
export async function* commentsOf(personId: string): AsyncGenerator<object> {
  const rows = inPages((after) =>
    db.comment.findMany({
      where: { ...after, persona: { owner: { userId: personId } } },
      include: {
        thread: inThread,
        answers: { select: { number: true } },
        revisions: { select: { body: true, replacedAt: true }, orderBy: { number: 'asc' } },
      },
      ...paged,
    }),
  );
  for await (const row of rows) {
    const { id, number, body, stance, writtenAt, editedAt, deletedAt, redactedAt } = row;
    yield {
      id,
      essay: row.thread.essay.slug,
      number,
      answers: row.answers?.number ?? null,
      state: stateOf(row),
      body,
      stance,
      writtenAt,
      editedAt,
      deletedAt,
      blackedOutAt: redactedAt,
      helpful: row.helpfulCount,
      same: row.sameCount,
      earlier: row.revisions,
    };
  }
}

function stateOf(comment: {
  deletedAt: Date | null;
  heldAt: Date | null;
  hiddenById: string | null;
}): 'shown' | 'hidden' | 'held' | 'deleted' {
  if (comment.deletedAt) return 'deleted';
  if (comment.heldAt) return 'held';
  return comment.hiddenById ? 'hidden' : 'shown';
}

/** What they said with one click. */
export async function* reactionsOf(personId: string): AsyncGenerator<object> {
  let after = FIRST;
  for (;;) {
    const rows = await db.reaction.findMany({
      where: { userId: personId, commentId: { gt: after } },
      distinct: ['commentId'],
      select: { commentId: true },
      orderBy: { commentId: 'asc' },
      take: PAGE,
    });
    const last = rows.at(-1);
    if (!last) return;
    yield* await db.reaction.findMany({
      where: { userId: personId, commentId: { gt: after, lte: last.commentId } },
      select: { commentId: true, kind: true, givenAt: true },
      orderBy: [{ commentId: 'asc' }, { kind: 'asc' }],
    });
    after = last.commentId;
  }
}

/** How far they have read: one row for each discussion. */
export async function* visitsOf(personId: string): AsyncGenerator<object> {
  const rows = await db.threadVisit.findMany({
    where: { userId: personId },
    include: { thread: inThread },
    orderBy: { visitedAt: 'asc' },
  });
  for (const { thread, seenNow, visitedAt } of rows) {
    yield { essay: thread.essay.slug, readUpTo: seenNow, visitedAt };
  }
}

/** What they reported. */
export async function* reportsOf(personId: string): AsyncGenerator<object> {
  yield* inPages((after) =>
    db.report.findMany({
      where: { ...after, reporterId: personId },
      select: {
        id: true,
        commentId: true,
        essayId: true,
        personaId: true,
        reason: true,
        note: true,
        madeAt: true,
        outcome: true,
        outcomeAt: true,
      },
      ...paged,
    }),
  );
}

/** What was decided about them; never by whom. */
export async function* decisionsAbout(personId: string): AsyncGenerator<object> {
  const owned = { owner: { userId: personId } };
  yield* inPages((after) =>
    db.decision.findMany({
      where: {
        ...after,
        undoneAt: null,
        OR: [
          { comment: { persona: owned } },
          { persona: owned },
          { essay: { authorId: personId } },
          { thread: { essay: { authorId: personId } } },
        ],
      },
      select: {
        id: true,
        kind: true,
        commentId: true,
        essayId: true,
        personaId: true,
        threadId: true,
        rule: true,
        law: true,
        explanation: true,
        source: true,
        automated: true,
        endsAt: true,
        decidedAt: true,
        decidedByRole: true,
        reversesId: true,
        formerName: true,
      },
      ...paged,
    }),
  );
}

/** What they said against decisions, and the answers. */
export async function* appealsOf(personId: string): AsyncGenerator<object> {
  yield* inPages((after) =>
    db.appeal.findMany({
      where: { ...after, personId },
      select: {
        id: true,
        decisionId: true,
        text: true,
        madeAt: true,
        outcome: true,
        explanation: true,
        decidedAt: true,
      },
      ...paged,
    }),
  );
}

/** When somebody looked up whose name it was; never who. */
export async function* revealsOf(personId: string): AsyncGenerator<object> {
  const rows = inPages((after) =>
    db.disclosure.findMany({
      where: { ...after, kind: 'reveal', persona: { owner: { userId: personId } } },
      select: { id: true, reason: true, at: true, persona: { select: { thread: inThread } } },
      ...paged,
    }),
  );
  for await (const { id, reason, at, persona } of rows) {
    yield { id, essay: persona?.thread.essay.slug ?? null, reason, at };
  }
}

/** What they were told. */
export async function* noticesOf(personId: string): AsyncGenerator<object> {
  yield* inPages((after) =>
    db.notice.findMany({
      where: { ...after, personId },
      select: {
        id: true,
        kind: true,
        decisionId: true,
        reportId: true,
        appealId: true,
        madeAt: true,
        seenAt: true,
        mailedAt: true,
      },
      ...paged,
    }),
  );
}

/**
 * Their essays, one version at a time: they are the longest texts. Deleted drafts are among them, and
 * last, without a number, what is being written and not kept as a version yet.
 */
export async function* essaysOf(personId: string): AsyncGenerator<object> {
  const rows = inPages((after) =>
    db.essay.findMany({ where: { ...after, authorId: personId }, select: aboutEssay, ...paged }),
  );
  for await (const { latestRevision, publishedRevision, ...about } of rows) {
    const essayId = about.id;
    for (let number = 1; number <= latestRevision; number += 1) {
      const revision = await db.essayRevision.findUnique({
        where: { essayId_number: { essayId, number } },
        select: { number: true, kind: true, createdAt: true, ...written },
      });
      if (!revision) continue;
      const { createdAt: savedAt, ...text } = revision;
      yield { ...about, isPublished: number === publishedRevision, savedAt, ...readable(text) };
    }
    const copy = await db.workingCopy.findFirst({
      where: { essayId, keptAs: null },
      select: { savedAt: true, ...written },
    });
    if (copy) yield { ...about, isPublished: false, number: null, ...readable(copy) };
  }
}

const aboutEssay = {
  id: true,
  slug: true,
  byline: true,
  createdAt: true,
  publishedAt: true,
  takenBackAt: true,
  deletedAt: true,
  scheduledFor: true,
  scheduledZone: true,
  missedFor: true,
  corrections: { select: { note: true, revision: true, createdAt: true } },
  reviewLinks: { select: { label: true, createdAt: true, revokedAt: true } },
  latestRevision: true,
  publishedRevision: true,
} as const;

const written = {
  title: true,
  summary: true,
  source: true,
  language: true,
  coverId: true,
  coverAlt: true,
  answers: { select: { slug: true, publishedRevision: true } },
} as const;

/** What an essay answers by its address; null stands for what can't be read any more. */
function readable<T extends { answers: { slug: string; publishedRevision: number | null } | null }>(
  text: T,
) {
  const { answers } = text;
  return { ...text, answers: answers?.publishedRevision ? answers.slug : null };
}

/** Pictures that they brought; the files are at the addresses. */
export async function* picturesOf(personId: string): AsyncGenerator<object> {
  const rows = inPages((after) =>
    db.image.findMany({
      where: { ...after, personId },
      select: { id: true, alt: true, widths: true, createdAt: true },
      ...paged,
    }),
  );
  for await (const { id, alt, widths, createdAt } of rows) {
    yield { address: pictureAddress(id, widths.at(-1)), shows: alt, broughtAt: createdAt };
  }
}

/** Their series, with the slugs of the parts. */
export async function* seriesOf(personId: string): AsyncGenerator<object> {
  const rows = await db.series.findMany({
    where: { authorId: personId },
    select: {
      slug: true,
      title: true,
      summary: true,
      createdAt: true,
      updatedAt: true,
      essays: { select: { slug: true }, orderBy: { seriesPosition: 'asc' } },
    },
    orderBy: { createdAt: 'asc' },
  });
  for (const { essays, ...series } of rows) {
    yield { ...series, parts: essays.map(({ slug }) => slug) };
  }
}

/** What they saved for later; null stands for what can't be read any more. */
export async function* savesOf(personId: string): AsyncGenerator<object> {
  const rows = await db.savedEssay.findMany({
    where: { userId: personId },
    select: { savedAt: true, essay: { select: { slug: true, publishedRevision: true } } },
    orderBy: { savedAt: 'asc' },
  });
  for (const { essay, savedAt } of rows) {
    yield { essay: essay.publishedRevision === null ? null : essay.slug, savedAt };
  }
}
