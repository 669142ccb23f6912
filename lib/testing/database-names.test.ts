import { expect, test } from 'vitest';
import { belongsTo, isLeftBehind, templateName, workerName } from './database-names.ts';

/** Above the highest process id that Linux gives (4,194,304). */
const NOBODY = 5_000_000;

test('a run knows its own databases and not those of a run with a similar number', () => {
  expect(belongsTo(12, templateName(12))).toBe(true);
  expect(belongsTo(12, workerName(12, '1'))).toBe(true);
  expect(belongsTo(12, workerName(123, '1'))).toBe(false);
});

test('only databases of runs that have ended are left behind', () => {
  expect(isLeftBehind(templateName(NOBODY))).toBe(true);
  expect(isLeftBehind(templateName(process.pid))).toBe(false);
  expect(isLeftBehind('off_call')).toBe(false);
});
