import { expect, test } from 'vitest';
import { Flights } from './flights.ts';

function stage() {
  let touches = 0;
  const begun: PromiseWithResolvers<string>[] = [];
  const flights = new Flights<string>(() => touches);
  const ask = () =>
    flights.join('/', async () => {
      const work = Promise.withResolvers<string>();
      begun.push(work);
      return await work.promise;
    });
  const touch = () => {
    touches += 1;
  };
  return { ask, begun, touch };
}

test('what many ask for at once is done once', async () => {
  const { ask, begun } = stage();
  const all = Promise.all([ask(), ask(), ask()]);
  expect(begun).toHaveLength(1);
  begun[0]?.resolve('page');
  expect(await all).toEqual(['page', 'page', 'page']);
  void ask();
  expect(begun).toHaveLength(2);
});

test('who asks after a touch gets what began after it, and all such share one', async () => {
  const { ask, begun, touch } = stage();
  const before = ask();
  touch();
  const after = [ask(), ask()];
  touch();
  after.push(ask());
  expect(begun).toHaveLength(1);
  begun[0]?.resolve('old');
  expect(await before).toBe('old');
  await expect.poll(() => begun.length).toBe(2);
  begun[1]?.resolve('new');
  expect(await Promise.all(after)).toEqual(['new', 'new', 'new']);
  expect(begun).toHaveLength(2);
});

test('a failure reaches those who asked for it, and nobody later', async () => {
  const { ask, begun, touch } = stage();
  const first = ask();
  touch();
  const second = ask();
  begun[0]?.reject(new Error('away'));
  await expect(first).rejects.toThrow('away');
  await expect.poll(() => begun.length).toBe(2);
  begun[1]?.resolve('back');
  expect(await second).toBe('back');
});
