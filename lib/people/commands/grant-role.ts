import { fail, ok, type Result } from '#lib/kernel/result.ts';
import { db } from '#lib/platform/db.ts';
import type { GrantableRole } from '../rules.ts';

/** Gives a role to the person with a mail address. Giving it again changes nothing. */
export async function grantRole(grant: {
  email: string;
  role: GrantableRole;
  now: Date;
}): Promise<Result<{ changed: boolean }>> {
  const person = await db.user.findUnique({ where: { email: grant.email.trim().toLowerCase() } });
  if (!person) return fail('no-person', nobody(grant.email));
  const made = await db.roleGrant.createMany({
    data: { userId: person.id, role: grant.role, grantedAt: grant.now },
    skipDuplicates: true,
  });
  return ok({ changed: made.count > 0 });
}

/** Takes a role away again. */
export async function revokeRole(grant: {
  email: string;
  role: GrantableRole;
}): Promise<Result<{ changed: boolean }>> {
  const person = await db.user.findUnique({ where: { email: grant.email.trim().toLowerCase() } });
  if (!person) return fail('no-person', nobody(grant.email));
  const taken = await db.roleGrant.deleteMany({ where: { userId: person.id, role: grant.role } });
  return ok({ changed: taken.count > 0 });
}

const nobody = (email: string) =>
  `Nobody has signed in as ${email} yet. Let them sign in once, then give the role.`;
