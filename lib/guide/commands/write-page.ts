import { fail, ok, type Result } from '#lib/kernel/result.ts';
import { slugOf } from '#lib/kernel/slug.ts';
import { relink } from '#lib/links/port.ts';
import { changeAndTouch, type NoteTouches } from '#lib/platform/cache/change-and-touch.ts';
import type { Transaction } from '#lib/platform/db.ts';
import { GUIDE_TAG, pageAddressTag } from '../tags.ts';
import { changePage } from './autosave-page.ts';
import { keepPage } from './keep-page.ts';
import { CONFLICT } from './keep-page-text.ts';
import { movePage } from './move-page.ts';
import { publishPage } from './publish-page.ts';
import type { PageText } from './save-page.ts';

export type PageWriting = PageText & {
  pageId: string;
  /** The version that was changed; without it what stands there is overwritten, and kept. */
  version?: number | undefined;
  personId: string | null;
  /** Whether readers get it at once. */
  publish: boolean;
  now: Date;
};

type Written = { id: string; permalink: string };

/** Thrown to undo everything: a page is written whole or not at all. */
class Refused extends Error {
  readonly refusal: Result<never>;
  constructor(refusal: Result<never>) {
    super('refused');
    this.refusal = refusal;
  }
}

/**
 * Keeps what was written of a page as a revision, with its address, order and icon, and shows it to
 * readers if that is wanted. What was changed since `version` is not overwritten (code `conflict`).
 * Another address leaves a redirect once readers had the old one, and what links here follows.
 */
export async function writePage(writing: PageWriting): Promise<Result<Written>> {
  try {
    return await changeAndTouch((tx, note) => writeWithin({ tx, note }, writing));
  } catch (error) {
    if (error instanceof Refused) return error.refusal;
    throw error;
  }
}

async function writeWithin(
  { tx, note }: { tx: Transaction; note: NoteTouches },
  { pageId, version, title, summary, source, icon, position, ...writing }: PageWriting,
): Promise<Result<Written>> {
  const { personId, now } = writing;
  const text = { title, summary, source };
  const change = { pageId, text, personId, now };
  const changed = await changePage(tx, version === undefined ? change : { ...change, version });
  if (!changed.ok) return changed;
  const { outcome, page } = changed.value;
  if (outcome === 'conflict') throw new Refused(fail('conflict', CONFLICT));
  const permalink = writing.permalink || slugOf(title) || page.permalink;
  const moved = await movePage(tx, page, permalink, now);
  if (!moved.ok) throw new Refused(moved);
  await tx.guidePage.update({
    where: { id: pageId },
    data: { icon, position },
    select: { id: true },
  });
  await keepPage(tx, { ...page, permalink }, { personId, now });
  if (writing.publish) {
    const published = await publishPage({ pageId, personId, now }, tx, note);
    if (!published.ok) throw new Refused(published);
  } else if (page.publishedRevision !== null) await relink({ tx, note }, { pageId });
  if (writing.publish || page.publishedRevision !== null) {
    note({
      now: [GUIDE_TAG, pageAddressTag(permalink), pageAddressTag(page.permalink)],
      soon: [],
    });
  }
  return ok({ id: pageId, permalink });
}
