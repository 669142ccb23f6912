import { DAY, later } from '#lib/kernel/time.ts';
import { type ReportReason, RISK_TO_LIFE } from '#lib/moderation/rules/urgency.ts';
import { houseRule, houseRules, ruleShortName } from '#lib/moderation/rules.ts';

/** What can be reported. A name is reported by one of the comments it stands above. */
export const ITEM_KINDS = ['comment', 'essay', 'name'] as const;

export type ItemKind = (typeof ITEM_KINDS)[number];

/**
 * So many people of standing have a comment held until a moderator has looked at it. One may be
 * wrong and two may be friends; three strangers who each say that a rule is broken are right often
 * enough for the few hours until somebody looks.
 */
export const HOLD_AFTER = 3;

/** An account younger than two weeks may have been made for the reports. */
export const STANDING_AFTER = 14 * DAY;

/** How long a manifestly unfounded report counts against whoever made it: a quarter of a year. */
export const UNFOUNDED_COUNTS_FOR = 90 * DAY;

/** One unfounded report is a mistake, a second may be; at the third the reports are paused. */
export const MOST_UNFOUNDED = 3;

/** How long (article 23 (2) DSA asks for "a reasonable period", after a warning: each outcome is one). */
export const REPORTS_PAUSED_FOR = 30 * DAY;

/** What a report adds to its reason: a few sentences, read in a queue. */
export const NOTE_MAX = 1_000;

/** Article 16 (2) (a) DSA asks for a sufficiently substantiated explanation; less explains nothing. */
export const WHY_MIN = 20;
export const WHY_MAX = 2_000;

/** The longest name that a notice is signed with. */
export const CONTACT_NAME_MAX = 200;

/** Why something may be reported: what can't wait first, then the house rules. */
export const REPORT_REASONS: [ReportReason, ...ReportReason[]] = [
  RISK_TO_LIFE,
  ...houseRules.map((rule) => rule.key),
];

/** A reason as a person chooses it ("Patient privacy"), and what it means. */
export function reasonWords(reason: string): { title: string; text: string } {
  if (reason === RISK_TO_LIFE) {
    return {
      title: 'Somebody may be in danger',
      text: 'The writer, a child or anybody may harm themselves or be harmed. If it is now, ring the emergency number first.',
    };
  }
  const short = ruleShortName(reason);
  const title = short.charAt(0).toUpperCase() + short.slice(1);
  const rule = houseRule(reason);
  return { title, text: rule ? `House rule: ${rule.title}. ${rule.text}` : '' };
}

/**
 * Whether a notice may come without name and address: nobody has to say who they are to say that
 * somebody is in danger, a child for instance (article 16 (2) (c) DSA).
 */
export function mayBeUnsigned(reason: string): boolean {
  return reason === RISK_TO_LIFE;
}

/** What is known about somebody who reports. Never leaves the server. */
export type Reporter = {
  createdAt: Date;
  /** Whether something they wrote can be read. */
  isHeard: boolean;
  /** When reports of theirs were found to be manifestly unfounded. */
  unfounded: readonly Date[];
};

/**
 * Whether a report counts toward holding the item (HOLD_AFTER): from somebody who has been here for
 * a while, has written something that stands, and has made no unfounded report lately. A worry about
 * somebody accuses nobody and hides nothing. Suspended people can't report at all.
 */
export function countsTowardHold(reporter: Reporter, reason: ReportReason, now: Date): boolean {
  if (reason === RISK_TO_LIFE || !reporter.isHeard) return false;
  if (now < later(reporter.createdAt, STANDING_AFTER)) return false;
  return !reporter.unfounded.some((at) => now < later(at, UNFOUNDED_COUNTS_FOR));
}

/**
 * Until when somebody's reports are paused; null when they are not. Three unfounded ones within 90
 * days pause them for 30 days from the last of the three.
 */
export function pausedUntil({ unfounded }: Pick<Reporter, 'unfounded'>, now: Date): Date | null {
  const newestFirst = [...unfounded].sort((one, other) => other.getTime() - one.getTime());
  const [newest] = newestFirst;
  const first = newestFirst[MOST_UNFOUNDED - 1];
  if (!newest || !first || later(first, UNFOUNDED_COUNTS_FOR) < newest) return null;
  const until = later(newest, REPORTS_PAUSED_FOR);
  return now < until ? until : null;
}

/** What became of a report: nothing yet, or an outcome. */
export type Outcome = 'upheld' | 'not_upheld' | 'unfounded' | null;

/** What became of a report, as the person who made it reads it. */
export const OUTCOME_WORDS: Record<'open' | NonNullable<Outcome>, string> = {
  open: 'A moderator has not looked at it yet. You will be told what became of it.',
  upheld: 'A moderator has looked at it and has done something about it.',
  not_upheld:
    'A moderator has looked at it and left it as it is: it doesn’t break the house rules. Thank you for making sure.',
  unfounded:
    'A moderator has looked at it and found that there was nothing to report. Three of these within 90 days pause your reports for 30 days.',
};

/** Where something is reported. `key` is a comment's id, or an essay's slug. */
export function reportAddress(item: ItemKind, key: string): string {
  if (item === 'essay') return `/essays/${key}/report`;
  return item === 'name' ? `/comments/${key}/report-name` : `/comments/${key}/report`;
}
