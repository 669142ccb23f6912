import { deleteCommentsOf, leavePersonas, takeReactionsOff } from '#lib/comments/port.ts';
import { leaveEssays } from '#lib/essays/port.ts';
import { fail, ok, type Result } from '#lib/kernel/result.ts';
import { changeAndTouch } from '#lib/platform/cache/change-and-touch.ts';
import { getConfig } from '#lib/platform/config.ts';
import type { CookieJar } from '#lib/platform/cookie-jar.ts';
import { db } from '#lib/platform/db.ts';
import { log } from '#lib/platform/log.ts';
import { sendMail } from '#lib/platform/mail/send-mail.ts';
import { codeTypedAt, endSession } from '#lib/platform/session.ts';
import { deletedMail } from '../mail.tsx';
import { DELETED_MEMBER, FORMER_AUTHOR, isFreshForData } from '../rules.ts';
import { keepSuspension } from './suspended-address.ts';

/** Somebody who goes on writing in another window while this runs is caught up with so often. */
const MOST_ROUNDS = 5;

/**
 * Deletes a person's account and what is theirs. Their comments are deleted as they would do it
 * themselves, so threads stay readable; what they said with one click is taken back; published essays
 * stay without their name; reports and appeals stay without a person; a running suspension leaves a
 * keyed hash of the address. It may be called again after it was interrupted.
 *
 * Fails with `confirm-again` when no code was typed lately in the session of `jar`.
 */
export async function deleteAccount(deletion: {
  personId: string;
  jar: CookieJar;
  now: Date;
}): Promise<Result<null>> {
  const { personId, jar, now } = deletion;
  if (!isFreshForData(await codeTypedAt(jar, personId), now)) return CODE_FIRST;
  const person = await db.user.findUnique({
    where: { id: personId },
    select: { id: true, email: true },
  });
  if (!person) return GONE;
  if (!(await deleteEverything(person, now))) {
    return fail(
      'still-writing',
      'You are still writing in another window. Close it and try again.',
    );
  }
  await endSession(jar);
  await tell(person.email);
  return ok(null);
}

const CODE_FIRST = fail('confirm-again', 'This needs a fresh code.');
const GONE = fail('not-found', 'This account does not exist any more.');

type Person = { id: string; email: string };

async function deleteEverything(person: Person, now: Date): Promise<boolean> {
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    await deleteCommentsOf(person.id, now);
    await takeReactionsOff(person.id);
    if (await deleteRest(person, now)) return true;
  }
  return false;
}

/** False when the person has written something meanwhile. */
async function deleteRest(person: Person, now: Date): Promise<boolean> {
  const { id, email } = person;
  const deleted = await changeAndTouch(async (tx, note) => {
    // Nobody becomes somebody in a discussion, or takes a role, while this runs.
    const [row] = await tx.$queryRaw<object[]>`
      SELECT id FROM person WHERE id = ${id}::uuid FOR UPDATE`;
    if (!row) return ok(null);
    const own = { owner: { userId: id } };
    await tx.decision.updateMany({ where: { persona: own }, data: { formerName: null } });
    await tx.sealedText.deleteMany({ where: { comment: { persona: own } } });
    const saysMore = (await tx.reaction.count({ where: { userId: id } })) > 0;
    if (saysMore || !(await leavePersonas({ tx, note }, id, DELETED_MEMBER))) {
      return fail('still-writing', 'Something was written meanwhile.');
    }
    await keepSuspension(tx, person, now);
    await leaveEssays({ tx, note }, id, FORMER_AUTHOR);
    await tx.signInCode.deleteMany({ where: { email } });
    // Sessions, roles, suspensions, notices and visits go with the row (prisma/schema.prisma).
    await tx.user.delete({ where: { id } });
    return ok(null);
  });
  return deleted.ok;
}

/** The last mail to the address: who did not do this learns of it. */
async function tell(email: string): Promise<void> {
  const { siteName } = getConfig();
  const sent = await sendMail({ to: email, ...(await deletedMail({ siteName })) });
  if (!sent.ok) log.warn('the mail about a deleted account could not be sent');
}
