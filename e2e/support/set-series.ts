import { createEssay } from '#lib/essays/commands/create-essay.ts';
import { publishEssay } from '#lib/essays/commands/publish-essay.ts';
import { addToSeries } from '#lib/series/commands/add-to-series.ts';
import { createSeries } from '#lib/series/commands/create-series.ts';
import { must } from '#lib/testing/factories.ts';

type Author = { personId: string; name: string };
type Essay = { id: string; slug: string };

/**
 * A series of published essays and a draft, and an essay in another language, in another script,
 * that answers the first of them and links to it.
 */
export async function setSeries(
  author: Author,
  parts: readonly Essay[],
  now: Date,
): Promise<{ id: string; slug: string; answered: string; answer: string }> {
  const series = must(
    await createSeries({
      title: 'What the night does to those who work in it',
      summary: 'Three essays on nights, and one that is still to come.',
      authorId: author.personId,
      now,
    }),
  );
  for (const { id: essayId } of parts) must(await addToSeries({ seriesId: series.id, essayId }));
  const [first] = parts;
  if (!first) throw new Error('a series needs a part');
  const created = must(
    await createEssay({
      title: 'الرحيل ليس فشلاً',
      summary: 'رد على مقال عن الليل.',
      source: `كتبت هذا بعد أن قرأت [[${first.slug}|المقال الأول]].`,
      language: 'ar',
      answersId: first.id,
      authorId: author.personId,
      byline: author.name,
      now,
    }),
  );
  const answer = must(await publishEssay({ essayId: created.id, byline: author.name, now }));
  return { ...series, answered: first.slug, answer: answer.slug };
}
