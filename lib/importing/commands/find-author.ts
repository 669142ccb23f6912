import { fail, ok, type Result } from '#lib/kernel/result.ts';
import { db } from '#lib/platform/db.ts';
import type { Owner } from './import-essay.ts';

/** The author with a mail address, for the command line. Fails for who may not write essays. */
export async function findAuthor(email: string): Promise<Result<Owner>> {
  const person = await db.user.findUnique({
    where: { email: email.trim().toLowerCase() },
    select: { id: true, name: true, roles: { select: { role: true } } },
  });
  if (!person) return fail('nobody', `Nobody has signed in as ${email}.`);
  const mayWrite = person.roles.some(({ role }) => role === 'author' || role === 'admin');
  if (!mayWrite || person.name === null) {
    return fail('no-author', `${email} is no author: npm run cli -- user grant ${email} author`);
  }
  return ok({ id: person.id, name: person.name });
}
