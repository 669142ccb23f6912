// Makes an essay with a discussion of several windows. Answers with a WindowsEssay.
import { ESSAYS_TAG } from '#lib/essays/tags.ts';
import { touch } from '#lib/platform/cache/touch.ts';
import { db } from '#lib/platform/db.ts';
import { makeThread } from '#lib/testing/make-thread.ts';
import { withSite } from '#scripts/cli/with-site.ts';
import type { WindowsEssay } from './windows.ts';

/** Roots #1 to #33, replies #34 to #93 to #2, and a chain of ten below #30. */
const ROOTS = 33;
const REPLIES = 60;
const ANSWERED = 2;
const CHAIN = [30, 94, 95, 96, 97, 98, 99, 100, 101, 102];
/** Comments that others found helpful, and how many did. */
const HELPFUL = { 12: 3, 25: 5, 31: 3 };

const made = await withSite(async (): Promise<WindowsEssay> => {
  const { slug, threadId, added } = await makeThread([
    ...Array.from({ length: ROOTS }, () => null),
    ...Array.from({ length: REPLIES }, () => ANSWERED - 1),
    ...CHAIN.map((number) => number - 1),
  ]);
  for (const [number, helpfulCount] of Object.entries(HELPFUL)) {
    await db.comment.update({
      where: { threadId_number: { threadId, number: Number(number) } },
      data: { helpfulCount },
    });
  }
  // Deleted without a line: no other comment answers it.
  const vanished = added[17];
  await db.comment.update({
    where: { id: vanished?.id ?? '' },
    data: { deletedAt: new Date(), body: '', html: '' },
  });
  await db.thread.update({ where: { id: threadId }, data: { commentCount: { decrement: 1 } } });
  await touch([ESSAYS_TAG]);
  return { slug, total: added.length - 1, vanished: vanished?.number ?? 0 };
});
console.log(JSON.stringify(made));
