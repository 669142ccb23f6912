import { expect, it } from 'vitest';
import {
  filterName,
  LOG_FILTERS,
  logAddress,
  readEntryKey,
  readLogFilter,
  writeEntryKey,
} from './log.ts';

it('reads what it writes as the key of an entry, and nothing else', () => {
  const key = { day: '2026-02-28', tail: '0123456789ab' };
  expect(readEntryKey(writeEntryKey(key))).toEqual(key);
  for (const wrong of [
    '',
    '-',
    '2026-02-30-0123456789ab',
    '2026-02-28-0123456789AB',
    '2026-02-28-0123456789abc',
    '2026-02-28',
    ' 2026-02-28-0123456789ab',
    '2026-02-28-0123456789ab\n',
  ]) {
    expect(readEntryKey(wrong), wrong).toBeNull();
  }
});

it('has an address and a name for each filter, and finds it by them', () => {
  const addresses = LOG_FILTERS.map((filter) => logAddress(filter));
  expect(new Set(addresses).size).toBe(LOG_FILTERS.length);
  for (const filter of LOG_FILTERS) {
    const [, , , by = '', value = ''] = logAddress(filter).split('/');
    expect(readLogFilter(by, value)).toEqual(filter);
    expect(value).toMatch(/^[a-z-]+$/);
    expect(filterName(filter)).not.toBe('');
  }
  expect(readLogFilter('kind', 'edit_out')).toBeNull();
  expect(readLogFilter('rule', 'hide')).toBeNull();
  expect(logAddress(null)).toBe('/moderation/log');
});
