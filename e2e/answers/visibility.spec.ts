import { globSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { DATA_DIR } from '#e2e/support/place.ts';
import { keepStage, runInside } from '#e2e/support/stage.ts';
import {
  ACTIONS,
  actionNames,
  readBuild,
  send,
  sendersOf,
} from '#e2e/support/visibility/actions.ts';
import { ask, askForData, type Got, inTurn } from '#e2e/support/visibility/ask.ts';
import { firstNews } from '#e2e/support/visibility/first-news.ts';
import { ASKED, Matrix } from '#e2e/support/visibility/matrix.ts';
import type { CommentItem, Decided, StageBefore } from '#e2e/support/visibility/stage.ts';
import { SURFACES } from '#e2e/support/visibility/surfaces.ts';
import { type KeptMail, readMailbox } from '#lib/platform/mail/mailbox.ts';

// Items in every state, people of every kind, every surface of the site: what stands where is held
// against the policy, by words that stand nowhere else. What may be seen has to be there, too.

test.describe.configure({ mode: 'default' });

/** Some thousand requests, on a machine that is busy with other things too. */
const TIMEOUT_MS = 180_000;

/** Fewer combinations than this (there were 50,994) mean that something is asked no longer. */
const LEAST_CELLS = 50_000;

let matrix: Matrix;
/** What was served to a visitor before anything was decided, by address. */
const before = new Map<string, Got>();

test.beforeAll(async ({ baseURL: origin = '' }) => {
  test.setTimeout(TIMEOUT_MS);
  const begun = await runInside<StageBefore>('visibility/set-stage.ts');
  keepStage('visibility', begun);
  const items = [...begun.comments, ...begun.essays];
  const nothing = { to: '', reader: begun.viewers.visitor, answers: [] };
  const stage = { ...begun, after: { decisions: {}, cases: {}, mails: nothing } };
  // Everybody has seen them, and the site has kept what it answered.
  const paths = ASKED.filter(({ surface }) => surface === 'everybody').flatMap((entry) =>
    items.flatMap((item) => entry.paths(item, stage)),
  );
  await inTurn([...new Set(paths)], async (path) => {
    before.set(path, await ask(origin, path, ''));
  });
  const after = await runInside<Decided>('visibility/decide.ts');
  matrix = new Matrix({ ...begun, after }, [...items, ...after.mails.answers]);
});

test('every route is in the list of surfaces, and every surface is a route', () => {
  const routes = globSync(
    'app/**/{page,route,default,template,sitemap,robots,manifest,opengraph-image,twitter-image,icon,apple-icon,favicon}.{ts,tsx,js,jsx,png,svg,ico,jpg,gif}',
  ).map((file) => file.slice('app/'.length));
  expect(SURFACES.map(({ route }) => route).toSorted()).toEqual(routes.toSorted());
});

test('what was seen before is seen no longer where it may not: no kept bytes, no 304', async ({
  baseURL: origin = '',
}) => {
  let unchanged = 0;
  await inTurn([...before], async ([path, { etag, body }]) => {
    if (!etag) return;
    const got = await ask(origin, path, '', { headers: { 'if-none-match': etag } });
    if (got.status === 304) unchanged += 1;
    matrix.holdsNothingMore({
      text: got.status === 304 ? body : got.body,
      surface: 'everybody',
      where: `${path}, asked by ETag,`,
      who: ['visitor', matrix.stage.viewers.visitor],
      // A page knows its own address, and so does who asks for it.
      asked: path,
    });
  });
  expect([...matrix.faults]).toEqual([]);
  // What nobody decided about is still kept.
  expect(unchanged).toBeGreaterThan(0);
});

test('every item in every state, for everybody, wherever it might show', async ({
  baseURL: origin = '',
}) => {
  test.setTimeout(TIMEOUT_MS);
  const looks = matrix.looks();
  await inTurn(looks, async (look) => {
    const { way, path, who } = look;
    const { cookie } = who[1];
    const got =
      way === 'RSC'
        ? await askForData(origin, path, cookie)
        : await ask(origin, path, cookie, { method: way });
    if (got.status >= 500) matrix.faults.add(`${way} ${path} answers ${got.status}`);
    matrix.look(look, `${got.head}\n${got.body}`);
  });
  console.log(`${looks.length} requests, ${matrix.size} cells`);
  expect([...matrix.faults]).toEqual([]);
  expect(matrix.size).toBeGreaterThan(LEAST_CELLS);
});

test('every action, sent by who may not do it, tells nothing more', async ({
  baseURL: origin = '',
}) => {
  test.setTimeout(TIMEOUT_MS);
  expect(Object.keys(ACTIONS).toSorted()).toEqual(actionNames().toSorted());
  const build = readBuild(matrix.stage);
  const comments = matrix.stage.comments.filter(({ thread }) => thread === 'short');
  const sendings = Object.entries(ACTIONS).flatMap(([name, action]) =>
    'why' in action
      ? []
      : comments.flatMap((item) =>
          sendersOf(action, item, matrix.everybody()).map((who) => ({ name, action, item, who })),
        ),
  );
  await inTurn(sendings, async ({ name, action, item, who }) => {
    const fields = action.fields(item, matrix.stage);
    if (!fields) return;
    const { id, path } = build(name, item);
    const { status, head, body } = await send(origin, path, who[1].cookie, id, fields);
    const about = `${name} about the ${item.state} comment by ${who[0]}`;
    if (status >= 500) matrix.faults.add(`${about} is answered ${status}`);
    // It was understood, and refused for who sent it.
    const code = /"status":"problem","code":"([\w-]+)"/.exec(body)?.[1];
    const isAnswered = code !== undefined || /"status":"done"|x-action-redirect/.test(head + body);
    const isRefused = action.from === 'everybody' || (code !== undefined && code !== 'invalid');
    if (!isAnswered || !isRefused) matrix.faults.add(`${about} is answered with ${code}`);
    matrix.holdsNothingMore({
      text: `${head}\n${body}`,
      surface: 'reader',
      where: `the answer of ${name} at ${path}`,
      who,
      asked: path,
    });
    matrix.countAll(item, who, name);
  });
  console.log(`${sendings.length} forms, ${matrix.size} cells`);
  expect([...matrix.faults]).toEqual([]);
});

test('what is sealed and whose a name is, is told to whoever may ask with a reason', async ({
  baseURL: origin = '',
}) => {
  const build = readBuild(matrix.stage);
  const { comments, after } = matrix.stage;
  const reason = 'For the test of what may be seen.';
  for (const item of comments.filter(({ thread }) => thread === 'short')) {
    for (const who of [...matrix.everybody(), ['writer', item.writer] as const]) {
      const persona = { personaId: item.personaId, reason };
      const asked = [['revealPersona', 'revealed', persona, ['email']]] as const;
      const decisionId = item.state === 'edited-out' ? after.decisions[item.id]?.[0] : undefined;
      const sealed = { decisionId: decisionId ?? '', reason };
      const all = decisionId
        ? ([...asked, ['lookAtSealed', 'sealed', sealed, ['original', 'earlier']]] as const)
        : asked;
      for (const [name, surface, fields, parts] of all) {
        const { id, path } = build(name, item);
        const { body } = await send(origin, path, who[1].cookie, id, fields);
        matrix.holdsExactly({ text: body, surface, where: name, who }, item, parts);
      }
    }
  }
  expect([...matrix.faults]).toEqual([]);
});

test('counts, live news and what one person is told of their own agree with it', async ({
  baseURL: origin = '',
}) => {
  const { comments, short, viewers } = matrix.stage;
  const essay = comments.find(({ slug }) => slug === short.slug);
  const html = (await ask(origin, `/essays/${short.slug}`, '')).body;
  const counted = /data-comment-count="(\d+)"/.exec(html)?.[1];
  const shown = (html.match(/<article[^>]*\sdata-comment(?![-\w])[^>]*>/g) ?? []).filter(
    (tag) => !tag.includes('data-state='),
  );
  expect(counted).toBe(String(shown.length));
  expect(html).toContain(`"commentCount":${counted}`);

  const news = await firstNews(origin, `/api/live?essay=${essay?.essayId}&since=0`);
  for (const item of comments.filter(({ slug }) => slug === short.slug)) {
    const isTold = matrix.maySee(item, 'text', viewers.visitor, 'everybody');
    expect(news.numbers.includes(item.number), `live news of the ${item.state}`).toBe(isTold);
    for (const who of [...matrix.everybody(), ['writer', item.writer] as const]) {
      const { body } = await ask(origin, `/api/viewer?essay=${item.essayId}`, who[1].cookie);
      const isOwn = who[0] === 'writer' && item.state !== 'deleted';
      expect(body.includes(item.id), `own ${item.state} for ${who[0]}`).toBe(isOwn);
      matrix.countAll(item, who, '/api/viewer own');
    }
  }
  expect(news.count).toBe(Number(counted));
});

test('a mail that waited is sent only about what its reader may read by then', async () => {
  test.setTimeout(TIMEOUT_MS);
  const { to, reader, answers } = matrix.stage.after.mails;
  await runInside('hasten-jobs.ts');
  const mails = async () => (await readMailbox(DATA_DIR)).filter((mail) => mail.to === to);
  const named = (item: CommentItem, all: KeptMail[]) =>
    all.some(({ text, subject }) => `${subject}${text}`.includes(item.id));
  // Whoever was suspended since, or had something blacked out, sends none either.
  const sent = answers.filter(({ state }) =>
    ['published', 'restored', 'released', 'name-hidden'].includes(state),
  );
  for (const item of sent) {
    await expect
      .poll(async () => named(item, await mails()), { timeout: 30_000, message: item.state })
      .toBe(true);
  }
  const all = await mails();
  for (const item of answers) {
    expect(named(item, all), item.state).toBe(sent.includes(item));
    matrix.countAll(item, ['reader', reader], 'mail of an answer');
  }
  for (const { subject, text } of all) {
    const where = `a mail with the subject “${subject}”`;
    const mail = { text: `${subject}\n${text}`, surface: 'reader', where } as const;
    matrix.holdsNothingMore({ ...mail, who: ['reader', reader] });
  }
  console.log(`${matrix.size} cells in all`);
  expect([...matrix.faults]).toEqual([]);
});
