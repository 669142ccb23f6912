import { fail, ok, type Result } from '#lib/kernel/result.ts';
import { slugOf } from '#lib/kernel/slug.ts';
import { titleKey } from '#lib/kernel/title-key.ts';
import { db } from '#lib/platform/db.ts';

const NONE = 'There is no published essay of that address or title.';

/**
 * The published essay that an author names as what theirs answers: by its address (whole, or its last
 * part, also a former one) or by its title. Null for no words; undefined where nothing was asked.
 */
export async function findAnsweredEssay(
  typed: string | undefined,
  essayId: string | null,
): Promise<Result<string | null | undefined>> {
  if (typed === undefined || typed === '') return ok(typed === '' ? null : undefined);
  const found = (await byAddress(typed)) ?? (await byTitle(typed));
  if (!found) return fail('no-such-essay', NONE, 'answers');
  if (found === essayId) return fail('itself', 'An essay cannot answer itself.', 'answers');
  return ok(found);
}

async function byAddress(typed: string): Promise<string | null> {
  const name = /(?:^|\/essays\/)([^/?#\s]+)\/?(?:[?#].*)?$/.exec(typed)?.[1];
  const slug = name ? slugOf(name) : '';
  if (slug === '' || slug !== name) return null;
  const former = await db.formerAddress.findUnique({ where: { address: `essays/${slug}` } });
  const essay = await db.essay.findFirst({
    where: {
      slug: { in: [slug, former?.leadsTo.replace(/^essays\//, '') ?? slug] },
      publishedRevision: { not: null },
    },
    select: { id: true },
  });
  return essay?.id ?? null;
}

async function byTitle(typed: string): Promise<string | null> {
  const key = titleKey(typed);
  if (key === '') return null;
  const [found] = await db.$queryRaw<{ id: string }[]>`
    SELECT e.id FROM essay e
    JOIN essay_revision r ON r.essay_id = e.id AND r.number = e.published_revision
    WHERE r.title_key = ${key}
    ORDER BY e.published_at DESC LIMIT 1`;
  return found?.id ?? null;
}
