import type { CacheEntry } from 'next/cache';
import { expect, test } from 'vitest';
import handler, { functionCacheSize } from './function-handler.ts';
import { lastTouch, markTouched, moment } from './tag-clock.ts';

let made = 0;
const newTag = () => `function-test:${made++}`;

function entry(text: string, tags: string[], timestamp = moment()): CacheEntry {
  const value = new Blob([text]).stream();
  return { value, tags, timestamp, stale: 30, revalidate: 3600, expire: 86_400 };
}

async function textOf(key: string, softTags: string[] = []): Promise<string | undefined> {
  const found = await handler.get(key, softTags);
  return found && (await new Response(found.value).text());
}

test('gives the same result to everybody until a tag is touched', async () => {
  const tag = newTag();
  await handler.set('kept', Promise.resolve(entry('kept text', [tag])));
  expect(await textOf('kept')).toBe('kept text');
  expect(await textOf('kept')).toBe('kept text');
  markTouched([tag]);
  expect(await textOf('kept')).toBeUndefined();
});

test('gives nothing stale, whatever lifetime a touch allows', async () => {
  const tag = newTag();
  await handler.set('swr', Promise.resolve(entry('old', [tag])));
  await handler.updateTags([tag], { expire: 3600 });
  expect(await textOf('swr')).toBeUndefined();
});

test('heeds a touch of the address it is asked under', async () => {
  const path = newTag();
  await handler.set('soft', Promise.resolve(entry('text', [])));
  expect(await textOf('soft', [path])).toBe('text');
  await handler.updateTags([path]);
  expect(await handler.getExpiration([path])).toBe(lastTouch([path]));
  expect(await textOf('soft', [path])).toBeUndefined();
});

test('forgets what is older than its time of revalidation', async () => {
  const anHourAgo = moment() - 3_600_001;
  await handler.set('aged', Promise.resolve(entry('aged', [], anHourAgo)));
  expect(await textOf('aged')).toBeUndefined();
});

test('lets a second asker wait for the first', async () => {
  const pending = Promise.withResolvers<CacheEntry>();
  const setting = handler.set('waits', pending.promise);
  const asked = textOf('waits');
  pending.resolve(entry('at last', []));
  await setting;
  expect(await asked).toBe('at last');
});

test('keeps nothing of a function that failed, and blocks nobody', async () => {
  await handler.set('fails', Promise.reject(new Error('no')));
  const broken = new ReadableStream<Uint8Array>({ start: (c) => c.error(new Error('half way')) });
  await handler.set('fails', Promise.resolve({ ...entry('', []), value: broken }));
  expect(await textOf('fails')).toBeUndefined();
});

test('does not keep a result that a touch overtook, and touches again for those who shared it', async () => {
  const tag = newTag();
  const begun = entry('read before the change', [tag]);
  markTouched([tag]);
  const pageBornAfterTheTouch = moment();
  await handler.set('overtaken', Promise.resolve(begun));
  expect(await textOf('overtaken')).toBeUndefined();
  expect(lastTouch([tag])).toBeGreaterThan(pageBornAfterTheTouch);
});

test('comes to rest: what began after a change echoes only so deep', async () => {
  const tag = newTag();
  markTouched([tag]);
  for (let depth = 0; depth < 5; depth++) {
    const begun = entry('overlaps', [tag]);
    markTouched([tag], depth);
    await handler.set('chain', Promise.resolve(begun));
  }
  const last = lastTouch([tag]);
  await new Promise((resolve) => setImmediate(resolve));
  const atRest = lastTouch([tag]);
  expect(atRest).toBeGreaterThanOrEqual(last);
  await handler.set('chain', Promise.resolve(entry('new', [tag])));
  expect(await textOf('chain')).toBe('new');
  expect(lastTouch([tag])).toBe(atRest);
});

test('holds no more than its bound', async () => {
  const text = 'x'.repeat(1024 * 1024);
  for (let i = 0; i < 40; i++) await handler.set(`big ${i}`, Promise.resolve(entry(text, [])));
  expect(functionCacheSize().bytes).toBeLessThanOrEqual(32 * 1024 * 1024);
  expect(await textOf('big 39')).toBe(text);
  expect(await textOf('big 0')).toBeUndefined();
});
