/** A line in the list of mails. */
export type MailboxEntry = {
  id: string;
  to: string;
  subject: string;
  /** ISO 8601, UTC. */
  date: string;
};

/** A mail as it is read: its plain text part. */
export type MailboxMail = MailboxEntry & { from: string; text: string };
