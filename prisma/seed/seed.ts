import { leadHere } from '#lib/addresses/port.ts';
import { createEssay, publishEssay } from '#lib/essays/port.ts';
import { publishPage, savePage } from '#lib/guide/port.ts';
import type { Problem, Result } from '#lib/kernel/result.ts';
import { DAY, later, MINUTE } from '#lib/kernel/time.ts';
import { db, type Transaction } from '#lib/platform/db.ts';
import { readStarterEssay, readStarterGuide } from './content.ts';
import { addSampleDiscussion } from './sample-discussion.ts';

/** The sample discussion runs over nine days; the essay is dated so that none lies in the future. */
const SAMPLE_AGE = 10 * DAY;

export type SeedOrder = {
  /** sample: essay, guide and sample discussion; content: without the discussion. */
  what: 'sample' | 'content' | 'none';
  now: Date;
  say: (line: string) => void;
};

/**
 * Fills an empty database, in one transaction. One that holds an essay or a page is left as it is,
 * so that running it twice adds nothing and nothing that was taken away comes back.
 */
export async function seedDatabase(order: SeedOrder): Promise<void> {
  if (order.what === 'none') return;
  await db.$transaction(
    async (tx) => {
      if ((await tx.essay.count()) > 0 || (await tx.guidePage.count()) > 0) return;
      const publishedAt = order.what === 'sample' ? later(order.now, -SAMPLE_AGE) : order.now;
      const essayId = await seedEssay(tx, publishedAt);
      await seedGuide(tx, publishedAt);
      order.say('The first essay and the guide are in.');
      if (order.what === 'sample') {
        const count = await addSampleDiscussion(tx, essayId, publishedAt);
        order.say(`A sample discussion of ${count} comments is in (npm run cli -- sample remove).`);
      }
    },
    { timeout: MINUTE },
  );
}

async function seedEssay(tx: Transaction, now: Date): Promise<string> {
  const { byline, ...text } = await readStarterEssay();
  const essay = must(await createEssay({ ...text, byline, authorId: null, now }, tx));
  must(await publishEssay({ essayId: essay.id, byline, now }, tx));
  return essay.id;
}

async function seedGuide(tx: Transaction, now: Date): Promise<void> {
  const { redirectFrom, ...text } = await readStarterGuide();
  const page = must(await savePage(tx, text, now));
  must(await leadHere(tx, redirectFrom, page.permalink, now));
  must(await publishPage({ pageId: page.id, now }, tx));
}

/** The starter content is ours: that a command refuses it is a fault, not a case. */
function must<T>(result: Result<T, Problem>): T {
  if (result.ok) return result.value;
  throw new Error(`the starter content was refused: ${result.problem.message}`);
}
