import type { ImportedComment, ImportedWriter } from './imported.ts';

/** A comment as a source has it, in any order. */
export type FoundComment = {
  /** Unique in its discussion; never empty. */
  id: string;
  /** Of the comment it answers; empty: none. */
  parent: string;
  writer: ImportedWriter;
  /** Markdown; null: it is left out, and only its answers count. */
  body: string | null;
  writtenAt: Date | null;
};

export type OrderedReplies = {
  comments: ImportedComment[];
  /** Replies whose parent the source doesn't have: they start a branch. */
  missingParents: number;
  /** Replies to what is left out: they answer the nearest that is kept above it. */
  movedUp: number;
};

/**
 * Comments in the order in which they were written, each after the one it answers, whatever order
 * the source has and whatever the clocks said. One that answers itself, by any number of steps,
 * starts a branch. Two with one id: the first counts.
 */
export function orderReplies(found: readonly FoundComment[]): OrderedReplies {
  const byId = new Map<string, FoundComment>();
  for (const comment of found) if (!byId.has(comment.id)) byId.set(comment.id, comment);
  const result: OrderedReplies = { comments: [], missingParents: 0, movedUp: 0 };
  const placed = new Set<string>();
  const inOrder = [...byId.values()].sort(
    (one, other) => (one.writtenAt?.getTime() ?? 0) - (other.writtenAt?.getTime() ?? 0),
  );
  const place = (comment: FoundComment, answers: string | null) => {
    placed.add(comment.id);
    if (comment.body === null) return;
    const { id: key, writer, body, writtenAt } = comment;
    result.comments.push({ key, writer, body, answers, writtenAt });
  };
  for (const comment of inOrder) {
    // Those it hangs on that aren't placed yet, from itself up; a circle ends where it began.
    const chain: FoundComment[] = [];
    const seen = new Set<string>();
    let above: FoundComment | undefined = comment;
    while (above && !placed.has(above.id) && !seen.has(above.id)) {
      seen.add(above.id);
      chain.push(above);
      above = byId.get(above.parent);
    }
    for (const each of chain.reverse()) place(each, answersOf(each, byId, placed, result));
  }
  return result;
}

function answersOf(
  comment: FoundComment,
  byId: ReadonlyMap<string, FoundComment>,
  placed: ReadonlySet<string>,
  result: OrderedReplies,
): string | null {
  if (comment.parent === '' || comment.parent === comment.id) return null;
  const parent = byId.get(comment.parent);
  if (!parent && comment.body !== null) result.missingParents += 1;
  let kept = parent;
  const seen = new Set<string>();
  while (kept && kept.body === null && !seen.has(kept.id)) {
    seen.add(kept.id);
    kept = byId.get(kept.parent);
  }
  if (!kept || kept.body === null || !placed.has(kept.id)) kept = undefined;
  if (parent && comment.body !== null && kept !== parent) result.movedUp += 1;
  return kept?.id ?? null;
}
