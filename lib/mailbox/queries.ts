import 'server-only';
import { mailboxIsOpen, readKeptMail, readMailbox } from '#lib/platform/mail/mailbox.ts';
import type { MailboxEntry, MailboxMail } from './views.ts';

/** Whether mail is kept on this machine and shown at /mailbox instead of being sent. */
export function isMailboxOpen(): boolean {
  return mailboxIsOpen();
}

/** The mails of the mailbox, newest first; null where mail is really sent. */
export async function listMailbox(): Promise<MailboxEntry[] | null> {
  if (!mailboxIsOpen()) return null;
  const mails = await readMailbox();
  return mails.map(({ id, to, subject, date }) => ({ id, to, subject, date }));
}

/** One mail of the mailbox; null if there is none, or where mail is really sent. */
export async function getMailboxMail(id: string): Promise<MailboxMail | null> {
  return mailboxIsOpen() ? readKeptMail(id) : null;
}
