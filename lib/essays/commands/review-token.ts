import { isId } from '#lib/kernel/ids.ts';
import { isSameHash, keyedHash } from '#lib/platform/keyed-hash.ts';

const PURPOSE = 'review link';
const ID_LENGTH = 36;
const NOBODYS = '00000000-0000-7000-8000-000000000000';

/**
 * What stands in the address of a link for reviewers: its id, and a hash of that under the site's
 * secret, so that who knows ids alone opens nothing, and nothing that opens lies in the database.
 */
export function reviewToken(linkId: string): string {
  return `${linkId}-${keyedHash(PURPOSE, linkId)}`;
}

/**
 * The id in a token, and whether the token is one of ours. Does the same work for whatever is given,
 * and gives an id that nothing has where there is none.
 */
export function readReviewToken(token: string): { linkId: string; genuine: boolean } {
  const written = token.slice(0, ID_LENGTH);
  const linkId = isId(written) ? written.toLowerCase() : NOBODYS;
  return { linkId, genuine: isSameHash(token, reviewToken(linkId)) };
}
