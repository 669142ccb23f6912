import { houseRule, RULE_KEYS, type RuleKey } from '../rules.ts';
import { DECISION_KINDS, type DecisionKind } from './kinds.ts';

/**
 * The public log gives the day of a decision and no more: a minute beside a comment that vanished in
 * that minute, and beside "suspended a member" in the next, would tell who was suspended. For the
 * same reason entries of one day stand in no order of time, and none carries the decision's id,
 * which begins with a moment: its key is the day and the random end of that id.
 */
export type EntryKey = {
  /** As in "2026-11-23", UTC. */
  day: string;
  /** The last twelve hexadecimal digits of the decision's id. */
  tail: string;
};

const KEY = /^(\d{4}-\d\d-\d\d)-([0-9a-f]{12})$/;

/** What stands in an address for an entry of the log. */
export function writeEntryKey({ day, tail }: EntryKey): string {
  return `${day}-${tail}`;
}

/** Reads it; null when it is none. */
export function readEntryKey(text: string): EntryKey | null {
  const [, day = '', tail = ''] = KEY.exec(text) ?? [];
  const start = new Date(`${day}T00:00:00.000Z`);
  if (Number.isNaN(start.getTime()) || !start.toISOString().startsWith(day)) return null;
  return { day, tail };
}

/** Of which decisions a page of the log is. */
export type LogFilter = { by: 'rule'; value: RuleKey } | { by: 'kind'; value: DecisionKind };

/** Every filter there is, in the order of the rules and of the kinds. */
export const LOG_FILTERS: readonly LogFilter[] = [
  ...RULE_KEYS.map((value) => ({ by: 'rule' as const, value })),
  ...DECISION_KINDS.map((value) => ({ by: 'kind' as const, value })),
];

/** The filter of an address; null when there is none like that. */
export function readLogFilter(by: string, value: string): LogFilter | null {
  return LOG_FILTERS.find((each) => each.by === by && inAddress(each.value) === value) ?? null;
}

/** Where the log begins, or goes on after an entry: of all decisions, or of those of a filter. */
export function logAddress(filter: LogFilter | null, after: EntryKey | null = null): string {
  const start = filter ? `/${filter.by}/${inAddress(filter.value)}` : '';
  return `/moderation/log${start}${after ? `/from/${writeEntryKey(after)}` : ''}`;
}

/** A kind has an underscore where an address has a hyphen. */
const inAddress = (value: string) => value.replaceAll('_', '-');

/** What a filter is called: the short name of a rule, or what was done. */
export function filterName(filter: LogFilter): string {
  return filter.by === 'rule' ? (houseRule(filter.value)?.short ?? '') : KIND_NAMES[filter.value];
}

const KIND_NAMES: Record<DecisionKind, string> = {
  hide: 'hidden',
  restore: 'restored',
  hold: 'held',
  release: 'released',
  keep: 'left as it is',
  edit_out: 'blacked out in part',
  put_back: 'put back',
  lock: 'locked',
  unlock: 'unlocked',
  slow: 'slowed down',
  unslow: 'no longer slowed down',
  warn: 'warned',
  unwarn: 'warning taken back',
  suspend: 'suspended',
  unsuspend: 'suspension ended',
};
