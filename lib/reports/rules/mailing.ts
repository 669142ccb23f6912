import { DAY } from '#lib/kernel/time.ts';

/** The job that tells whoever sent a notice that it has come (article 16 (4) DSA). */
export const MAIL_RECEIPT = 'mail-notice-receipt';

/** The job that tells them what became of it (article 16 (5) DSA). */
export const MAIL_OUTCOME = 'mail-notice-outcome';

/** How long name and address of whoever sent a notice are kept after its outcome: time to complain. */
export const CONTACT_KEPT_FOR = 183 * DAY;
