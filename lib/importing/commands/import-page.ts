import { leadHere } from '#lib/addresses/port.ts';
import { isReserved } from '#lib/addresses/rules/reserved-addresses.ts';
import { publishPage, savePage } from '#lib/guide/port.ts';
import { fail, ok, type Result } from '#lib/kernel/result.ts';
import type { NoteTouches } from '#lib/platform/cache/change-and-touch.ts';
import type { Transaction } from '#lib/platform/db.ts';
import type { ImportedPage } from '../rules/imported.ts';
import type { Owner } from './import-essay.ts';
import { leadTo } from './lead-to.ts';

export type PageOrder = {
  /** Who brings it; null: nobody with an account. */
  owner?: Owner | null;
  /** Whether a page that has the address already gets this as its new revision. */
  replace: boolean;
  /** Whether readers see it at once. */
  publish: boolean;
  now: Date;
};

export type PageReport = {
  kind: 'page';
  id: string;
  title: string;
  permalink: string;
  /** `left`: changed at its source, and nobody said to replace. */
  outcome: 'added' | 'replaced' | 'known' | 'left';
  published: boolean;
  /** Former addresses that lead to the page now. */
  redirects: string[];
  planned: number;
  notes: string[];
};

/** Adds a page at its permalink, or a new revision of the page there. */
export async function importPage(
  { tx, note }: { tx: Transaction; note: NoteTouches },
  page: ImportedPage,
  order: PageOrder,
): Promise<Result<PageReport>> {
  const { permalink, title } = page;
  const refused = await refusalOf(tx, permalink);
  if (refused) return refused;
  const here = await pageAt(tx, permalink);
  const notes = [...page.notes];
  const report = { kind: 'page', title, permalink, notes } as const;
  const publish = order.publish && !page.draft;
  if (here && here.title === title && here.source === page.source) {
    const published = here.published || publish;
    if (!here.published && publish) {
      await publishPage({ pageId: here.id, now: order.now }, tx, note);
    }
    return ok({ ...report, id: here.id, outcome: 'known', published, redirects: [], planned: 0 });
  }
  if (here && !order.replace) {
    const { id, published } = here;
    return page.oneOfMany
      ? ok({ ...report, id, outcome: 'left', published, redirects: [], planned: 0 })
      : taken(permalink, here.title);
  }
  const { icon, order: position, source } = page;
  const text = { permalink, title, summary: '', icon, position, source };
  const by = { personId: order.owner?.id ?? null, kind: 'imported' } as const;
  const saved = await savePage(tx, text, order.now, by);
  if (!saved.ok) return saved;
  const { id, planned } = saved.value;
  const redirects = await ledHere(tx, page, order.now, notes);
  if (!redirects.ok) return redirects;
  const shown = publish ? await publishPage({ pageId: id, now: order.now }, tx, note) : saved;
  if (!shown.ok) return shown;
  const outcome = here ? 'replaced' : 'added';
  return ok({ ...report, id, outcome, published: publish, redirects: redirects.value, planned });
}

/** The page at an address with its latest text; null when there is none. */
async function pageAt(tx: Transaction, permalink: string) {
  const page = await tx.guidePage.findUnique({ where: { permalink } });
  if (!page) return null;
  const latest = await tx.guideRevision.findUniqueOrThrow({
    where: { pageId_number: { pageId: page.id, number: page.latestRevision } },
    select: { title: true, source: true },
  });
  return { ...latest, id: page.id, published: page.publishedRevision === page.latestRevision };
}

/** Why nothing can stand at an address; null when a page can. */
async function refusalOf(tx: Transaction, permalink: string): Promise<Result<never> | null> {
  if (isReserved(permalink)) {
    return fail('address-taken', `The address /${permalink} belongs to the site itself.`);
  }
  const former = await tx.formerAddress.findUnique({ where: { address: permalink } });
  if (!former) return null;
  return fail(
    'address-taken',
    `The address /${permalink} is taken: it leads to /${former.leadsTo} since that page moved.`,
  );
}

const taken = (permalink: string, title: string) =>
  fail(
    'address-taken',
    `The address /${permalink} is taken by the page “${title}”; with --replace this becomes its new revision.`,
  );

// A page that was named by itself is refused with its old addresses; one of a whole site does without.
async function ledHere(
  tx: Transaction,
  page: ImportedPage,
  now: Date,
  notes: string[],
): Promise<Result<string[]>> {
  if (page.oneOfMany) return ok(await leadTo(tx, page.redirectFrom, page.permalink, now, notes));
  const led = await leadHere(tx, page.redirectFrom, page.permalink, now);
  return led.ok ? ok(page.redirectFrom) : led;
}
