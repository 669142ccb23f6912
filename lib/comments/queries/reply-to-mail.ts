import 'server-only';
import { db } from '#lib/platform/db.ts';
import type { ReplyMail } from '../views.ts';

/** Somebody who is to learn that they were answered. `personId` never leaves the server. */
export type ReplyToMail = { personId: string; to: string; mail: ReplyMail };

/**
 * Whom a comment answers, if they want a mail about it. Null when there is nothing to tell (any
 * more): one of the two is gone or was deleted, a moderator blacked out a part of the answer, the
 * person wants no mails, or answered themselves; or whoever answered is suspended now: what they wrote
 * last is what it was for. Ask the policy before it is sent.
 */
export async function findReplyToMail(commentId: string, now: Date): Promise<ReplyToMail | null> {
  const reply = await db.comment.findUnique({
    where: { id: commentId, deletedAt: null, redactedAt: null },
    select: {
      persona: { select: { name: true, owner: { select: { user: writer(now) } } } },
      answers: {
        select: {
          number: true,
          deletedAt: true,
          persona: { select: { owner: { select: { user: person } } } },
        },
      },
      thread: { select: { essay: { select: { publishedRevision: true, revisions: titles } } } },
    },
  });
  const answered = reply?.answers;
  const reader = answered?.persona.owner?.user;
  if (!reply || !answered || answered.deletedAt || !reader?.replyMailsAt) return null;
  const writtenBy = reply.persona.owner?.user;
  if (writtenBy?.id === reader.id || (writtenBy?._count.suspensions ?? 0) > 0) return null;
  const { publishedRevision, revisions } = reply.thread.essay;
  const title = revisions.find(({ number }) => number === publishedRevision)?.title;
  if (title === undefined) return null;
  const mail = { commentId, writer: reply.persona.name, number: answered.number, title };
  return { personId: reader.id, to: reader.email, mail };
}

const writer = (now: Date) => {
  const runs = { startsAt: { lte: now }, OR: [{ endsAt: null }, { endsAt: { gt: now } }] };
  return { select: { id: true, _count: { select: { suspensions: { where: runs } } } } } as const;
};
const person = { select: { id: true, email: true, replyMailsAt: true } } as const;
// Of an essay's revisions only what names it; their texts are long.
const titles = { select: { number: true, title: true } } as const;
