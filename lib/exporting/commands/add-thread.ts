import { recountThread } from '#lib/comments/port.ts';
import { newId } from '#lib/kernel/ids.ts';
import { renderComment } from '#lib/kernel/markdown/render.ts';
import { childPath, pathDepth } from '#lib/kernel/path.ts';
import type { Transaction } from '#lib/platform/db.ts';
import type { ThreadComment } from '../rules/site-format.ts';
import type { Decided } from './add-decisions.ts';
import { BadSite, type ReadThread } from './read-site.ts';

type Within = {
  tx: Transaction;
  decided: Decided;
  now: Date;
  say: (line: string) => void;
};

/** Comments of one INSERT. */
const BATCH = 1_000;
/** A line for every so many comments. */
const SAY_EVERY = 10_000;
/** Whose comments are that readers don't see, and of whom nothing is known. */
const NOBODY = 'Unknown';

/** Where a comment of the file stands here. */
type Placed = { id: string; path: Uint8Array<ArrayBuffer> };

/** Adds a discussion with its numbers, places, states and counts to an essay that has none. */
export async function addThread(
  within: Within,
  essayId: string,
  thread: ReadThread,
): Promise<void> {
  const { tx, say } = within;
  const locks = new Locks(within);
  await tx.thread.create({
    data: {
      id: thread.id,
      essayId,
      openedAt: new Date(thread.openedAt),
      lastNumber: thread.lastNumber,
      lockedById: locks.take(thread.lockedBy, ['lock'], { threadId: thread.id }),
      slowedById: locks.take(thread.slowedBy, ['slow'], { threadId: thread.id }),
      slowSeconds: thread.slowSeconds,
    },
    select: { id: true },
  });
  const personas = await addPersonas(tx, thread);
  const placed = new Map<number, Placed>();
  let done = 0;
  for (const batch of thread.batches(BATCH)) {
    const rows = batch.map((comment) => rowOf(comment, { thread, personas, placed, locks }));
    // Unsafe only by Prisma's name: the text is a constant, the values are bound.
    await tx.$executeRawUnsafe(ADD, JSON.stringify(rows), thread.id);
    await addEarlier(tx, batch);
    done += batch.length;
    if (done % SAY_EVERY === 0) say(`/essays/${thread.essay}: ${done} comments …`);
  }
  await locks.say();
  await recountThread(tx, thread.id);
  if (thread.ranking) {
    await tx.ranking.create({
      data: { threadId: thread.id, ...thread.ranking, madeAt: within.now },
      select: { edition: true },
    });
  }
}

// One value for all rows: with a parameter for each column 100,000 comments took ten times as long.
const ADD = `
  INSERT INTO comment (id, thread_id, persona_id, number, parent_id, answers_id, path, depth,
    root_ordinal, written_at, locked_by_id, held_at, deleted_at, hidden_by_id, body, html,
    edited_at, helpful_count, helpful_elsewhere, same_count, same_elsewhere, stance)
  SELECT id, $2::uuid, "personaId", number, "parentId", "answersId", decode(path, 'hex'), depth,
    ordinal, "writtenAt", "lockedById", "heldAt", "deletedAt", "hiddenById", body, html,
    "editedAt", helpful, helpful, same, same, stance
  FROM jsonb_to_recordset($1::jsonb) AS given (
    id uuid, "personaId" uuid, number int, "parentId" uuid, "answersId" uuid, path text,
    depth smallint, ordinal int, "writtenAt" timestamptz, "lockedById" uuid, "heldAt" timestamptz,
    "deletedAt" timestamptz, "hiddenById" uuid, body text, html text, "editedAt" timestamptz,
    helpful int, same int, stance stance)`;

