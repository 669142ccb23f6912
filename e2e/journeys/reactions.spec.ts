import type { Page } from '@playwright/test';
import { expectAccessible } from '#e2e/support/expect-accessible.ts';
import { enter, type ReactionStage, rowOf, setReactions } from '#e2e/support/reactions.ts';
import { smallTargets } from '#e2e/support/small-targets.ts';
import { expect, test } from '#e2e/support/test.ts';
import { whatSticksOut } from '#e2e/support/what-sticks-out.ts';

let stage: ReactionStage;

test.beforeAll(async () => {
  stage = await setReactions();
});

/** WCAG 2.2, 1.4.10. */
const NARROW = { width: 320, height: 640 };

/** As quick as an answer has to be to feel like one's own doing (ms). */
const AT_ONCE_MS = 100;

const rootAt = (index: number) => {
  const root = stage.roots[index];
  if (!root) throw new Error('there are enough roots');
  return root;
};

/** Waits until the rows are this person's. */
const marked = (page: Page) =>
  expect(
    page.locator('[data-react][role=button], [data-react]:not([href])').first(),
  ).toBeAttached();

const reaction = (page: Page, number: number, name: string) =>
  rowOf(page, number).locator('[data-react]').filter({ hasText: name });

test('a reaction is shown at once, kept, and taken back, by mouse and by keyboard', async ({
  page,
  context,
}, { project }) => {
  const root = rootAt(3);
  const guest = stage.people[project.name === 'phone' ? 0 : 1];
  if (!guest) throw new Error('there are people');
  await enter(context, stage, guest);
  await page.goto(`/essays/${stage.slug}`);
  await marked(page);
  const helpful = reaction(page, root.number, 'Helpful');
  await expect(helpful).toHaveAttribute('aria-pressed', 'false');
  const before = await countIn(helpful);

  const answer = page.waitForResponse((response) => response.request().method() === 'POST');
  await helpful.click();
  await expect(helpful).toHaveAttribute('aria-pressed', 'true');
  expect(await countIn(helpful)).toBe(before + 1);
  await answer;
  await expect(page.getByText(`You said “Helpful” to #${root.number}: `)).toBeAttached();
  await expect(page).toHaveURL(`/essays/${stage.slug}`);

  // It is theirs wherever they open the page, and the count is never less than their own.
  await page.reload();
  await marked(page);
  await expect(helpful).toHaveAttribute('aria-pressed', 'true');
  expect(await countIn(helpful)).toBeGreaterThan(0);

  await helpful.focus();
  await page.keyboard.press('Space');
  await expect(helpful).toHaveAttribute('aria-pressed', 'false');
  await expect(page.getByText(`You took back “Helpful” to #${root.number}`)).toBeAttached();
  const same = reaction(page, root.number, 'Same here');
  await same.focus();
  await page.keyboard.press('Enter');
  await expect(same).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByText(`You said “Same here” to #${root.number}`)).toBeAttached();
  await expectAccessible(page);
  expect(await smallTargets(page)).toEqual([]);
});

const countIn = async (link: ReturnType<typeof reaction>) =>
  Number((await link.locator('span').textContent())?.replaceAll(',', ''));

test('clicks in a row come to what the last one wanted', async ({ page, context }, { project }) => {
  const root = rootAt(4);
  const guest = stage.people[project.name === 'phone' ? 2 : 3];
  if (!guest) throw new Error('there are people');
  await enter(context, stage, guest);
  await page.goto(`/essays/${stage.slug}`);
  await marked(page);
  const helpful = reaction(page, root.number, 'Helpful');
  for (let clicks = 0; clicks < 5; clicks += 1) await helpful.click();
  await expect(helpful).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByText(`You said “Helpful” to #${root.number}`)).toBeAttached();
  await page.goto(`/comments/${root.id}/more`);
  await expect(page.getByRole('button', { name: 'Helpful' })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
});

