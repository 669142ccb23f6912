import 'server-only';
import { isId } from '#lib/kernel/ids.ts';
import { db } from '#lib/platform/db.ts';
import type { Actor } from '#lib/policy/actor.ts';
import type { GivenReaction } from '../views.ts';

/** The most of one's own reactions that are marked: what came last, and more than ten pages hold. */
const MOST_GIVEN = 500;

/**
 * What a person said with one click in an essay's thread, the last first, to be marked on the page.
 * Nobody else is ever told.
 */
export async function listOwnReactions(actor: Actor, essayId: string): Promise<GivenReaction[]> {
  if (actor.personId === null || !isId(essayId)) return [];
  const given = await db.reaction.findMany({
    where: {
      userId: actor.personId,
      comment: { thread: { essayId, essay: { publishedRevision: { not: null } } } },
    },
    select: { kind: true, comment: { select: { number: true } } },
    orderBy: { givenAt: 'desc' },
    take: MOST_GIVEN,
  });
  return given.map(({ kind, comment }) => ({ number: comment.number, kind }));
}
