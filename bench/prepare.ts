import { memberPersona } from '#lib/comments/commands/member-persona.ts';
import { addComments, lockThread } from '#lib/comments/port.ts';
import { newId } from '#lib/kernel/ids.ts';
import { MINUTE } from '#lib/kernel/time.ts';
import { db } from '#lib/platform/db.ts';
import { beginSession, sessionCookieName } from '#lib/platform/session.ts';
import { makeComment, makeEssay, makePerson } from '#lib/testing/factories.ts';
import { readSampleDiscussion, readStarterEssay } from '#prisma/seed/content.ts';

/** Somebody who comments, with the cookie of their session. */
export type Writer = { personId: string; name: string; cookie: string };

/** An essay that is commented on. `ids` are comments in it that can be answered. */
export type Discussion = { essayId: string; threadId: string; slug: string; ids: string[] };

/** Every fifth comment begins a branch; the others answer one of the 40 before them. */
const A_BRANCH_EVERY = 5;
const ANSWERED_WITHIN = 40;

/** People with a session each, who could be signed in. */
export async function makeWriters(count: number): Promise<Writer[]> {
  const now = new Date();
  return await Promise.all(
    Array.from({ length: count }, async () => {
      const { personId, name } = await makePerson({ now });
      const token = await beginSession(db, personId, now);
      return { personId, name, cookie: `${sessionCookieName()}=${token}` };
    }),
  );
}

/** Texts such as people write: those of the sample discussion. */
export async function sampleTexts(): Promise<string[]> {
  return (await sampleComments()).map(({ body }) => body);
}

/** A deleted one has no text, and nobody can post that. */
async function sampleComments() {
  const { comments } = await readSampleDiscussion();
  return comments.filter(({ body }) => body !== '');
}

/** Adds the first comments of the sample discussion to the first essay. Gives the essay's address. */
export async function addFirstComments(writers: readonly Writer[], count: number): Promise<string> {
  const { slug } = await readStarterEssay();
  const { id: essayId } = await db.essay.findUniqueOrThrow({ where: { slug } });
  const comments = await sampleComments();
  const posted = new Map<string | null, string | null>([[null, null]]);
  for (const { key, replyTo, body } of comments) {
    const answers = posted.get(replyTo);
    if (posted.size > count || answers === undefined) continue;
    const by = writers[posted.size % writers.length];
    if (by) posted.set(key, (await makeComment({ essayId, by, answers, body })).id);
  }
  if (posted.size <= count) throw new Error(`The sample discussion has no ${count} comments.`);
  return `/essays/${slug}`;
}

/** A published essay with so many comments in branches of several depths. */
export async function makeDiscussion(
  count: number,
  writers: readonly Writer[],
  texts: readonly string[],
): Promise<Discussion> {
  const now = new Date();
  const { id: essayId, slug, threadId } = await makeEssay({ title: `An essay ${newId()}`, now });
  if (count === 0) return { essayId, threadId, slug, ids: [] };
  const added = await db.$transaction(
    async (tx) => {
      const thread = await lockThread(tx, essayId);
      if (!thread) throw new Error('the essay has no thread');
      const personas: string[] = [];
      for (const { personId, name } of writers) {
        personas.push(await memberPersona(tx, { threadId, personId, name, now }));
      }
      const entries = Array.from({ length: count }, (_, index) => ({
        key: String(index),
        personaId: personas[index % personas.length] ?? '',
        answers: answeredBy(index),
        body: texts[index % texts.length] ?? '',
        writtenAt: now,
        heldAt: null,
        importId: null,
      }));
      return await addComments(tx, thread, entries, new Map());
    },
    { timeout: 5 * MINUTE, maxWait: MINUTE },
  );
  return { essayId, threadId, slug, ids: added.map(({ id }) => id) };
}

/** Key of the comment that the one with this index answers, spread without chance. */
function answeredBy(index: number): string | null {
  if (index % A_BRANCH_EVERY === 0) return null;
  const back = 1 + ((index * 7) % ANSWERED_WITHIN);
  return String(Math.max(index - back, 0));
}
