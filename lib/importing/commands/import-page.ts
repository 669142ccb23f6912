import { leadHere } from '#lib/addresses/port.ts';
import { isReserved } from '#lib/addresses/rules/reserved-addresses.ts';
import { publishPage, savePage } from '#lib/guide/port.ts';
import { fail, ok, type Result } from '#lib/kernel/result.ts';
import type { Transaction } from '#lib/platform/db.ts';
import type { ImportedPage } from '../rules/imported.ts';
import { leadTo } from './lead-to.ts';

export type PageOrder = {
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
  tx: Transaction,
  page: ImportedPage,
  order: PageOrder,
): Promise<Result<PageReport>> {
  const { permalink, title } = page;
  if (isReserved(permalink)) {
    return fail('address-taken', `The address /${permalink} belongs to the site itself.`);
  }
  const here = await tx.guidePage.findUnique({ where: { permalink } });
  const former = await tx.formerAddress.findUnique({ where: { address: permalink } });
  if (former) {
    return fail(
      'address-taken',
      `The address /${permalink} is taken: it leads to /${former.leadsTo} since that page moved.`,
    );
  }
  const latest =
    here &&
    (await tx.guideRevision.findUniqueOrThrow({
      where: { pageId_number: { pageId: here.id, number: here.latestRevision } },
    }));
  const notes = [...page.notes];
  const report = { kind: 'page', title, permalink, notes } as const;
  const publish = order.publish && !page.draft;
  const isKnown = latest?.title === title && latest.source === page.source;
  const published = here !== null && here.publishedRevision === here.latestRevision;
  if (here && isKnown) {
    if (publish && !published) await publishPage({ pageId: here.id, now: order.now }, tx);
    return ok({
      ...report,
      id: here.id,
      outcome: 'known',
      published: published || publish,
      redirects: [],
      planned: 0,
    });
  }
  if (here && !order.replace) {
    if (page.oneOfMany)
      return ok({ ...report, id: here.id, outcome: 'left', published, redirects: [], planned: 0 });
    return fail(
      'address-taken',
      `The address /${permalink} is taken by the page “${latest?.title}”; with --replace this becomes its new revision.`,
    );
  }

  const saved = await savePage(
    tx,
    {
      permalink,
      title,
      summary: '',
      icon: page.icon,
      position: page.order,
      source: page.source,
    },
    order.now,
  );
  if (!saved.ok) return saved;
  const redirects = await ledHere(tx, page, order.now, notes);
  if (!redirects.ok) return redirects;
  if (publish) {
    const shown = await publishPage({ pageId: saved.value.id, now: order.now }, tx);
    if (!shown.ok) return shown;
  }
  return ok({
    ...report,
    id: saved.value.id,
    outcome: here ? 'replaced' : 'added',
    published: publish,
    redirects: redirects.value,
    planned: saved.value.planned,
  });
}

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
