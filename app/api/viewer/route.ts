import { connection } from 'next/server';
import { listOwnComments } from '#lib/comments/queries/for-one-person.ts';
import { listOwnReactions } from '#lib/comments/queries/own-reactions.ts';
import { getNewSince } from '#lib/comments/queries/own-visit.ts';
import type { GivenReaction, OwnComment } from '#lib/comments/views.ts';
import { countNewNotices } from '#lib/notifications/queries.ts';
import { currentActor } from '#lib/platform/actor.ts';
import type { Actor } from '#lib/policy/actor.ts';
import { can } from '#lib/policy/can.ts';

/** What a page, which is the same for everybody, has to know of the person who reads it. */
type Viewer = {
  signedIn: boolean;
  name: string | null;
  may: { write: boolean; moderate: boolean };
  /** Their own comments below the essay that was asked for. Nobody else's. */
  own: OwnComment[];
  /** What they said there with one click. Nobody else's either. */
  given: GivenReaction[];
  /** The number after which comments there are new to them; null at a first visit. */
  newSince: number | null;
  /** How many notices are new to them, for the header; with an essay nobody asks for it. */
  notices: number;
};

/** Shown the way to the queue also without a fresh code; the pages ask for it. */
const isModerator = (actor: Actor) =>
  actor.kinds.includes('moderator') || actor.kinds.includes('admin');

/** One person's answer: nothing on the way may keep it. */
const HEADERS = { 'cache-control': 'private, no-store', vary: 'cookie' };

/** Who is here. `?essay=<id>` adds what they wrote in that essay's discussion. */
export async function GET(request: Request): Promise<Response> {
  await connection();
  const now = new Date();
  const actor = await currentActor(now);
  const essayId = new URL(request.url).searchParams.get('essay');
  const viewer: Viewer = {
    signedIn: actor.personId !== null,
    name: actor.name,
    may: {
      write: can(actor, 'essay.create', null, now).allowed,
      moderate: isModerator(actor),
    },
    own: essayId === null ? [] : await listOwnComments(actor, essayId, now),
    given: essayId === null ? [] : await listOwnReactions(actor, essayId),
    newSince: essayId === null ? null : await getNewSince(actor, essayId, now),
    notices:
      essayId === null && actor.personId !== null ? await countNewNotices(actor.personId) : 0,
  };
  return Response.json(viewer, { headers: HEADERS });
}
