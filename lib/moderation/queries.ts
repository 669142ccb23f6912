import 'server-only';
import { isId } from '#lib/kernel/ids.ts';
import type { Prisma } from '#lib/platform/db/generated/client.ts';
import { db } from '#lib/platform/db.ts';
import { houseRule, LOG_PAGE } from './rules.ts';
import type { DecisionForWriter, HeldComment, HeldImport } from './views.ts';

// Of an essay's revisions only what names it; their texts are long.
const titles = { select: { number: true, title: true } } as const;

const aboutComment = {
  comment: {
    select: {
      number: true,
      thread: { select: { essay: { include: { revisions: titles } } } },
    },
  },
} as const;

/** Decisions on the moderators' first page: what happened lately, the log has the rest. */
const LATEST = 10;

type WithComment = Awaited<ReturnType<typeof readDecisions>>[number];

function readDecisions(where: Prisma.DecisionWhereInput, take = LOG_PAGE) {
  return db.decision.findMany({
    // What was undone within its minute never was.
    where: { ...where, undoneAt: null },
    include: aboutComment,
    orderBy: [{ decidedAt: 'desc' }, { id: 'desc' }],
    take,
  });
}

function forWriter(decision: WithComment): DecisionForWriter {
  const rule = decision.rule === null ? undefined : houseRule(decision.rule);
  const essay = decision.comment?.thread.essay;
  const revision = essay?.revisions.find((each) => each.number === essay.publishedRevision);
  return {
    id: decision.id,
    kind: decision.kind,
    commentId: decision.commentId ?? '',
    number: decision.comment?.number ?? 0,
    essayTitle: revision?.title ?? '',
    rule: rule ? { title: rule.title, text: rule.text } : null,
    explanation: decision.explanation,
    decidedAt: decision.decidedAt.toISOString(),
  };
}

/**
 * The decisions about one comment, newest first, for its writer or for moderators: ask the policy
 * first. The writer is not told that somebody reported what was left as it is.
 */
export async function listDecisionsAbout(
  commentId: string,
  reader: 'writer' | 'moderator',
): Promise<DecisionForWriter[]> {
  const kind = reader === 'writer' ? { not: 'keep' as const } : undefined;
  return (await readDecisions({ commentId, kind })).map(forWriter);
}

/** The latest decisions about comments, newest first. For moderators only. */
export async function listLatestDecisions(): Promise<DecisionForWriter[]> {
  return (await readDecisions({ commentId: { not: null } }, LATEST)).map(forWriter);
}

/** Imported discussions of which something is still held, newest first. For moderators only. */
export async function listHeldImports(): Promise<HeldImport[]> {
  const imports = await db.import.findMany({
    where: { comments: { some: { heldAt: { not: null } } } },
    include: forModerators,
    orderBy: { importedAt: 'desc' },
    take: LOG_PAGE,
  });
  return imports.map(heldImport);
}

/** One imported discussion, also when nothing of it is held any more. For moderators only. */
export async function getHeldImport(id: string): Promise<HeldImport | null> {
  if (!isId(id)) return null;
  const found = await db.import.findUnique({ where: { id }, include: forModerators });
  return found && heldImport(found);
}

const forModerators = {
  thread: { include: { essay: { include: { revisions: titles } } } },
  _count: { select: { comments: { where: { heldAt: { not: null } } } } },
} as const satisfies Prisma.ImportInclude;

function heldImport(row: Prisma.ImportGetPayload<{ include: typeof forModerators }>): HeldImport {
  const essay = row.thread?.essay;
  const revision = essay?.revisions.find((one) => one.number === essay.publishedRevision);
  return {
    id: row.id,
    title: row.title,
    format: row.format,
    slug: essay?.slug ?? '',
    essayTitle: revision?.title ?? '',
    importedAt: row.importedAt.toISOString(),
    held: row._count.comments,
  };
}

/** An import's held comments in the order of their numbers, `after` a number on. For moderators only. */
export async function listHeldComments(
  importId: string,
  after: number,
): Promise<{ comments: HeldComment[]; next: number | null }> {
  if (!isId(importId)) return { comments: [], next: null };
  const held = await db.comment.findMany({
    where: { importId, heldAt: { not: null }, number: { gt: after } },
    include: { persona: { select: { name: true } } },
    orderBy: { number: 'asc' },
    take: LOG_PAGE + 1,
  });
  return {
    comments: held.slice(0, LOG_PAGE).map((comment) => ({
      id: comment.id,
      number: comment.number,
      author: comment.persona.name,
      html: comment.html,
      writtenAt: comment.writtenAt.toISOString(),
    })),
    next: held.length > LOG_PAGE ? (held[LOG_PAGE - 1]?.number ?? null) : null,
  };
}
