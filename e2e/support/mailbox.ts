import { expect } from '@playwright/test';
import { readMailbox } from '#lib/platform/mail/mailbox.ts';
import { DATA_DIR } from './place.ts';

/** A sign-in code: eight digits, which a mail may show in two groups. */
const CODE = /\b(\d{4})[ -]?(\d{4})\b/;

/**
 * The sign-in code in the newest mail to an address, waiting for the mail. `after` leaves out
 * earlier mails: give the time before the code was asked for.
 */
export async function readCode(email: string, after: Date = new Date(0)): Promise<string> {
  // A mail's id begins with its time.
  const from = after.toISOString().replaceAll(':', '-');
  let code = '';
  await expect
    .poll(async () => {
      const mails = await readMailbox(DATA_DIR);
      const mail = mails.find(({ to, id }) => to === email && id >= from);
      code =
        CODE.exec(mail?.text ?? '')
          ?.slice(1)
          .join('') ?? '';
      return code;
    }, `a code for ${email} in the mailbox`)
    .toMatch(/^\d{8}$/);
  return code;
}
