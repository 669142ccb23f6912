import 'server-only';
import { isId } from '#lib/kernel/ids.ts';
import { later } from '#lib/kernel/time.ts';
import type { Prisma } from '#lib/platform/db/generated/client.ts';
import { db } from '#lib/platform/db.ts';
import type { Actor } from '#lib/policy/actor.ts';
import { can } from '#lib/policy/can.ts';
import { APPEAL_WINDOW } from '#lib/policy/predicates.ts';
import { reasons } from '#lib/policy/reasons.ts';
import { SUBJECT_KINDS, type SubjectKind } from '../rules/kinds.ts';
import { houseRule, ruleShortName } from '../rules.ts';
import type { DecisionStatement } from '../views.ts';
import { getDecisionSubject } from './decision-subject.ts';

/**
 * A decision with its statement of reasons, as `actor` may read it: the person it is about, and
 * moderators. Null for everybody else, who learn nothing, not even that there is one.
 */
export async function getDecisionFor(
  actor: Actor,
  id: string,
  now: Date,
): Promise<DecisionStatement | null> {
  if (!isId(id)) return null;
  const [subject, decision] = await Promise.all([
    getDecisionSubject(id),
    db.decision.findUnique({ where: { id }, include: withAbout }),
  ]);
  if (!subject || !decision) return null;
  if (!can(actor, 'decision.read', subject, now).allowed) return null;
  const appeal = can(actor, 'decision.appeal', subject, now);
  const isOwn = actor.personId !== null && actor.personId === subject.affectedId;
  const { comment, persona } = decision;
  const [takenBack] = decision.reversedBy;
  return {
    id,
    kind: decision.kind,
    subject: subjectOf(decision),
    isOwn,
    comment: comment && { id: comment.id, number: comment.number },
    essay: essayOf(decision, isOwn),
    name: comment?.persona.name ?? persona?.name ?? null,
    rule: decision.rule === null ? null : ruleOf(decision.rule),
    law: decision.law,
    explanation: decision.explanation,
    source: decision.source,
    automated: decision.automated,
    decidedAt: decision.decidedAt.toISOString(),
    endsAt: decision.endsAt?.toISOString() ?? null,
    slowSeconds: decision.slowSeconds,
    undone: decision.undoneAt !== null,
    takenBack: takenBack
      ? {
          id: takenBack.id,
          explanation: takenBack.explanation,
          decidedAt: takenBack.decidedAt.toISOString(),
        }
      : null,
    reversesId: decision.reversesId,
    appeal: appeal.allowed
      ? appeal
      : { allowed: false, code: appeal.reason, message: reasons[appeal.reason] },
    appealUntil: later(decision.decidedAt, APPEAL_WINDOW).toISOString(),
  };
}

// Of an essay's revisions only what names it; their texts are long.
const essay = {
  select: {
    id: true,
    slug: true,
    publishedRevision: true,
    hiddenRevision: true,
    latestRevision: true,
    revisions: { select: { number: true, title: true } },
  },
} as const;
const inThread = { select: { essay } } as const;

const withAbout = {
  comment: {
    select: { id: true, number: true, thread: inThread, persona: { select: { name: true } } },
  },
  essay,
  persona: { select: { name: true, thread: inThread } },
  thread: inThread,
  reversedBy: {
    where: { undoneAt: null },
    orderBy: { decidedAt: 'desc' },
    take: 1,
    select: { id: true, explanation: true, decidedAt: true },
  },
} as const satisfies Prisma.DecisionInclude;

type Row = Prisma.DecisionGetPayload<{ include: typeof withAbout }>;

function subjectOf(decision: Row): SubjectKind {
  const elsewhere = SUBJECT_KINDS.find((kind) => kind === decision.aboutElsewhere);
  if (elsewhere) return elsewhere;
  if (decision.commentId) return 'comment';
  if (decision.essayId) return 'essay';
  if (decision.personaId) return 'persona';
  return decision.threadId ? 'thread' : 'import';
}

/** The essay around it; an author's own, whose title is theirs whatever became of it. */
function essayOf(decision: Row, isOwn: boolean): DecisionStatement['essay'] {
  const around = decision.comment?.thread ?? decision.persona?.thread ?? decision.thread;
  const found = decision.essay ?? around?.essay;
  if (!found) return null;
  const { id, slug, publishedRevision, hiddenRevision, latestRevision, revisions } = found;
  const isAuthors = isOwn && (decision.essayId !== null || decision.threadId !== null);
  const wanted = isAuthors
    ? (publishedRevision ?? hiddenRevision ?? latestRevision)
    : publishedRevision;
  return { id, slug, title: revisions.find(({ number }) => number === wanted)?.title ?? '' };
}

function ruleOf(key: string): NonNullable<DecisionStatement['rule']> {
  const rule = houseRule(key);
  return { key, title: rule?.title ?? ruleShortName(key), text: rule?.text ?? '' };
}
