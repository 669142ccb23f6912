import { DAY, later } from '#lib/kernel/time.ts';
import { db } from '#lib/platform/db.ts';
import { makeEssay, makePerson } from '#lib/testing/factories.ts';

/** Days on which an essay was read. */
const DAYS = 170;
/** What part of those who open it reaches the end of each quarter. */
const REACH = [1, 0.62, 0.51, 0.44, 0.38];

/** Half a year of reading of an essay, and people who saved it for later: `reader` among them. */
export async function setReads(
  essayId: string,
  reader: { personId: string },
  now: Date,
): Promise<void> {
  await db.readCount.createMany({
    data: Array.from({ length: DAYS }, (_, ago) =>
      REACH.map((part, mark) => ({
        essayId,
        day: later(now, -ago * DAY),
        mark,
        // Many at first, fewer later, and fewer at weekends.
        count: Math.ceil((4 + (ago * ago) / 90) * part * (ago % 7 < 2 ? 0.5 : 1)),
      })),
    ).flat(),
  });
  const savers = [reader, ...(await Promise.all([1, 2, 3, 4, 5].map(() => makePerson({ now }))))];
  await db.savedEssay.createMany({
    data: savers.map(({ personId: userId }) => ({ userId, essayId, savedAt: now })),
  });
}

/** A text that has to be scrolled on any screen. */
const PARAGRAPHS = 80;

/** An essay of several screens that nobody has opened yet. */
export function makeLongEssay(
  author: { personId: string; name: string },
  now: Date,
): Promise<{ id: string; slug: string }> {
  const source = Array.from({ length: PARAGRAPHS }, (_, index) => `Paragraph ${index + 1}.`);
  return makeEssay({ title: 'To be read to its end', author, source: source.join('\n\n'), now });
}