async function addPersonas(tx: Transaction, thread: ReadThread): Promise<Map<string, string>> {
  const ids = new Map(thread.personas.map(({ id }) => [id, newId()]));
  const createdAt = new Date(thread.openedAt);
  const threadId = thread.id;
  const named = thread.personas.map(({ id, name, kind }) => ({
    id: ids.get(id) ?? '',
    threadId,
    kind,
    name,
    // A member has none; they are told apart by their ids.
    handle: kind === 'member' ? null : `off-call/${id}`,
    createdAt,
  }));
  const nobody = {
    id: newId(),
    threadId,
    kind: 'imported' as const,
    name: NOBODY,
    handle: 'off-call/nobody',
    createdAt,
  };
  ids.set(NOBODY, nobody.id);
  const all = [...named, nobody];
  for (let start = 0; start < all.length; start += BATCH) {
    await tx.persona.createMany({ data: all.slice(start, start + BATCH) });
  }
  return ids;
}

type Around = {
  thread: ReadThread;
  personas: Map<string, string>;
  placed: Map<number, Placed>;
  locks: Locks;
};

function rowOf(comment: ThreadComment, { thread, personas, placed, locks }: Around) {
  const { number, parent, answers, ordinal } = comment;
  const id = comment.state === 'gone' ? newId() : comment.id;
  const above = parent === null ? null : (placed.get(parent) ?? null);
  const path = childPath(above?.path ?? null, number);
  placed.set(number, { id, path });
  const persona = comment.state === 'shown' ? comment.persona : NOBODY;
  const writtenAt = comment.state === 'gone' ? thread.openedAt : comment.writtenAt;
  const about = { commentId: id };
  return {
    id,
    personaId: personas.get(persona) ?? '',
    number,
    parentId: above?.id ?? null,
    answersId: answers === null ? null : (placed.get(answers)?.id ?? null),
    path: Buffer.from(path).toString('hex'),
    depth: pathDepth(path),
    ordinal,
    writtenAt,
    lockedById: locks.take(comment.lockedBy, ['lock'], about),
    // Waiting and deleted: never shown, and nothing for a moderator to look at.
    heldAt: comment.state === 'gone' ? writtenAt : null,
    deletedAt: comment.state === 'gone' || comment.state === 'deleted' ? writtenAt : null,
    hiddenById:
      comment.state === 'hidden' ? locks.take(comment.hiddenBy, ['hide', 'hold'], about) : null,
    ...(comment.state === 'shown' ? textOf(comment) : NO_TEXT),
  };
}

/** Of a comment that readers don't see nothing was brought along. */
const NO_TEXT = { body: '', html: '', helpful: 0, same: 0, editedAt: null, stance: null };

function textOf(
  comment: ThreadComment & { state: 'shown' },
): Record<keyof typeof NO_TEXT, unknown> {
  const { body, editedAt, helpful, same, stance } = comment;
  return { body, html: renderComment(body), editedAt, helpful, same, stance };
}

async function addEarlier(tx: Transaction, comments: readonly ThreadComment[]): Promise<void> {
  const data = comments.flatMap((comment) =>
    comment.state === 'shown'
      ? comment.earlier.map(({ body, replacedAt }, index) => ({
          commentId: comment.id,
          number: index + 1,
          body,
          html: renderComment(body),
          replacedAt: new Date(replacedAt),
        }))
      : [],
  );
  if (data.length > 0) await tx.commentRevision.createMany({ data });
}

type About = { commentId: string } | { threadId: string };

/** Decisions of the log that still hide or lock something: each one thing, and what it is about. */
class Locks {
  readonly #within: Within;
  readonly #about = new Map<string, About>();

  constructor(within: Within) {
    this.#within = within;
  }

  /** The id of a decision that may do this; null for none. */
  take(key: string | null, kinds: readonly string[], about: About): string | null {
    if (key === null) return null;
    const found = this.#within.decided.get(key);
    if (!found || !kinds.includes(found.kind) || this.#about.has(found.id)) {
      throw new BadSite('A discussion names a decision that is not there, or is not about it.');
    }
    this.#about.set(found.id, about);
    return found.id;
  }

  /** Writes down what they are about. */
  async say(): Promise<void> {
    for (const [id, about] of this.#about) {
      await this.#within.tx.decision.update({
        where: { id },
        data: { ...about, aboutElsewhere: null },
        select: { id: true },
      });
    }
  }
}
