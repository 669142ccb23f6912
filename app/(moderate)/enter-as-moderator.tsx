import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { connection } from 'next/server';
import type { ReactNode } from 'react';
import { CodeFirst } from '#components/moderation/code-first.tsx';
import { NotAllowed } from '#components/site/not-allowed.tsx';
import { currentActor } from '#lib/platform/actor.ts';
import { answerWith } from '#lib/platform/answer-with.ts';
import type { Actor } from '#lib/policy/actor.ts';
import { can } from '#lib/policy/can.ts';
import { signInPage } from '#lib/sign-in/rules.ts';

/** Rights that a page of the moderators can need: none of them is about anything but the actor. */
type Right = 'moderation.read' | 'word-rule.manage';

type Entered = {
  actor: Actor;
  now: Date;
  /** What the page shows instead of itself; null for a moderator. */
  refusal: ReactNode | null;
};

/**
 * The first thing that every page for moderators does. Whoever has not signed in does that first; a
 * moderator without a fresh code types one; both come back to `address` (path and query). For
 * everybody else there is a refusal to show, with its status.
 */
export async function enterAsModerator(
  address: string,
  title: string,
  right: Right = 'moderation.read',
): Promise<Entered> {
  await connection();
  const now = new Date();
  const actor = await currentActor(now);
  if (actor.personId === null) redirect(signInPage('/sign-in', address));
  const answer = can(actor, right, null, now);
  if (answer.allowed) return { actor, now, refusal: null };
  const needsCode = answer.reason === 'confirm-again';
  if (needsCode && !(await isFormSent())) redirect(signInPage('/sign-in/again', address));
  answerWith(403);
  if (needsCode) return { actor, now, refusal: <CodeFirst title={title} address={address} /> };
  return { actor, now, refusal: <NotAllowed title={title} reason={answer.reason} /> };
}

/** Whether a form was sent to this page without a script: only then does a request for it say of what type it is. */
async function isFormSent(): Promise<boolean> {
  return (await headers()).get('content-type')?.startsWith('multipart/form-data') ?? false;
}
