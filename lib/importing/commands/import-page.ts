import { leadHere } from '#lib/addresses/port.ts';
import { isReserved } from '#lib/addresses/rules/reserved-addresses.ts';
import { publishPage, savePage } from '#lib/guide/port.ts';
import { fail, ok, type Result } from '#lib/kernel/result.ts';
import type { Transaction } from '#lib/platform/db.ts';
import type { ImportedPage } from '../rules/imported.ts';

export type PageOrder = {
  /** Whether a page that has the address already gets this as its new revision. */
  replace: boolean;
  /** Whether readers see it at once. */
  publish: boolean;
  now: Date;
};

export type PageReport = {
  kind: 'page';
  title: string;
  permalink: string;
  outcome: 'added' | 'replaced' | 'known';
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
  const report = { kind: 'page', title, permalink, notes: page.notes } as const;
  const isKnown = latest?.title === title && latest.source === page.source;
  if (here && isKnown) {
    const published = here.publishedRevision === here.latestRevision;
    if (order.publish && !published) await publishPage({ pageId: here.id, now: order.now }, tx);
    return ok({
      ...report,
      outcome: 'known',
      published: published || order.publish,
      redirects: [],
      planned: 0,
    });
  }
  if (here && !order.replace) {
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
  const led = await leadHere(tx, page.redirectFrom, permalink, order.now);
  if (!led.ok) return led;
  if (order.publish) {
    const published = await publishPage({ pageId: saved.value.id, now: order.now }, tx);
    if (!published.ok) return published;
  }
  return ok({
    ...report,
    outcome: here ? 'replaced' : 'added',
    published: order.publish,
    redirects: page.redirectFrom,
    planned: saved.value.planned,
  });
}
