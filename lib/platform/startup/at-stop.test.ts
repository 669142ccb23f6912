import { expect, test } from 'vitest';
import { atStop, doAtStop } from './at-stop.ts';

test('the last comes first, once, and a failure stops nothing', async () => {
  const done: string[] = [];
  const failures: unknown[] = [];
  const add = (name: string) =>
    atStop(async () => {
      done.push(name);
    });
  add('database');
  atStop(() => Promise.reject(new Error('broken')));
  add('listening');
  await doAtStop((error) => failures.push(error));
  await doAtStop((error) => failures.push(error));
  expect(done).toEqual(['listening', 'database']);
  expect(failures).toHaveLength(1);
});
