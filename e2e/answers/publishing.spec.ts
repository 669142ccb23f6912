import type { APIRequestContext } from '@playwright/test';
import { changeDraft, type LiveDraft, makeLiveDraft } from '#e2e/support/live-draft.ts';
import { expect, test } from '#e2e/support/stage-test.ts';
import { wordsOf } from '#e2e/support/words-of.ts';

/** Everywhere that an essay is listed. */
const LISTS = ['/', '/feed.xml', '/feed.json', '/sitemap.xml'];
/** How often a reader asks again while the test waits (ms). */
const INTERVALS = [40];
/** From when it was done until everybody is shown it (ms). */
const AT_MOST = 1_000;

async function read(request: APIRequestContext, path: string) {
  const answer = await request.get(path, { maxRedirects: 0 });
  const headers = answer.headers();
  return { status: answer.status(), headers, text: await answer.text() };
}

/** What readers see of an essay: at its address, and whether each list names it. */
async function seen(request: APIRequestContext, { slug, mark }: LiveDraft) {
  const page = await read(request, `/essays/${slug}`);
  const lists = await Promise.all(LISTS.map((path) => read(request, path)));
  return [page.status, ...lists.map(({ text }) => text.includes(mark))];
}

/** Asks until readers see this, and gives when those asked who did (milliseconds since 1970). */
async function shownFrom(
  request: APIRequestContext,
  draft: LiveDraft,
  expected: readonly (number | boolean)[],
): Promise<number> {
  let askedAt = 0;
  const look = () => {
    askedAt = Date.now();
    return seen(request, draft);
  };
  await expect.poll(look, { intervals: INTERVALS, timeout: 30_000 }).toEqual(expected);
  return askedAt;
}

/** Asked again it comes from what is kept; another test may have touched it between two requests. */
async function isKept(request: APIRequestContext, path: string): Promise<void> {
  const look = async () => (await read(request, path)).headers['x-cache'];
  await expect.poll(look, { message: path, intervals: INTERVALS }).toBe('HIT');
}

test('what is published, moved or taken back is so for everybody within a second, and kept then', async ({
  request,
}) => {
  const draft = await makeLiveDraft();
  const hidden = LISTS.map(() => false);
  const listed = LISTS.map(() => true);
  // What is there before is kept.
  expect(await seen(request, draft)).toEqual([404, ...hidden]);
  for (const path of [...LISTS, `/essays/${draft.slug}`]) await isKept(request, path);

  const steps = [
    { change: ['publish'], expected: [200, ...listed] },
    { change: ['move', `${draft.slug}-moved`], expected: [308, ...listed] },
    { change: ['take-back'], expected: [410, ...hidden] },
  ] as const;
  for (const { change, expected } of steps) {
    const [doneAt, shownAt] = await Promise.all([
      changeDraft(draft, ...change),
      shownFrom(request, draft, expected),
    ]);
    expect(shownAt - doneAt, change[0]).toBeLessThan(AT_MOST);
    for (const path of LISTS) await isKept(request, path);
  }
  // Where it stood last, and where it stood before, the same page says so, and nothing else of it.
  for (const slug of [draft.slug, `${draft.slug}-moved`]) {
    await isKept(request, `/essays/${slug}`);
    const { status, text } = await read(request, `/essays/${slug}`);
    expect(status).toBe(410);
    expect(wordsOf(text)).toContain('The essay that stood here was taken back');
    expect(text).toMatch(/<meta name="robots" content="noindex/);
    expect(text.replaceAll(slug, '')).not.toContain(draft.mark);
    for (const below of ['newest', 'helpful', 'from/1', 'since/0', 'comment', 'report']) {
      expect((await read(request, `/essays/${slug}/${below}`)).status, below).toBe(404);
    }
  }
});

test('where an essay stood before leads to it for good, in one step, from every page below', async ({
  request,
  stage,
}) => {
  const { slug, formerly, number } = stage.publishing.moved;
  const below = [
    '',
    '/newest',
    '/newest/2',
    '/helpful',
    '/helpful/1/2',
    '/page/2',
    `/from/${number}`,
    '/since/0',
    '/voices',
    '/voices/left',
    '/feed.xml',
    '/feed.json',
    '/og.png',
    '/comment',
    '/report',
    '/save',
  ];
  for (const former of formerly) {
    for (const rest of below) {
      for (const query of ['', '?from=a%20mail&b=2']) {
        const { status, headers } = await read(request, `/essays/${former}${rest}${query}`);
        expect([status, headers.location], `${former}${rest}`).toEqual([
          308,
          `/essays/${slug}${rest}${query}`,
        ]);
        // Going back has to be possible: nobody keeps it without asking.
        expect(headers['cache-control']).toMatch(/max-age=0|no-store/);
      }
    }
  }
});

test('a link for reviewers shows a draft to nobody else, and one that does not work is none', async ({
  request,
  stage,
}) => {
  const { review, noReview } = stage.publishing;
  const { status, headers, text } = await read(request, `/review/${review}`);
  expect(status).toBe(200);
  expect(headers['cache-control']).toContain('no-store');
  expect(headers['referrer-policy']).toBe('no-referrer');
  expect(headers['x-robots-tag']).toContain('noindex');
  expect(wordsOf(text)).toContain('A draft, for you to read');
  expect(wordsOf(text)).toContain('Not before Wednesday');
  expect(wordsOf(text)).not.toContain('For Ann');
  const refused = await Promise.all(
    noReview.map(async (token) => {
      const answer = await read(request, `/review/${token}`);
      expect(answer.text.replaceAll(token, '')).not.toContain('Not before Wednesday');
      // In which order the parts of a page are sent is chance, for the same page too.
      return [answer.status, wordsOf(answer.text), answer.headers['referrer-policy']];
    }),
  );
  expect(refused.map(([answered]) => answered)).toEqual(noReview.map(() => 404));
  expect(new Set(refused.map((answer) => JSON.stringify(answer))).size).toBe(1);
});
