import { holdAddress, holderOf } from '#lib/addresses/port.ts';
import { isReserved } from '#lib/addresses/rules/reserved-addresses.ts';
import { fail, type Result } from '#lib/kernel/result.ts';
import { slugOf } from '#lib/kernel/slug.ts';
import { db } from '#lib/platform/db.ts';
import { type PageText, type SavedPage, savePage } from './save-page.ts';

const TAKEN = 'This address is in use, or was, and still leads there.';

/**
 * Starts a page that only authors see. Without a permalink its address is made from the title.
 * Refused where something stands or once stood, and where the site has its own pages.
 */
export async function createPage(
  page: PageText & { personId: string | null; now: Date },
): Promise<Result<SavedPage>> {
  const { personId, now, ...text } = page;
  const permalink = text.permalink || slugOf(text.title);
  if (permalink === '') {
    return fail(
      'no-address',
      'Nothing of this title can stand in an address: type one.',
      'permalink',
    );
  }
  return db.$transaction(async (tx) => {
    await holdAddress(tx, permalink);
    if (isReserved(permalink) || (await holderOf(tx, permalink)) !== null) {
      return fail('address-taken', TAKEN, 'permalink');
    }
    return savePage(tx, { ...text, permalink }, now, { personId });
  });
}
