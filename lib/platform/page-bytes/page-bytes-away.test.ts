import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { BytesSite, type Got, type Page } from '#lib/testing/bytes-site.ts';
import { markTouched } from '../cache/tag-clock.ts';

// What is served when a page cannot be made: because the database is away, or for another reason.

const site = new BytesSite();
beforeAll(() => site.start());
beforeEach(() => site.reset());
afterAll(() => site.stop());

const words = (got: Got) => [got.status, got.headers['x-cache']];

test('while the database is away the last good bytes are served, with their age', async () => {
  site.pages['/'] = { body: 'good' };
  await site.get('/');
  site.isAway = true;
  for (const failure of [
    { status: 500, headers: { 'cache-control': 'no-store' } },
    () => Promise.reject(new Error('the database is away')),
  ]) {
    site.pages['/'] = failure;
    markTouched(['tag']);
    const before = site.asked.length;
    for (let i = 0; i < 3; i++) {
      const got = await site.get('/');
      expect([...words(got), got.text]).toEqual([200, 'STALE', 'good']);
      expect(got.headers.age).toMatch(/^\d+$/);
    }
    // Not every request tries again.
    expect(site.asked).toHaveLength(before + 1);
  }
  site.pages['/'] = { body: 'new' };
  markTouched(['tag']);
  expect((await site.get('/')).text).toBe('new');
});

test('nobody waits for a database that hangs when there are older bytes, nor once it is back', async () => {
  site.pages['/'] = { body: 'good' };
  await site.get('/');
  site.isAway = true;
  const hanging = Promise.withResolvers<Page>();
  site.pages['/'] = () => hanging.promise;
  markTouched(['tag']);
  for (let i = 0; i < 3; i++) expect((await site.get('/')).headers['x-cache']).toBe('STALE');
  expect(site.asked).toHaveLength(2);
  hanging.resolve({ body: 'new' });
  await expect.poll(async () => (await site.get('/')).text).toBe('new');
});

test('a slow page is waited for as long as the database is there', async () => {
  site.pages['/'] = { body: 'good' };
  await site.get('/');
  const slow = Promise.withResolvers<Page>();
  site.pages['/'] = () => slow.promise;
  markTouched(['tag']);
  const waiting = site.get('/');
  await expect.poll(() => site.inquiries).toBeGreaterThan(0);
  slow.resolve({ body: 'new' });
  expect((await waiting).text).toBe('new');
});

test('a page that fails although the database is there is not shown as it once was', async () => {
  site.pages['/'] = { body: 'hidden since' };
  await site.get('/');
  site.pages['/'] = { status: 500, headers: { 'cache-control': 'no-store' } };
  markTouched(['tag']);
  expect(words(await site.get('/'))).toEqual([500, 'MISS']);
  site.isAway = true;
  expect(words(await site.get('/'))).toEqual([500, 'MISS']);
});

test('a database that is back at once is asked again', async () => {
  site.pages['/'] = { body: 'good' };
  await site.get('/');
  site.pages['/'] = async () => {
    site.pages['/'] = { body: 'new' };
    throw new Error('the connection was cut');
  };
  markTouched(['tag']);
  expect((await site.get('/')).text).toBe('new');
});

test('without older bytes a failure is a failure', async () => {
  site.pages['/'] = { status: 503, headers: { 'cache-control': 'no-store' } };
  expect(words(await site.get('/'))).toEqual([503, 'MISS']);
  site.pages['/'] = () => Promise.reject(new Error('away'));
  expect((await site.get('/')).status).toBe(500);
});

test('a page that was taken away is not shown again when the next attempt fails', async () => {
  site.pages['/'] = { body: 'hidden later' };
  await site.get('/');
  site.pages['/'] = { status: 404, tags: ['tag'] };
  markTouched(['tag']);
  expect((await site.get('/')).status).toBe(404);
  site.pages['/'] = { status: 500 };
  markTouched(['tag']);
  expect((await site.get('/')).status).toBe(500);
});
