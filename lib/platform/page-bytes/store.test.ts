import { afterEach, expect, test } from 'vitest';
import { EVERYTHING, markTouched } from '../cache/tag-clock.ts';
import { Answer } from './answer.ts';
import { type Kept, type Room, Store } from './store.ts';

const KB = 1024;
const BOUNDS = { pages: 400 * KB, variants: 100 * KB, refusals: 100 * KB, files: 100 * KB };

let stores: Store[] = [];

afterEach(() => {
  for (const store of stores) store.close();
  stores = [];
});

function open(bounds = BOUNDS): Store {
  const store = new Store(bounds);
  stores.push(store);
  return store;
}

function answer(text: string, status = 200): Answer {
  const headers: [string, string][] = [['content-type', 'text/html; charset=utf-8']];
  return new Answer({ status, headers, body: Buffer.from(text) }, 'page', []);
}

function kept(text: string, tags: string[], room: Room = 'pages', more: Partial<Kept> = {}): Kept {
  const made = performance.now();
  const status = room === 'refusals' ? 404 : 200;
  const until = made + 60_000;
  return {
    room,
    answer: answer(text, status),
    tags,
    made,
    until,
    fresh: true,
    ...more,
  };
}

const page = (key: string) => ({ kind: 'page' as const, key });

test('gives out what is kept until one of its tags is touched, and then keeps it for need', () => {
  const store = open();
  const one = kept('one', ['store:1', 'store:all']);
  store.keep('/one', one);
  store.keep('/two', kept('two', ['store:2', 'store:all']));
  expect(store.find(page('/one'))).toBe(one.answer);
  expect(store.findPlain('/one')).toBe(one.answer);
  markTouched(['store:1']);
  expect(store.find(page('/one'))).toBeUndefined();
  expect(store.last(page('/one'))?.answer).toBe(one.answer);
  expect(store.find(page('/two'))).toBeDefined();
  markTouched(['store:all']);
  expect(store.find(page('/two'))).toBeUndefined();
  expect(store.size().tags).toBe(0);
  store.keep('/one', kept('new', ['store:1']));
  expect(store.find(page('/one'))).toBeDefined();
});

test('a touch of everything leaves only what never changes', () => {
  const store = open();
  store.keep('/a', kept('a', ['store:a']));
  store.keep('/b\nvariant', kept('b', ['store:b'], 'variants'));
  store.keep('/c', kept('c', ['store:c'], 'refusals'));
  store.keep('/_next/static/d.js', kept('d', [], 'files'));
  markTouched([EVERYTHING]);
  expect(store.find(page('/a'))).toBeUndefined();
  expect(store.find({ kind: 'variant', key: '/b\nvariant' })).toBeUndefined();
  expect(store.find(page('/c'))).toBeUndefined();
  expect(store.find({ kind: 'file', key: '/_next/static/d.js' })).toBeDefined();
});

test('what says "not found" and what scripts load are not kept once they are old', () => {
  const store = open();
  store.keep('/c', kept('c', ['store:c'], 'refusals'));
  store.keep('/b', kept('b', ['store:c'], 'variants'));
  markTouched(['store:c']);
  expect(store.size()).toEqual({ entries: 0, bytes: 0, tags: 0 });
});

test('is good for its time and no longer', () => {
  const store = open();
  store.keep('/past', kept('x', ['store:p'], 'pages', { until: performance.now() - 1 }));
  expect(store.find(page('/past'))).toBeUndefined();
  expect(store.last(page('/past'))).toBeDefined();
});

test('an address has one answer: a page takes the place of a refusal, and the other way round', () => {
  const store = open();
  store.keep('/x', kept('page', ['store:x']));
  store.keep('/x', kept('none', ['store:x'], 'refusals'));
  expect(store.find(page('/x'))?.status).toBe(404);
  expect(store.last(page('/x'))).toBeUndefined();
  store.keep('/x', kept('page', ['store:x']));
  expect(store.find(page('/x'))?.status).toBe(200);
  expect(store.size().entries).toBe(1);
});

test('what was packed later is counted, and the plain bytes it stands for no more', async () => {
  const store = open();
  const long = kept('a comment and its answer. '.repeat(1_000), ['store:g']);
  store.keep('/g', long);
  const before = store.size().bytes - long.answer.size;
  const { bytes } = await long.answer.prepare('gzip');
  store.grown('/g', long.answer);
  expect(store.size().bytes).toBe(before + bytes.byteLength);
  markTouched(['store:g']);
  expect(store.find(page('/g'))).toBeUndefined();
});

test('asking for many addresses that do not exist pushes no page out', () => {
  const store = open();
  store.keep('/real', kept('x'.repeat(10 * KB), ['store:real']));
  for (let i = 0; i < 1_000; i++) {
    store.keep(`/none/${i}`, kept('no'.repeat(KB), [`store:none:${i}`], 'refusals'));
    store.keep(`/v/${i}\n`, kept('v'.repeat(KB), [`store:v:${i}`], 'variants'));
  }
  expect(store.find(page('/real'))).toBeDefined();
  expect(store.find(page('/none/0'))).toBeUndefined();
  expect(store.size().bytes).toBeLessThanOrEqual(700 * KB);
});

test('1,000 addresses and many touches stay within bounds and leave nothing behind', () => {
  const store = open();
  for (let round = 0; round < 20; round++) {
    for (let i = 0; i < 1_000; i++) {
      const text = `${round} ${'x'.repeat((i * 37) % (8 * KB))}`;
      store.keep(`/page/${i}`, kept(text, [`store:m:${i}`, `store:of:${i % 10}`, 'store:m']));
      if (i % 3 === 0) markTouched([`store:of:${(i * 7) % 10}`, `store:unknown:${i}`]);
    }
    const { bytes, tags } = store.size();
    expect(bytes).toBeLessThanOrEqual(BOUNDS.pages);
    // No more tags than the entries that can be there at once have.
    expect(tags).toBeLessThanOrEqual(BOUNDS.pages / (6 * KB) + 11);
  }
  markTouched(['store:m', ...Array.from({ length: 10 }, (_, i) => `store:of:${i}`)]);
  expect(store.size().tags).toBe(0);
});

test('takes nothing in that is larger than its room', () => {
  const store = open();
  store.keep('/huge', kept('x'.repeat(500 * KB), ['store:huge']));
  expect(store.size()).toEqual({ entries: 0, bytes: 0, tags: 0 });
});
