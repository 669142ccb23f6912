import { threadTag } from '#lib/comments/tags.ts';
import type { NoteTouches } from '#lib/platform/cache/change-and-touch.ts';
import type { Transaction } from '#lib/platform/db.ts';
import { nameKey } from '../rules.ts';

type Within = { tx: Transaction; note: NoteTouches };

/** What stands where a name was taken away. */
export const NAME_REMOVED = 'Name removed';

/**
 * Takes a person's display name away, wherever they wrote under it; at the next visit they choose
 * another one. Gives the name; null when they had none.
 */
export async function takeName({ tx, note }: Within, personId: string): Promise<string | null> {
  await tx.$queryRaw`SELECT id FROM person WHERE id = ${personId}::uuid FOR NO KEY UPDATE`;
  const { name } = await tx.user.findUniqueOrThrow({ where: { id: personId } });
  if (name === null) return null;
  await tx.user.update({ where: { id: personId }, data: { name: null, nameKey: null } });
  await renamePersonas({ tx, note }, personId, NAME_REMOVED);
  return name;
}

/**
 * Gives a person the name back that was taken from them. Gives false, and leaves everything, when
 * they have chosen another one since, or somebody else has it now.
 */
export async function giveName(
  { tx, note }: Within,
  personId: string,
  name: string,
): Promise<boolean> {
  await tx.$queryRaw`SELECT id FROM person WHERE id = ${personId}::uuid FOR NO KEY UPDATE`;
  const person = await tx.user.findUniqueOrThrow({ where: { id: personId } });
  if (person.name !== null) return false;
  const key = nameKey(name);
  if (await tx.user.findUnique({ where: { nameKey: key }, select: { id: true } })) return false;
  await tx.user.update({ where: { id: personId }, data: { name, nameKey: key } });
  await renamePersonas({ tx, note }, personId, name);
  return true;
}

async function renamePersonas({ tx, note }: Within, personId: string, name: string): Promise<void> {
  const own = { kind: 'member' as const, owner: { userId: personId } };
  const personas = await tx.persona.findMany({ where: own, select: { threadId: true } });
  await tx.persona.updateMany({ where: own, data: { name } });
  note({ now: personas.map(({ threadId }) => threadTag(threadId)), soon: [] });
}
