import { postComment } from '#lib/comments/commands/post-comment.ts';
import type { Stance } from '#lib/comments/rules/stances.ts';
import { createEssay } from '#lib/essays/commands/create-essay.ts';
import { publishEssay } from '#lib/essays/commands/publish-essay.ts';
import { newId } from '#lib/kernel/ids.ts';
import type { Result } from '#lib/kernel/result.ts';
import { DAY, later } from '#lib/kernel/time.ts';
import { db } from '#lib/platform/db.ts';
import { type Actor, kindsOf } from '#lib/policy/actor.ts';

type Role = 'author' | 'moderator' | 'admin';

/** Unwraps what a test takes for granted; says why when it is not so. */
export function must<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(`refused: ${result.problem.code}: ${result.problem.message}`);
}

let people = 0;

/** An account: a member of long standing unless it says otherwise, with the actor to act as it. */
export async function makePerson(
  person: { name?: string; roles?: Role[]; suspended?: boolean; createdAt?: Date; now?: Date } = {},
): Promise<Actor & { personId: string; name: string }> {
  people += 1;
  const now = person.now ?? new Date();
  const name = person.name ?? `Person ${people}`;
  const createdAt = person.createdAt ?? later(now, -30 * DAY);
  const roles = person.roles ?? [];
  const { id } = await db.user.create({
    data: {
      email: `person-${people}-${newId()}@example.org`,
      emailVerified: createdAt,
      name,
      nameKey: newId(),
      createdAt,
      roles: { create: roles.map((role) => ({ role, grantedAt: createdAt })) },
      suspensions: person.suspended
        ? { create: { id: newId(), startsAt: createdAt, explanation: 'For a test.' } }
        : undefined,
    },
  });
  const standing = { createdAt, roles, suspended: person.suspended ?? false };
  return { personId: id, name, kinds: kindsOf(standing, now), confirmed: true };
}

/** An essay with a word in it, published unless `draft`. */
export async function makeEssay(
  essay: {
    title?: string;
    source?: string;
    author?: { personId: string; name: string };
    draft?: boolean;
    now?: Date;
  } = {},
): Promise<{ id: string; slug: string; threadId: string }> {
  const now = essay.now ?? new Date();
  const created = must(
    await createEssay({
      title: essay.title ?? 'An essay',
      summary: '',
      source: essay.source ?? 'A sentence that somebody wrote.',
      authorId: essay.author?.personId ?? null,
      byline: essay.author?.name ?? 'Editors',
      now,
    }),
  );
  if (essay.draft) return { ...created, threadId: '' };
  return must(
    await publishEssay({ essayId: created.id, byline: essay.author?.name ?? 'Editors', now }),
  );
}

/** A comment by a member. */
export async function makeComment(comment: {
  essayId: string;
  by: { personId: string; name: string };
  answers?: string | null;
  body?: string;
  stance?: Stance;
  now?: Date;
}): Promise<{ id: string; number: number; threadId: string }> {
  return must(
    await postComment({
      essayId: comment.essayId,
      answersId: comment.answers ?? null,
      personId: comment.by.personId,
      personName: comment.by.name,
      newcomer: false,
      // A test that says the same twice means it.
      confirmed: new Set(['repeat']),
      body: comment.body ?? 'A comment.',
      stance: comment.stance ?? null,
      postKey: newId(),
      now: comment.now ?? new Date(),
    }),
  );
}
