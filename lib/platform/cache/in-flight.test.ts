import { expect, test } from 'vitest';
import { begin, end, inFlight, settled } from './in-flight.ts';

const LONG = 60_000;

test('waits for what was begun before, not for what begins later', async () => {
  begin('one');
  const waiting = settled(LONG);
  begin('later');
  end('one');
  await waiting;
  expect(inFlight('later')).toBeDefined();
  end('later');
  expect(inFlight('later')).toBeUndefined();
});

test('does not wait longer than it was told', async () => {
  begin('stuck');
  await settled(1);
  expect(inFlight('stuck')).toBeDefined();
  end('stuck');
});

test('goes on at once when nothing is being made', async () => {
  await settled(LONG);
});

test('gives everybody who begins the same work the same end', async () => {
  const first = begin('same');
  const second = begin('same');
  end('same');
  await Promise.all([first, second]);
});
