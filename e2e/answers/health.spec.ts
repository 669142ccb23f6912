import { expect, test } from '#e2e/support/test.ts';

test('a monitor hears that the process lives and that it can do its work', async ({ request }) => {
  const live = await request.get('/api/health/live');
  expect([live.status(), await live.json()]).toEqual([200, { live: true }]);
  const ready = await request.get('/api/health/ready');
  expect([ready.status(), await ready.json()]).toEqual([
    200,
    { ready: true, database: 'up to date' },
  ]);
  for (const answer of [live, ready]) {
    expect(answer.headers()['cache-control']).toBe('no-store');
    expect(answer.headers()['set-cookie']).toBeUndefined();
  }
});
