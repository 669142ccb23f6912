import { expect, it } from 'vitest';
import { DAY, HOUR, later, MINUTE, SECOND } from '#lib/kernel/time.ts';
import { waitingFor } from './waiting-for.ts';

const NOW = new Date('2026-11-23T09:00:00.000Z');

it.each([
  [-MINUTE, 'less than a minute'],
  [59 * SECOND, 'less than a minute'],
  [MINUTE, '1 minute'],
  [59 * MINUTE, '59 minutes'],
  [HOUR, '1 hour'],
  [2 * DAY - 1, '47 hours'],
  [2 * DAY, '2 days'],
])('%i ms are said as %s', (waited, text) => {
  expect(waitingFor(later(NOW, -waited).toISOString(), NOW)).toBe(text);
});
