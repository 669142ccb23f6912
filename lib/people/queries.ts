import 'server-only';
import { signedInPersonId } from '#lib/platform/auth.ts';
import type { CookieJar } from '#lib/platform/cookie-jar.ts';
import { db } from '#lib/platform/db.ts';
import { sentCookies } from '#lib/platform/sent-cookies.ts';
import { codeTypedAt, countOtherSessions } from '#lib/platform/session.ts';
import { isFreshForData } from './rules.ts';
import type { Account, WhatGoes } from './views.ts';

/** The account of whoever asks, or null for a visitor. */
export async function getOwnAccount(now: Date): Promise<Account | null> {
  const personId = await signedInPersonId();
  return personId === null ? null : readAccount(personId, await sentCookies(), now);
}

/** The account of a person, as they see it in the browser of `jar`. */
export async function readAccount(
  personId: string,
  jar: Pick<CookieJar, 'get'>,
  now: Date,
): Promise<Account | null> {
  const person = await db.user.findUnique({
    where: { id: personId },
    select: {
      email: true,
      name: true,
      replyMailsAt: true,
      suspensions: {
        where: { startsAt: { lte: now }, OR: [{ endsAt: null }, { endsAt: { gt: now } }] },
        select: { id: true },
        take: 1,
      },
    },
  });
  if (!person) return null;
  return {
    email: person.email,
    name: person.name,
    otherSessions: await countOtherSessions(jar, personId, now),
    suspended: person.suspensions.length > 0,
    replyMails: person.replyMailsAt !== null,
  };
}

/** Whether the browser that asks has typed a code lately, for what an open browser must not do. */
export async function hasFreshCode(personId: string, now: Date): Promise<boolean> {
  return isFreshForData(await codeTypedAt(await sentCookies(), personId), now);
}

/**
 * What deleting an account does, in numbers: comments and reactions that go, essays that go (never
 * published) and that stay without the name.
 */
export async function countWhatGoes(personId: string): Promise<WhatGoes> {
  const [comments, reactions, drafts, essays] = await Promise.all([
    db.comment.count({ where: { deletedAt: null, persona: { owner: { userId: personId } } } }),
    db.reaction.count({ where: { userId: personId } }),
    db.essay.count({ where: { authorId: personId, publishedAt: null } }),
    db.essay.count({ where: { authorId: personId, publishedAt: { not: null } } }),
  ]);
  return { comments, reactions, drafts, essays };
}
