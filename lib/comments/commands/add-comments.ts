import { newId } from '#lib/kernel/ids.ts';
import { renderComment } from '#lib/kernel/markdown/render.ts';
import { childPath } from '#lib/kernel/path.ts';
import type { Transaction } from '#lib/platform/db.ts';
import type { Stance } from '../rules/stances.ts';
import { parentFor } from '../rules.ts';
import type { LockedThread } from './lock-thread.ts';
import { recountThread } from './recount-thread.ts';

/** A comment that comes with others from somewhere else: an import, the sample discussion. */
export type NewEntry = {
  /** Its key at the source, unique there. */
  key: string;
  personaId: string;
  /** Key of the comment it answers, in this list before it or added earlier; null for a root. */
  answers: string | null;
  body: string;
  writtenAt: Date;
  /** Since when it waits for a moderator; null when everybody may read it. */
  heldAt: Date | null;
  importId: string | null;
  /** Where the writer said they are, if they did. */
  stance?: Stance | null;
};

export type AddedComment = {
  id: string;
  key: string;
  number: number;
  path: Uint8Array;
  depth: number;
  parentId: string | null;
};

/** Rows of one INSERT: 19 columns each, well under PostgreSQL's 65,535 parameters. */
const CHUNK = 500;

/**
 * Adds comments in their order to a locked thread and counts the thread anew. `known` are comments
 * of earlier additions, by key, that new ones may answer.
 */
export async function addComments(
  tx: Transaction,
  thread: LockedThread,
  entries: NewEntry[],
  known: Map<string, AddedComment>,
  say: (done: number) => void = () => {},
): Promise<AddedComment[]> {
  const byKey = new Map(known);
  const byId = new Map([...known.values()].map((each) => [each.id, each]));
  const added: AddedComment[] = [];
  let number = thread.lastNumber;
  for (let start = 0; start < entries.length; start += CHUNK) {
    const chunk = entries.slice(start, start + CHUNK);
    const rows = chunk.map((entry) => {
      const answered = entry.answers === null ? null : byKey.get(entry.answers);
      if (answered === undefined) throw new Error(`comment ${entry.key} answers an unknown one`);
      number += 1;
      const parentId = parentFor(answered);
      const parent = parentId === null ? null : byId.get(parentId);
      const placed: AddedComment = {
        id: newId(),
        key: entry.key,
        number,
        path: childPath(parent?.path ?? null, number),
        depth: parent ? parent.depth + 1 : 0,
        parentId,
      };
      byKey.set(entry.key, placed);
      byId.set(placed.id, placed);
      added.push(placed);
      return {
        id: placed.id,
        threadId: thread.id,
        personaId: entry.personaId,
        number,
        parentId,
        answersId: answered?.id ?? null,
        path: new Uint8Array(placed.path),
        depth: placed.depth,
        body: entry.body,
        html: renderComment(entry.body),
        writtenAt: entry.writtenAt,
        heldAt: entry.heldAt,
        importId: entry.importId,
        stance: entry.stance ?? null,
        importKey: entry.key,
      };
    });
    await tx.comment.createMany({ data: rows });
    say(added.length);
  }
  await tx.thread.update({ where: { id: thread.id }, data: { lastNumber: number } });
  await recountThread(tx, thread.id);
  return added;
}
