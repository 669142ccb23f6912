import { fail, ok, type Result } from '#lib/kernel/result.ts';
import { changeAndTouch } from '#lib/platform/cache/change-and-touch.ts';
import { unsuspendWithin } from './unsuspend.ts';

/** Whoever has the machine decides with the rights of an admin, and without an account. */
const OPERATOR = { id: null, role: 'admin' } as const;

/**
 * Lifts every suspension of the person with a mail address, for the command line: a suspended admin
 * can do nothing on the site. Each is a decision as any other. Gives how many there were.
 */
export async function unsuspendPerson(lifting: {
  email: string;
  explanation: string;
  now: Date;
}): Promise<Result<{ lifted: number }>> {
  const { email, explanation, now } = lifting;
  return changeAndTouch(async (tx, note) => {
    const person = await tx.user.findUnique({ where: { email: email.trim().toLowerCase() } });
    if (!person) return fail('no-person', `Nobody has signed in as ${email} yet.`);
    const standing = await tx.suspension.findMany({
      where: { userId: person.id, OR: [{ endsAt: null }, { endsAt: { gt: now } }] },
      include: { decision: { select: { id: true, personaId: true } } },
    });
    for (const { id, decision } of standing) {
      if (decision?.personaId) {
        const act = { explanation, by: OPERATOR, now } as const;
        const { id: decisionId, personaId } = decision;
        const lifted = await unsuspendWithin({ tx, note }, { ...act, personaId, decisionId });
        if (!lifted.ok) return lifted;
      } else {
        // From before suspensions were decisions.
        await tx.suspension.update({ where: { id }, data: { endsAt: now } });
      }
    }
    return ok({ lifted: standing.length });
  });
}
