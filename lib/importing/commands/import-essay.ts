import { holderOf } from '#lib/addresses/port.ts';
import { essayAddress } from '#lib/addresses/rules/addresses.ts';
import { addressTag } from '#lib/addresses/tags.ts';
import { createEssay, publishWithin, replaceEssayText } from '#lib/essays/port.ts';
import { TITLE_MAX } from '#lib/essays/rules.ts';
import { fail, ok, type Result } from '#lib/kernel/result.ts';
import { SLUG_MAX, slugOf } from '#lib/kernel/slug.ts';
import type { NoteTouches } from '#lib/platform/cache/change-and-touch.ts';
import type { Transaction } from '#lib/platform/db.ts';
import type { ImportedEssay } from '../rules/imported.ts';
import { leadTo } from './lead-to.ts';

/** Whose the essays are that come in. */
export type Owner = { id: string; name: string };

export type EssayOrder = {
  /** Null: they belong to nobody with an account, as those the site comes with. */
  owner?: Owner | null;
  /** Whether an essay that came in before and was changed at its source gets the new text. */
  replace: boolean;
  /** Whether readers see it at once, with the date it had. */
  publish: boolean;
  now: Date;
};

export type EssayReport = {
  kind: 'essay';
  id: string;
  title: string;
  slug: string;
  /** `left`: changed at its source, and nobody said to replace. */
  outcome: 'added' | 'replaced' | 'known' | 'left';
  published: boolean;
  /** Former addresses that lead to it now. */
  redirects: string[];
  notes: string[];
};

type Within = { tx: Transaction; note: NoteTouches };

/** What an essay is called when its source names nobody. */
const NOBODY = 'Unknown author';

/**
 * Brings an essay in as a draft, or publishes it with the date it had. It is known again by its key
 * at the source: the same text adds nothing, a changed one becomes a revision when that is asked
 * for. Of two with one address the second gets a number.
 */
export async function importEssay(
  { tx, note }: Within,
  essay: ImportedEssay,
  order: EssayOrder,
): Promise<Result<EssayReport>> {
  const key = essayKeyOf(essay.key, order.owner ?? null);
  const known = await tx.essay.findUnique({
    where: { importKey: key },
    select: { id: true, slug: true, publishedRevision: true, publishedAt: true, deletedAt: true },
  });
  const notes = [...essay.notes];
  const report = { kind: 'essay', title: essay.title, notes } as const;
  if (known?.deletedAt) return fail('essay-deleted', 'it came in before and lies in the bin.');
  const outcome = known ? await bringAgain(tx, known.id, essay, order) : 'added';
  const { id, slug } = known ?? (await bringNew(tx, essay, key, order));
  if (!known && [...essay.title].length > TITLE_MAX) {
    notes.push(`Its title is longer than ${TITLE_MAX} characters: shorten it when you edit it.`);
  }
  const redirects = await leadTo(tx, essay.redirectFrom, essayAddress(slug), order.now, notes);
  note({ now: redirects.map(addressTag), soon: [] });
  let published = known !== null && known.publishedRevision !== null;
  if (
    mayPublish(essay, order, notes) &&
    outcome !== 'left' &&
    !(outcome === 'known' && published)
  ) {
    const shown = await publishWithin(
      { tx, note },
      { essayId: id, byline: bylineOf(essay, order), now: order.now },
    );
    if (shown.ok) {
      published = true;
      if (!known?.publishedAt) await backdate(tx, id, essay.publishedAt ?? order.now);
    } else notes.push(`It is not published: ${shown.problem.message}`);
  }
  return ok({ ...report, id, slug, outcome, published, redirects });
}

/** The key of an essay of one owner: what two authors bring of one blog is two essays. */
export function essayKeyOf(key: string, owner: Owner | null): string {
  return owner ? `${owner.id}/${key}` : key;
}

function mayPublish(essay: ImportedEssay, order: EssayOrder, notes: string[]): boolean {
  if (!order.publish) return false;
  if (essay.publishedAt === null) return false;
  if (essay.publishedAt <= order.now) return true;
  notes.push('Its date is still to come, so it stays a draft.');
  return false;
}

// Who signed in writes under their own name here: a file could say anybody's.
function bylineOf(essay: ImportedEssay, { owner }: EssayOrder): string {
  return owner?.name ?? essay.byline ?? NOBODY;
}

async function bringNew(
  tx: Transaction,
  essay: ImportedEssay,
  key: string,
  order: EssayOrder,
): Promise<{ id: string; slug: string }> {
  const slug = await freeAddress(tx, essay.slug || slugOf(essay.title) || 'essay');
  const created = await createEssay(
    {
      ...textOf(essay),
      authorId: order.owner?.id ?? null,
      byline: bylineOf(essay, order),
      slug,
      kind: 'imported',
      now: order.now,
    },
    tx,
  );
  if (!created.ok) throw new Error(created.problem.code);
  await tx.essay.update({
    where: { id: created.value.id },
    // An address that it had elsewhere is one that somebody chose.
    data: { importKey: key, addressChosenAt: order.now },
    select: { id: true },
  });
  return created.value;
}

async function bringAgain(
  tx: Transaction,
  essayId: string,
  essay: ImportedEssay,
  order: EssayOrder,
): Promise<EssayReport['outcome']> {
  const before = await tx.essayRevision.findFirst({
    where: { essayId, kind: 'imported' },
    orderBy: { number: 'desc' },
    select: { title: true, source: true },
  });
  if (before?.title === essay.title && before.source === essay.source) return 'known';
  if (!order.replace) return 'left';
  const replaced = await replaceEssayText(tx, {
    essayId,
    text: textOf(essay),
    personId: order.owner?.id ?? null,
    now: order.now,
  });
  return replaced.ok ? 'replaced' : 'left';
}

const textOf = ({ title, summary, source, language }: ImportedEssay) => ({
  title,
  summary,
  source,
  ...(language === null ? {} : { language }),
});

// No lock for each address, as a person's save takes one: a whole blog would need more locks than a
// database has. Two of one address at the same moment: the unique index refuses the later one.
async function freeAddress(tx: Transaction, wanted: string): Promise<string> {
  for (let copy = 1; ; copy += 1) {
    const ending = copy === 1 ? '' : `-${copy}`;
    const candidate = `${wanted.slice(0, SLUG_MAX - ending.length).replace(/-$/, '')}${ending}`;
    if ((await holderOf(tx, essayAddress(candidate))) === null) return candidate;
  }
}

/** Gives an essay that is published for the first time the date it had at its source. */
async function backdate(tx: Transaction, id: string, publishedAt: Date): Promise<void> {
  await tx.essay.update({ where: { id }, data: { publishedAt }, select: { id: true } });
}
