import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { newId } from '#lib/kernel/ids.ts';
import type { Task } from '#lib/platform/jobs/task.ts';
import { makeComment, makeEssay, makePerson } from '#lib/testing/factories.ts';
import { runDueJobs, waitingJobs } from '#lib/testing/run-due-jobs.ts';
import { testDatabase } from '#lib/testing/test-database.ts';
import { findChanges } from './commands/find-changes.ts';
import { hubTasks } from './jobs.ts';
import { readFeedEssays, readFeedPages } from './queries.ts';

const { db, pool, empty } = testDatabase();
const SITE = 'https://offcall.example';

/** What a real hub on this machine was sent. */
const sent: { type: string | undefined; body: string }[] = [];
let answers = 204;

async function read(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const part of request) body += part;
  return body;
}

const hub = createServer(async (request, response) => {
  sent.push({ type: request.headers['content-type'], body: await read(request) });
  response.writeHead(answers, answers === 302 ? { location: '/elsewhere' } : {}).end('Thanks.');
});

let tasks: readonly Task[];

beforeAll(async () => {
  await new Promise<void>((done) => hub.listen(0, '127.0.0.1', done));
  const { port } = hub.address() as AddressInfo;
  tasks = hubTasks({ hub: `http://127.0.0.1:${port}/publish`, siteUrl: SITE });
});

afterAll(() => {
  hub.closeAllConnections();
  hub.close();
});

beforeEach(async () => {
  await empty();
  sent.length = 0;
  answers = 204;
});

/** Touches tags as they were a while ago, so that they have settled. */
async function touched(...tags: string[]): Promise<void> {
  await pool.query(
    `INSERT INTO cache_touch (tag, touched_at)
     SELECT unnest($1::text[]), clock_timestamp() - interval '6 seconds'
     ON CONFLICT (tag) DO UPDATE SET touched_at = excluded.touched_at`,
    [tags],
  );
}

/** As if the site had looked for changes an hour ago. */
async function lookedBefore(): Promise<void> {
  await findChanges();
  await pool.query("UPDATE feed_watch SET seen_until = now() - interval '1 hour'");
}

const urls = () => sent.map(({ body }) => new URLSearchParams(body).get('hub.url'));

it('tells the hub of changed feeds, once for each burst of changes, and nothing else', async () => {
  const essay = await makeEssay();
  const comment = await makeComment({ essayId: essay.id, by: await makePerson() });
  await lookedBefore();
  await pool.query('DELETE FROM cache_touch');
  await touched('essays', `essay:${essay.id}`, 'guide', `comment:${comment.id}`);
  await touched('essays', `latest:${essay.threadId}`);
  await findChanges();
  await runDueJobs(tasks, new Date());
  expect(urls().sort()).toEqual(
    ['', `/essays/${essay.slug}`, '/guide']
      .flatMap((below) => [`${SITE}${below}/feed.json`, `${SITE}${below}/feed.xml`])
      .sort(),
  );
  expect(sent[0]).toEqual({
    type: 'application/x-www-form-urlencoded;charset=UTF-8',
    body: `hub.mode=publish&hub.url=${encodeURIComponent(urls()[0] ?? '')}`,
  });
  sent.length = 0;
  await findChanges();
  expect(await waitingJobs()).toEqual([]);
});

it('says nothing of what changed before it first looked, nor of an essay that is not published', async () => {
  const draft = await makeEssay();
  await db.essay.update({ where: { id: draft.id }, data: { publishedRevision: null } });
  await touched('essays');
  await findChanges();
  expect(await waitingJobs()).toEqual([]);
  await pool.query("UPDATE feed_watch SET seen_until = now() - interval '1 hour'");
  await pool.query('DELETE FROM cache_touch');
  await touched(`latest:${draft.threadId}`, `comment:${newId()}`, 'home');
  await findChanges();
  expect(await waitingJobs()).toEqual([]);
});

it.each([500, 302])('is tried again when the hub answers %i', async (status) => {
  await lookedBefore();
  await pool.query('DELETE FROM cache_touch');
  await touched('guide');
  await findChanges();
  answers = status;
  await expect(runDueJobs(tasks, new Date())).rejects.toThrow();
  answers = 202;
  expect(await waitingJobs()).toMatchObject([{ task: 'ping-hub-guide', ids: {} }]);
});

it('has the newest essays, changed when one was corrected, and nothing that is not published', async () => {
  const now = new Date('2026-11-20T10:00:00Z');
  const corrected = await makeEssay({ title: 'Corrected', now });
  await makeEssay({ title: 'A draft', draft: true, now });
  const at = new Date('2026-11-21T10:00:00Z');
  await db.correction.create({
    data: { id: newId(), essayId: corrected.id, note: 'A number.', revision: 1, createdAt: at },
  });
  expect(await readFeedEssays()).toMatchObject([
    { id: corrected.id, title: 'Corrected', changedAt: at.toISOString(), language: 'en-GB' },
  ]);
  expect(await readFeedPages()).toEqual([]);
});
