import { editComment } from '#lib/comments/commands/edit-comment.ts';
import { recountThread } from '#lib/comments/port.ts';
import { later, MINUTE } from '#lib/kernel/time.ts';
import { db } from '#lib/platform/db.ts';
import type { Actor } from '#lib/policy/actor.ts';
import { makeComment, makePerson, must } from '#lib/testing/factories.ts';
import { guestCookies, invite } from '../invite.ts';
import type { CommentItem, CommentState, Viewer } from './stage.ts';

type Person = Actor & { personId: string; name: string };

let words = 0;
const run = crypto.randomUUID().replaceAll('-', '').slice(0, 12);
/** A word that stands nowhere else, in letters that stay what they are in addresses and names. */
export function word(): string {
  words += 1;
  return `zq${run}${words}x`;
}

const now = new Date();

/** Somebody who asks, signed in. */
export async function viewerOf(person: Person): Promise<Viewer> {
  const { session } = await invite(person, now);
  const { session: name, hint } = guestCookies();
  const { personId, kinds, confirmed } = person;
  return {
    cookie: `${name}=${session}; ${hint}=1`,
    actor: { personId, name: person.name, kinds, confirmed },
  };
}

/** A comment in a state that it will be brought into. */
export async function makeItem(
  state: CommentState,
  thread: CommentItem['thread'],
  essay: { id: string; slug: string },
  answers: string | null = null,
): Promise<CommentItem> {
  const marks = { text: word(), earlier: word(), original: word(), name: word(), email: word() };
  const writer = await makePerson({ name: marks.name });
  await db.user.update({
    where: { id: writer.personId },
    data: { email: `${marks.email}@example.org` },
  });
  const writtenAt = later(now, -2 * MINUTE);
  const { id, number } = await makeComment({
    essayId: essay.id,
    by: writer,
    answers,
    body: `It said ${marks.earlier} at first.`,
    stance: 'left',
    now: writtenAt,
  });
  const body =
    state === 'edited-out'
      ? `It says ${marks.text}, and of her ${marks.original} besides.`
      : `It says ${marks.text}.`;
  must(await editComment({ commentId: id, body, newcomer: false, now: later(now, -MINUTE) }));
  if (state !== 'edited-out') Object.assign(marks, { original: undefined });
  if (state === 'deleted') {
    const by = await makePerson();
    await makeComment({ essayId: essay.id, by, answers: id, body: 'To what is deleted.' });
  }
  if (state === 'held' || state === 'released') await holdAsIfNeverShown(id);
  const { threadId, personaId } = await db.comment.findUniqueOrThrow({ where: { id } });
  return {
    kind: 'comment',
    state,
    thread,
    id,
    number,
    essayId: essay.id,
    threadId,
    personaId,
    slug: essay.slug,
    writtenAt: writtenAt.toISOString(),
    writer: await viewerOf(writer),
    marks,
  };
}

/** What a check before publication holds was never shown and has no place yet. */
async function holdAsIfNeverShown(id: string): Promise<void> {
  const { threadId } = await db.comment.update({
    where: { id },
    data: { heldAt: now, rootOrdinal: null },
  });
  await db.$transaction((tx) => recountThread(tx, threadId));
}
