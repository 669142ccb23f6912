import { houseRules } from '#lib/moderation/rules.ts';

/** What is counted in a figure. */
export type Unit = 'decisions' | 'reports' | 'appeals' | 'seconds';

/** A way to divide what is counted: groups that exclude each other, and one for each that is counted. */
type Division = { title: string; unit: Unit; groups: Record<string, string> };

/** No house rule named, or one that was given up since. */
export const NO_RULE = 'none';

/**
 * Every division but that by months, with the names of its groups; downloads have the keys. Where a
 * small group has to be put together with a larger one, the first here that is large enough goes
 * with it (small-groups.ts): so what is asked for least comes first. A name has 26 letters at most,
 * or it meets its number on the narrowest phone.
 */
export const divisions = {
  'restrictions-by-rule': {
    title: 'Restrictions by house rule',
    unit: 'decisions',
    groups: {
      [NO_RULE]: 'no rule, or a former one',
      ...Object.fromEntries(houseRules.map(({ key, short }) => [key, short] as const).reverse()),
    },
  },
  'restrictions-by-source': {
    title: 'Restrictions by what led to them',
    unit: 'decisions',
    groups: {
      own: 'a moderator’s own reading',
      report: 'a member’s report',
      notice: 'a visitor’s notice',
      automatic: 'an automatic rule',
    },
  },
  'restrictions-by-outcome': {
    title: 'What became of restrictions',
    unit: 'decisions',
    groups: {
      stands: 'not taken back',
      appeal: 'taken back after an appeal',
      'taken-back': 'taken back otherwise',
    },
  },
  'reports-by-outcome': {
    title: 'What became of reports',
    unit: 'reports',
    groups: {
      'not-upheld': 'not upheld',
      waiting: 'not decided yet',
      unfounded: 'plainly unfounded',
      upheld: 'upheld',
    },
  },
  'reports-by-sender': {
    title: 'Who reported',
    unit: 'reports',
    groups: { member: 'members', visitor: 'visitors' },
  },
  'reports-by-wait': {
    title: 'How soon reports were decided',
    unit: 'reports',
    groups: { later: 'later', 'within-a-day': 'within 24 hours' },
  },
  'appeals-by-outcome': {
    title: 'What became of appeals',
    unit: 'appeals',
    groups: {
      waiting: 'not decided yet',
      stands: 'decision stands',
      'taken-back': 'decision taken back',
    },
  },
} as const satisfies Record<string, Division>;

export type DivisionKey = keyof typeof divisions;

export const BY_MONTH = 'restrictions-by-month';

/** What the page and the downloads call a group. */
export function groupName(table: DivisionKey | typeof BY_MONTH, key: string): string {
  if (table === BY_MONTH) return monthName(key);
  const names: Record<string, string> = divisions[table].groups;
  return names[key] ?? key;
}

/** Months that the figures go back, this one included. */
export const MONTHS = 12;

/** The last twelve months in UTC, as "2026-11", the oldest first. */
export function lastMonths(now: Date): string[] {
  return Array.from({ length: MONTHS }, (_, index) =>
    new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - MONTHS + 1 + index, 1))
      .toISOString()
      .slice(0, 'YYYY-MM'.length),
  );
}

const longFormat = new Intl.DateTimeFormat('en-GB', {
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

/** "November 2026" for "2026-11". */
export function monthName(month: string): string {
  return longFormat.format(new Date(`${month}-01T00:00:00.000Z`));
}

const shortFormat = new Intl.DateTimeFormat('en-GB', { month: 'short', timeZone: 'UTC' });

/** "Nov" for "2026-11"; three letters, in September too. */
export function shortMonthName(month: string): string {
  return shortFormat.format(new Date(`${month}-01T00:00:00.000Z`)).slice(0, 3);
}
