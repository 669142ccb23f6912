import type { Page } from '@playwright/test';
import { sincePage } from '#lib/comments/rules/addresses.ts';
import { expect, hostile as test } from './hostile-test.ts';
import { lookAtPages, lookForHarm, lookThrough } from './traps.ts';

/** Comments of one branch (post-vectors.ts). */
const BRANCH = 10;

for (const thread of ['attacks', 'odd', 'imported'] as const) {
  test(`every comment and every name of the ${thread}, once, as a page of its own`, async ({
    page,
    stage,
  }) => {
    const { slug, posted } = stage.threads[thread];
    let seen = 0;
    for await (const address of windows(page, sincePage(slug, 0))) {
      const { harm, texts } = await lookForHarm(page);
      expect(harm, address).toEqual([]);
      seen += texts;
    }
    expect(seen).toBeGreaterThanOrEqual(posted);
  });

  test(`the windows of the ${thread}`, async ({ page, stage }) => {
    const { slug, posted } = stage.threads[thread];
    const { harm, texts } = await lookThrough(page, `/essays/${slug}`);
    expect(harm).toEqual([]);
    // Each root with its first replies; what is behind a link stands on pages of its own.
    expect(texts).toBeGreaterThan(posted / BRANCH);
  });
}

test('every branch on its own page, and every comment as one that was answered', async ({
  page,
  stage,
}) => {
  const { branches, posted } = stage.threads.attacks;
  const paths = branches.flatMap(({ root, leaf }) => [`/comments/${root}`, `/comments/${leaf}`]);
  const { harm, texts } = await lookAtPages(page, paths);
  expect(harm).toEqual([]);
  // Each branch whole, and its last comment once more.
  expect(texts).toBe(posted + branches.length);
});

test('all that moderators and writers see of them', async ({ page, context, stage, enter }) => {
  const { packed, judged, heldImport } = stage;
  const look = async (paths: string[]) => {
    const { harm, texts } = await lookAtPages(page, paths);
    expect(harm).toEqual([]);
    return texts;
  };
  const visit = async (path: string) => {
    await page.goto(path);
    expect((await lookForHarm(page)).harm, path).toEqual([]);
  };
  await enter('moderator');
  await look([...packed, ...judged].map((id) => `/comments/${id}/hide`));
  await look(['/moderation', '/moderation/log', '/account', '/mailbox']);
  await visit(`/comments/${judged[0]}/hide`);
  let held = 0;
  for await (const address of windows(page, `/moderation/imports/${heldImport}`)) {
    const { harm, texts } = await lookForHarm(page);
    expect(harm, address).toEqual([]);
    held += texts;
  }
  expect(held).toBeGreaterThan(stage.threads.attacks.posted);

  await context.clearCookies();
  await enter('member');
  await visit('/account');
  await look(judged.map((id) => `/comments/${id}/more`));
  const pages = ['more', 'edit', 'history', 'reply', 'delete'];
  await look(packed.flatMap((id) => pages.map((name) => `/comments/${id}/${name}`)));
});

test('what is previewed, and what is kept before signing in', async ({ page, stage, enter }) => {
  const field = page.locator('textarea[name=body]');
  await enter('member');
  for (const id of stage.packed) {
    await page.goto(`/comments/${id}/edit`);
    expect((await field.inputValue()).length).toBeGreaterThan(0);
    await page.getByRole('button', { name: 'Preview' }).click();
    await expect(page.getByRole('region', { name: 'Preview' })).toBeVisible();
    expect((await lookForHarm(page)).harm).toEqual([]);
  }
  const last = await field.inputValue();
  await page.context().clearCookies();
  await page.goto(`/essays/${stage.threads.attacks.slug}/comment`);
  await field.fill(last);
  await page.getByRole('button', { name: 'Post comment' }).click();
  await page.waitForURL(/\/sign-in\?next=/);
  await page.goto(new URL(page.url()).searchParams.get('next') ?? '');
  await expect(field).toHaveValue(last);
  expect((await lookForHarm(page)).harm).toEqual([]);
});

/** Visits an address and what its links to the next lead to, to the end. */
async function* windows(page: Page, first: string): AsyncGenerator<string> {
  let next: string | null = first;
  while (next) {
    await page.goto(next);
    yield next;
    const link = page.locator('a[rel=next]');
    next = (await link.count()) === 1 ? await link.getAttribute('href') : null;
  }
}
