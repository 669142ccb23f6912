import 'server-only';
import { isId } from '#lib/kernel/ids.ts';
import { ruleShortName } from '#lib/moderation/rules.ts';
import type { Prisma } from '#lib/platform/db/generated/client.ts';
import { databasePool, db } from '#lib/platform/db.ts';
import { reportAddress } from '#lib/reports/rules.ts';
import { type Concern, MOST_COUNTED, NOTICES_PAGE } from './rules.ts';
import type { NoticesPage, NoticeView, Told } from './views.ts';

/**
 * A person's notices, newest first, from the one after `after` on (null: from the newest). Null when
 * there is no such notice of theirs. For that person only.
 */
export async function listNotices(
  personId: string,
  after: string | null,
): Promise<NoticesPage | null> {
  if (after !== null && !isId(after)) return null;
  const last =
    after === null ? null : await db.notice.findFirst({ where: { id: after, personId } });
  if (after !== null && !last) return null;
  const rows = await db.notice.findMany({
    where: {
      personId,
      ...(last && {
        madeAt: { lte: last.madeAt },
        NOT: { madeAt: last.madeAt, id: { gte: last.id } },
      }),
    },
    include: withWhatItTells,
    orderBy: [{ madeAt: 'desc' }, { id: 'desc' }],
    take: NOTICES_PAGE + 1,
  });
  const page = rows.slice(0, NOTICES_PAGE);
  return {
    notices: page.flatMap((row) => noticeView(row) ?? []),
    older: rows.length > NOTICES_PAGE ? (page.at(-1)?.id ?? null) : null,
  };
}

/** How many notices a person has not seen, one more than is ever said at most. For that person only. */
export async function countNewNotices(personId: string): Promise<number> {
  const { rows } = await databasePool().query<{ count: number }>({
    name: 'off-call-new-notices',
    text: `
      SELECT count(*)::int AS count FROM (
        SELECT FROM notice WHERE person_id = $1::uuid AND seen_at IS NULL LIMIT $2
      ) AS unseen`,
    values: [personId, MOST_COUNTED + 1],
  });
  return rows[0]?.count ?? 0;
}

// Of an essay's revisions only what names it; their texts are long.
const essay = {
  select: {
    slug: true,
    publishedRevision: true,
    hiddenRevision: true,
    latestRevision: true,
    revisions: { select: { number: true, title: true } },
  },
} as const;
const inThread = { select: { essay } } as const;
const comment = { select: { id: true, number: true, deletedAt: true, thread: inThread } } as const;

const decision = {
  select: {
    id: true,
    kind: true,
    rule: true,
    comment,
    essay,
    persona: { select: { id: true } },
    thread: inThread,
  },
} as const;

/** What has to be read with a notice to know what it tells. */
export const withWhatItTells = {
  decision,
  report: {
    select: {
      outcome: true,
      comment,
      essay,
      persona: { select: { name: true, thread: inThread } },
    },
  },
  appeal: { select: { outcome: true, decision } },
  disclosure: { select: { reason: true, persona: { select: { name: true, thread: inThread } } } },
} as const satisfies Prisma.NoticeInclude;

type NoticeRow = Prisma.NoticeGetPayload<{ include: typeof withWhatItTells }>;
type DecisionRow = NonNullable<NoticeRow['decision']>;
type EssayRow = NonNullable<DecisionRow['essay']>;

function noticeView(row: NoticeRow): NoticeView | null {
  const told = toldBy(row);
  if (!told) return null;
  return { id: row.id, madeAt: row.madeAt.toISOString(), isNew: row.seenAt === null, told };
}

/** What a notice tells; null when what it is about is gone. */
export function toldBy({
  decision: decided,
  report,
  appeal,
  disclosure,
}: Pick<NoticeRow, 'decision' | 'report' | 'appeal' | 'disclosure'>): Told | null {
  if (decided) {
    const rule = decided.rule === null ? null : ruleShortName(decided.rule);
    return { kind: 'decision', decisionId: decided.id, concern: concernOf(decided), rule };
  }
  if (appeal) {
    const { outcome, decision: appealed } = appeal;
    const concern = concernOf(appealed);
    return { kind: 'appeal_outcome', decisionId: appealed.id, concern, outcome };
  }
  if (report) return toldOfReport(report);
  if (!disclosure?.persona) return null;
  const { reason, persona } = disclosure;
  const { slug } = persona.thread.essay;
  return { kind: 'reveal', name: persona.name, slug, title: shown(persona.thread.essay), reason };
}

function toldOfReport(report: NonNullable<NoticeRow['report']>): Told {
  const { outcome } = report;
  const told = { kind: 'report_outcome', outcome } as const;
  if (report.comment) {
    const { id, number, deletedAt, thread } = report.comment;
    const title = shown(thread.essay);
    const isThere = deletedAt === null && title !== '';
    const address = isThere ? reportAddress('comment', id) : null;
    return { ...told, item: 'comment', number, title, address };
  }
  if (report.essay) {
    const address = reportAddress('essay', report.essay.slug);
    return { ...told, item: 'essay', number: null, title: shown(report.essay), address };
  }
  const title = report.persona ? shown(report.persona.thread.essay) : '';
  return { ...told, item: 'name', number: null, title, address: null };
}

function concernOf(decided: DecisionRow): Concern {
  const { kind, comment: about, persona, thread } = decided;
  if (about) {
    const title = shown(about.thread.essay);
    return { kind, subject: 'comment', number: about.number, title };
  }
  if (persona) return { kind, subject: 'persona', number: null, title: '' };
  // One's own, so its title is theirs to read whatever became of it.
  if (decided.essay) {
    return { kind, subject: 'essay', number: null, title: own(decided.essay) };
  }
  return { kind, subject: 'thread', number: null, title: thread ? own(thread.essay) : '' };
}

/** The title that everybody reads; empty when nobody does. */
function shown({ revisions, publishedRevision }: EssayRow): string {
  return revisions.find(({ number }) => number === publishedRevision)?.title ?? '';
}

/** The title for its author, also while it is hidden or taken back. */
function own(row: EssayRow): string {
  const number = row.publishedRevision ?? row.hiddenRevision ?? row.latestRevision;
  return row.revisions.find((revision) => revision.number === number)?.title ?? '';
}
