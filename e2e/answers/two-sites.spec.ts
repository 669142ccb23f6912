import { fetchBytes } from '#bench/client/fetch-bytes.ts';
import { type BytesStage, postComment, setBytes } from '#e2e/support/bytes-stage.ts';
import { type SecondSite, startSecondSite } from '#e2e/support/second-site.ts';
import { runInside } from '#e2e/support/stage.ts';
import { expect, test } from '#e2e/support/test.ts';

// Two processes of the site on one database, and one of them whose database goes away.

let stage: BytesStage;
let second: SecondSite;
let essay: string;

test.describe.configure({ mode: 'serial', timeout: 120_000 });

test.beforeAll(async () => {
  stage = await setBytes();
  second = await startSecondSite(stage.database);
  essay = `${second.url}/essays/${stage.slug}`;
});

test.afterAll(() => second?.stop());

const read = () => fetchBytes(essay, { 'accept-encoding': 'identity' });

test('a change through one process is not served from the bytes of the other for longer than a second', async ({
  baseURL,
}) => {
  for (const turn of [1, 2, 3]) {
    await expect.poll(async () => (await read()).header('x-cache')).toBe('HIT');
    await postComment(baseURL ?? '', stage, `Told to the other process, ${turn}.`);
    await expect
      .poll(async () => (await read()).body.toString(), { timeout: 1_000, intervals: [10] })
      .toContain(`Told to the other process, ${turn}.`);
  }
});

test('while the database is away pages are read on, and say how old they are', async ({
  baseURL,
}) => {
  await expect.poll(async () => (await read()).header('x-cache')).toBe('HIT');
  const good = await read();
  const never = `${second.url}/essays/${stage.slug}-never-read`;
  await second.takeDatabase();
  const away = await read();
  expect([away.status, away.header('x-cache')]).toEqual([200, 'HIT']);
  expect((await fetchBytes(never, {})).status).toBe(500);

  // It comes back as another server does, so all that is kept may be old; and goes away again.
  await postComment(baseURL ?? '', stage, 'Said while the other process was cut off.');
  await second.giveDatabase();
  await expect
    .poll(async () => (await read()).body.toString(), { timeout: 10_000 })
    .toContain('Said while the other process was cut off.');
  expect(good.body.toString()).not.toContain('Said while the other process was cut off.');
});

test('what was touched and can not be made anew is served as it was', async () => {
  const rules = () => fetchBytes(`${second.url}/rules`, {});
  await expect.poll(async () => (await read()).header('x-cache')).toBe('HIT');
  await expect.poll(async () => (await rules()).header('x-cache')).toBe('HIT');
  const good = await read();
  await runInside('touch-everything.ts');
  // Another page shows that the touch has arrived; nobody has read this one since.
  await expect.poll(async () => (await rules()).header('x-cache')).toBe('MISS');
  await second.takeDatabase();
  for (const answer of await Promise.all([read(), read(), read()])) {
    expect([answer.status, answer.header('x-cache')]).toEqual([200, 'STALE']);
    expect(answer.header('age')).toMatch(/^\d+$/);
    expect(answer.body.equals(good.body)).toBe(true);
  }
  await second.giveDatabase();
  await expect.poll(async () => (await read()).header('x-cache'), { timeout: 10_000 }).toBe('HIT');
});
