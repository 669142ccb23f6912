import 'server-only';
import { isId } from '#lib/kernel/ids.ts';
import { db } from '#lib/platform/db.ts';
import type { ItemSubject, PersonaSubject } from '#lib/policy/predicates.ts';

// What the policy asks about the things that moderators decide about. Whose they are never leaves
// the server.

const owner = { select: { userId: true } } as const;
const withOwner = { select: { owner } } as const;
const author = { select: { authorId: true } } as const;

/** Somebody as they are known in a thread; null when there is nobody. */
export async function getPersonaSubject(personaId: string): Promise<PersonaSubject | null> {
  if (!isId(personaId)) return null;
  const persona = await db.persona.findUnique({ where: { id: personaId }, ...withOwner });
  return persona && { ownerId: persona.owner?.userId ?? null };
}

/** What a case is about; for an appeal the one who appealed. Null when there is no such case. */
export async function getCaseSubject(caseId: string): Promise<ItemSubject | null> {
  if (!isId(caseId)) return null;
  const found = await db.moderationCase.findUnique({
    where: { id: caseId },
    select: {
      comment: { select: { persona: withOwner } },
      persona: withOwner,
      essay: author,
      appeal: { select: { personId: true } },
    },
  });
  if (!found) return null;
  const persona = found.comment?.persona ?? found.persona;
  const ownerId = persona?.owner?.userId ?? found.essay?.authorId ?? found.appeal?.personId ?? null;
  return { ownerId, readable: true };
}

/** What a decision is about, as an item of whom it concerns; null when there is no such decision. */
export async function getDecidedSubject(decisionId: string): Promise<ItemSubject | null> {
  if (!isId(decisionId)) return null;
  const found = await db.decision.findUnique({
    where: { id: decisionId },
    select: {
      comment: { select: { persona: withOwner } },
      persona: withOwner,
      essay: author,
      thread: { select: { essay: author } },
    },
  });
  if (!found) return null;
  const persona = found.comment?.persona ?? found.persona;
  const essay = found.essay ?? found.thread?.essay;
  return { ownerId: persona?.owner?.userId ?? essay?.authorId ?? null, readable: true };
}
