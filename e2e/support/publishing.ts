import type { Browser } from '@playwright/test';
import { fill } from './fill.ts';
import { grant, signIn, somebody } from './people.ts';
import { expect } from './test.ts';
import { textSent, writeText } from './write-text.ts';

/**
 * An author starts a draft that nobody else finds, publishes it, corrects it, takes it back; a
 * second person comments on it. The same with JavaScript and without.
 */
export async function publishingJourney(browser: Browser): Promise<void> {
  const author = await somebody(browser, 'Ada');
  const reader = await somebody(browser, 'Rui');
  const title = `What the rota never said ${author.email.slice(0, 8)}`;
  const secret = `marker-${author.email.slice(0, 8)}`;

  await author.page.goto('/sign-in?next=/write');
  await signIn(author);
  await expect(author.page.getByText('Only an author can do this.')).toBeVisible();
  await grant(author.email, 'author');
  await author.page.goto('/write');
  await author.page.getByRole('link', { name: 'New essay' }).click();

  // An essay without a title comes back with everything that was typed.
  await writeText(author.page, `It began with a ${secret}.\n\n## And then\n\nMore.`);
  await fill(author.page.getByLabel('Title'), ' ');
  await author.page.getByRole('button', { name: 'Save as a draft' }).click();
  await expect(author.page.getByText('An essay needs a title.')).toBeVisible();
  await expect(textSent(author.page)).toHaveValue(new RegExp(secret));
  await fill(author.page.getByLabel('Title'), title);
  await author.page.getByRole('button', { name: 'Preview' }).click();
  await expect(
    author.page.getByLabel('Preview').getByRole('heading', { name: 'And then' }),
  ).toBeVisible();
  await author.page.getByRole('button', { name: 'Save as a draft' }).click();
  await expect(author.page.getByText('Your draft is saved.')).toBeVisible();
  const desk = new URL(author.page.url()).pathname;

  // A draft is nowhere: not at its address, not in a list, not to somebody signed in.
  const slug = title.toLowerCase().replaceAll(' ', '-');
  await reader.page.goto('/sign-in');
  await signIn(reader);
  for (const place of ['/', '/feed.xml', '/feed.json', '/sitemap.xml', `/essays/${slug}`, desk]) {
    const answer = await reader.page.request.get(place);
    const text = await answer.text();
    expect(text, place).not.toContain(title);
    expect(text, place).not.toContain(secret);
  }
  expect((await reader.page.request.get(`/essays/${slug}`)).status()).toBe(404);
  expect((await reader.page.request.get(desk)).status()).toBe(404);

  // Published: at its address and in every list, at the next page view.
  await author.page.getByRole('button', { name: 'Publish', exact: true }).click();
  await expect(author.page.getByText('Everybody can read it now.')).toBeVisible();
  for (const place of ['/', '/feed.xml', '/feed.json', `/essays/${slug}`]) {
    expect(await (await reader.page.request.get(place)).text(), place).toContain(title);
  }
  expect(await (await reader.page.request.get('/sitemap.xml')).text()).toContain(slug);

  // Its thread is open.
  await reader.page.goto(`/essays/${slug}`);
  await expect(reader.page.locator('[data-comment-count]')).toHaveText(/\b0\b|No comments/);
  await reader.page.getByRole('link', { name: 'Add a comment' }).first().click();
  await fill(reader.page.locator('textarea[name=body]'), 'The first word under it.');
  await reader.page.getByRole('button', { name: 'Post comment' }).click();
  await expect(
    reader.page.locator('[data-body]', { hasText: 'The first word under it.' }),
  ).toBeVisible();

  // A change is the author's until it is published; the address stays.
  await fill(author.page.getByLabel('Title'), `${title}, corrected`);
  await author.page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(author.page.getByText('Readers see it when you publish.')).toBeVisible();
  expect(await (await reader.page.request.get(`/essays/${slug}`)).text()).not.toContain(
    'corrected',
  );
  await author.page.getByRole('button', { name: 'Publish this version' }).click();
  await expect(author.page.getByText('Everybody can read it now.')).toBeVisible();
  await reader.page.goto(`/essays/${slug}`);
  await expect(reader.page.getByRole('heading', { level: 1 })).toHaveText(`${title}, corrected`);
  await expect(reader.page.getByText('The first word under it.')).toBeVisible();

  // Taken back: the essay and its discussion are gone, the author still has them.
  await author.page.getByText('Take it back', { exact: true }).first().click();
  await author.page.getByRole('button', { name: 'Take it back' }).click();
  await expect(author.page.getByText('Taken back. Nobody but you can see it.')).toBeVisible();
  const gone = await reader.page.request.get(`/essays/${slug}`);
  expect([gone.status(), (await gone.text()).includes(title)]).toEqual([410, false]);
  expect(await (await reader.page.request.get('/')).text()).not.toContain(title);

  for (const person of [author, reader]) {
    expect(person.errors, person.name).toEqual([]);
    await person.context.close();
  }
}
