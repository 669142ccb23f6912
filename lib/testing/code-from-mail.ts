import { readMailbox } from '#lib/platform/mail/mailbox.ts';

/** The sign-in code in the newest mail to an address, from the mailbox; null if none came. */
export async function codeFromMail(email: string): Promise<string | null> {
  const mail = (await readMailbox()).find((each) => each.to === email);
  return (
    mail?.text
      .match(/^(\d{4}) (\d{4})$/m)
      ?.slice(1)
      .join('') ?? null
  );
}
