import { isId } from '#lib/kernel/ids.ts';
import { fail, ok, type Result } from '#lib/kernel/result.ts';
import { db } from '#lib/platform/db.ts';
import { isSameHash, keyedHash } from '#lib/platform/keyed-hash.ts';

/** Addresses in a mail by which its mails are switched off. */
export type StopAddresses = {
  /** Takes the mail program's own request (RFC 8058). */
  oneClick: string;
  /** Has a button for a person. */
  page: string;
};

/**
 * The addresses by which the person who has the mail, and nobody else, switches off mails about
 * answers, signed in or not. They work for as long as the account and AUTH_SECRET last.
 */
export function stopAddresses(personId: string, siteUrl: string): StopAddresses {
  const token = `${personId}.${signature(personId)}`;
  return {
    oneClick: `${siteUrl}/api/mails/stop?token=${token}`,
    page: `${siteUrl}/mails/stop?token=${token}`,
  };
}

/**
 * Switches mails about answers off by the token of such an address. Again, and for an account that
 * is gone, it changes nothing. Fails with `bad-link`.
 */
export async function stopReplyMails(token: string): Promise<Result<null>> {
  const [personId = '', sent = ''] = token.split('.', 2);
  if (!isId(personId) || !isSameHash(sent, signature(personId))) {
    return fail('bad-link', 'This link is not whole. Copy it from the mail once more.');
  }
  await db.user.updateMany({ where: { id: personId }, data: { replyMailsAt: null } });
  return ok(null);
}

const signature = (personId: string) => keyedHash('stop-reply-mails', personId);