test('what is refused or lost is taken back, with a sentence', async ({ page, context }) => {
  const root = rootAt(5);
  const guest = stage.people[4];
  if (!guest) throw new Error('there are people');
  await enter(context, stage, guest);
  await page.goto(`/essays/${stage.slug}`);
  await marked(page);
  const helpful = reaction(page, root.number, 'Helpful');
  await context.setOffline(true);
  await helpful.click();
  await expect(page.locator(`#comment-${root.number}`)).toContainText(
    'The site could not be reached, so your click did not count.',
  );
  await expect(helpful).toHaveAttribute('aria-pressed', 'false');
  await context.setOffline(false);
  await helpful.click();
  await expect(page.getByText(`You said “Helpful” to #${root.number}`)).toBeAttached();
  await expect(page.locator('[data-refusal]')).toHaveCount(0);
});

test('a visitor is led to sign in and back to the comment', async ({ page }) => {
  const root = rootAt(6);
  await page.goto(`/essays/${stage.slug}`);
  await page.waitForLoadState('networkidle');
  await reaction(page, root.number, 'Helpful').click();
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  const next = new URL(page.url()).searchParams.get('next');
  expect(next).toBe(`/essays/${stage.slug}#comment-${root.number}`);
});

test('a writer sees counts under their own comments, and nothing to press', async ({
  page,
  context,
}) => {
  await enter(context, stage, stage.writer);
  await page.goto(`/essays/${stage.slug}`);
  await marked(page);
  const [uncounted, many] = [rootAt(7), rootAt(1)];
  const own = rowOf(page, many.number);
  await expect(own.locator('[data-react=helpful]')).toHaveText('Helpful 12,345');
  await expect(own.locator('[data-react][href]')).toHaveCount(0);
  await expect(own.locator('[data-react][role]')).toHaveCount(0);
  await expect(rowOf(page, uncounted.number).locator('[data-react]').first()).toBeHidden();
  await expectAccessible(page);
});

for (const who of ['writer', 'moderator', 'reader'] as const) {
  test(`nothing moves when the marks of a ${who} arrive, on the narrowest screen`, async ({
    page,
    context,
  }) => {
    const guest = who === 'reader' ? stage.people[5] : stage[who];
    if (!guest) throw new Error('there are people');
    await enter(context, stage, guest);
    await page.setViewportSize(NARROW);
    let asked = Promise.withResolvers<void>();
    await page.route(/\/api\/viewer\?essay=/, async (route) => {
      await asked.promise;
      await route.continue();
    });
    // A page of one branch to its deepest comment, and of many roots.
    for (const path of [`/essays/${stage.slug}/from/2`, `/essays/${stage.slug}/page/2`]) {
      await page.goto(path);
      await page.evaluate(() => document.fonts.ready);
      const before = await places(page);
      asked.resolve();
      await marked(page);
      asked = Promise.withResolvers<void>();
      expect(await places(page)).toEqual(before);
      expect(await whatSticksOut(page)).toEqual([]);
      expect(await smallTargets(page)).toEqual([]);
    }
  });
}

/** Where every text and every row of the thread stands. */
function places(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('.thread [data-body], .thread [data-acts], [data-react]')].map(
      (element) => {
        const { x, y, width, height } = element.getBoundingClientRect();
        return [x, y + scrollY, width, height].map(Math.round).join(' ');
      },
    ),
  );
}

test('a click is answered on the screen at once', async ({ page, context }) => {
  const root = rootAt(8);
  const guest = stage.people[6];
  if (!guest) throw new Error('there are people');
  await enter(context, stage, guest);
  await page.goto(`/essays/${stage.slug}`);
  await marked(page);
  const took = await reaction(page, root.number, 'Same here').evaluate(async (link) => {
    const began = performance.now();
    const pressed = new Promise<void>((resolve) => {
      new MutationObserver(() => resolve()).observe(link, { attributeFilter: ['aria-pressed'] });
    });
    (link as HTMLElement).click();
    await pressed;
    await new Promise(requestAnimationFrame);
    return performance.now() - began;
  });
  expect(took).toBeLessThan(AT_ONCE_MS);
});
