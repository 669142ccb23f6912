import { later, SECOND } from '#lib/kernel/time.ts';
import { UNDO_WINDOW } from '#lib/policy/predicates.ts';

/** The job that mails a notice to the person it is to. */
export const MAIL_NOTICE = 'mail-notice';

/** A decision that is being undone at the last moment is undone before its mail is written (ms). */
const MARGIN = 5 * SECOND;

/** When the mail about something may go out: what is undone within its minute sends none. */
export function mailAfter(happenedAt: Date): Date {
  return later(happenedAt, UNDO_WINDOW + MARGIN);
}

/** How something came to be decided about. */
export type Basis = {
  source: 'report' | 'notice' | 'own_initiative' | 'automatic' | 'appeal' | 'import';
  automated: boolean;
};

/**
 * How it came to the decision, as article 17 (3) (b) and (c) DSA want it told: by whom it was found
 * and whether a machine decided. Nobody is named.
 */
export function basisWords({ source, automated }: Basis): string {
  const decided = automated
    ? 'It was decided by a rule of the site, without a person; a moderator looks at it next.'
    : 'It was decided by a person, not by a machine.';
  return `${FOUND[source]} ${decided}`;
}

const FOUND: Record<Basis['source'], string> = {
  report: 'Members reported it.',
  notice: 'Somebody sent us a notice about it.',
  own_initiative: 'A moderator came upon it.',
  automatic: 'A rule of the site noticed it.',
  appeal: 'Somebody appealed.',
  import: 'It came in with an import.',
};
