import { fill } from '#e2e/support/fill.ts';
import { grant, type Somebody, signIn, somebody } from '#e2e/support/people.ts';
import { runInside } from '#e2e/support/stage.ts';
import { expect, test } from '#e2e/support/test.ts';

// A day of an author: two devices, a train without a network, a conflict, a schedule, a correction,
// another address. What readers get of it is looked at from outside.

/** An author at a laptop, and the same person at a telephone. */
type Day = { laptop: Somebody; phone: Somebody; errors: string[][] };

const MORNING = 'The bleep stopped at seven.';
const TRAIN = 'Nobody on the train knew what I had been.';
const BEDSIDE = 'My daughter asked whether I was still a doctor.';

test('a day of an author', async ({ browser, request }) => {
  test.slow();
  const day = await beginDay(browser);
  const { laptop, phone } = day;
  const title = `After the last night shift ${laptop.email.slice(0, 8)}`;
  const slug = title.toLowerCase().replaceAll(' ', '-');

  const desk = await writeFirst(laptop, title);
  const essayId = desk.split('/').at(-1) ?? '';
  await loseConnection(laptop);
  await goOnElsewhere(phone, title);
  await merge(laptop);

  // On the phone the merged text is there, and both sentences are in it.
  await phone.page.reload();
  for (const sentence of [MORNING, TRAIN, BEDSIDE]) {
    await expect(textOf(phone)).toContainText(sentence);
  }

  // A time is set; nobody finds the essay before.
  await laptop.page.goto(`${desk}/publish`);
  await setTime(laptop);
  await laptop.page.goto('/write');
  await expect(laptop.page.getByText(title).first()).toBeVisible();
  expect((await request.get(`/essays/${slug}`)).status()).toBe(404);
  expect(await (await request.get('/feed.xml')).text()).not.toContain(title);

  // What is typed afterwards is not in it.
  await phone.page.goto(desk);
  await typeAtTheEnd(phone, '\n\nStill to be thought over.');
  await expectSaved(phone);
  expect(await runInside<number>('hasten-schedule.ts', essayId)).toBe(1);
  await runInside('hasten-jobs.ts');
  await expect
    .poll(async () => (await request.get(`/essays/${slug}`)).status(), { timeout: 30_000 })
    .toBe(200);
  const published = await (await request.get(`/essays/${slug}`)).text();
  expect(published).toContain(BEDSIDE);
  expect(published).not.toContain('Still to be thought over');
  for (const place of ['/', '/feed.xml', '/feed.json']) {
    expect(await (await request.get(place)).text(), place).toContain(title);
  }
  const picture = await ogPicture(published);
  const before = await request.get(picture);
  expect([before.status(), before.headers()['content-type']]).toEqual([200, 'image/png']);

  // A correction, with what it puts right.
  await laptop.page.goto(`${desk}/publish`);
  const note = 'It was eight, not seven.';
  await fill(laptop.page.getByLabel('What it puts right'), note);
  await laptop.page.getByRole('button', { name: 'Publish this version now' }).click();
  await expect(laptop.page.getByText('Everybody can read it now.')).toBeVisible();
  const corrected = await (await request.get(`/essays/${slug}`)).text();
  expect(corrected).toContain(note);
  expect(corrected).toContain('Still to be thought over');

  // Another address: the old one leads there, in every form, and lists say the new one.
  const moved = `${slug}-moved`;
  await fill(laptop.page.getByLabel('Behind /essays/'), moved);
  await laptop.page.getByRole('button', { name: 'Change the address' }).click();
  await expect(laptop.page.getByText('It has this address now.')).toBeVisible();
  for (const [from, to] of [
    [`/essays/${slug}`, `/essays/${moved}`],
    [`/essays/${slug}/feed.xml`, `/essays/${moved}/feed.xml`],
  ] as const) {
    const answer = await request.get(from, { maxRedirects: 0 });
    expect([answer.status(), answer.headers().location], from).toEqual([308, to]);
    expect((await request.get(to)).status(), to).toBe(200);
  }
  const feed = await (await request.get('/feed.xml')).text();
  expect(feed).toContain(`/essays/${moved}`);
  expect(feed).not.toContain(`/essays/${slug}"`);
  const movedPicture = await ogPicture(await (await request.get(`/essays/${moved}`)).text());
  expect((await request.get(movedPicture)).headers()['content-type']).toBe('image/png');
  await phone.page.goto(`/essays/${slug}`);
  await expect(phone.page.getByRole('heading', { level: 1 })).toHaveText(title);
  expect(new URL(phone.page.url()).pathname).toBe(`/essays/${moved}`);

  // Nothing went wrong on either device but the connection that was taken away.
  for (const errors of day.errors) {
    expect(
      errors.filter((error) => !/ERR_INTERNET_DISCONNECTED|Failed to fetch/.test(error)),
    ).toEqual([]);
  }
  await laptop.context.close();
  await phone.context.close();
});

async function beginDay(browser: Parameters<typeof somebody>[0]): Promise<Day> {
  const laptop = await somebody(browser, 'Noor');
  await laptop.page.goto('/sign-in?next=/write');
  await signIn(laptop);
  await grant(laptop.email, 'author');
  const device = await somebody(browser, 'Noor');
  const phone = { ...device, email: laptop.email, name: laptop.name };
  await phone.page.setViewportSize({ width: 390, height: 844 });
  await phone.page.goto('/sign-in?next=/write');
  await signIn(phone);
  return { laptop, phone, errors: [laptop.errors, device.errors] };
}

/** Types a title and a sentence, and presses nothing. Answers with where the draft is. */
async function writeFirst(laptop: Somebody, title: string): Promise<string> {
  const { page } = laptop;
  await page.goto('/write');
  await page.getByRole('link', { name: 'New essay' }).click();
  await expect(textOf(laptop)).toBeVisible();
  await fill(page.getByLabel('Title'), title);
  await textOf(laptop).click();
  await page.keyboard.type(`${MORNING}\n\nThe corridor was empty.`);
  await expectSaved(laptop);
  await page.goto('/write');
  await page.getByRole('link', { name: title, exact: true }).click();
  await page.waitForURL(/\/write\/[0-9a-f-]{36}/);
  await expect(textOf(laptop)).toContainText(MORNING);
  return new URL(page.url()).pathname;
}

/** The train goes into a tunnel. What is typed there is in the browser only. */
async function loseConnection(laptop: Somebody): Promise<void> {
  await laptop.context.setOffline(true);
  await typeAtTheEnd(laptop, `\n\n${TRAIN}`);
  await expect(laptop.page.locator('[data-save-state=offline]')).toContainText('Not connected');
}

/** The same draft on the phone, as the server knows it; its beginning is changed there. */
async function goOnElsewhere(phone: Somebody, title: string): Promise<void> {
  const { page } = phone;
  await page.goto('/write');
  await page.getByRole('link', { name: title, exact: true }).click();
  await expect(textOf(phone)).toContainText(MORNING);
  await expect(textOf(phone)).not.toContainText(TRAIN);
  await textOf(phone).click();
  await page.keyboard.press('Control+Home');
  await page.keyboard.type(`${BEDSIDE}\n\n`);
  await expectSaved(phone);
}

/** The tunnel ends: both versions are shown, and both are taken. */
async function merge(laptop: Somebody): Promise<void> {
  const { page, context } = laptop;
  await context.setOffline(false);
  await expect(page.getByRole('heading', { name: 'This text was changed elsewhere' })).toBeVisible({
    timeout: 30_000,
  });
  await expect(page.getByText(BEDSIDE).first()).toBeVisible();
  await page.getByRole('button', { name: 'Use both, merged' }).click();
  await expectSaved(laptop);
  for (const sentence of [MORNING, TRAIN, BEDSIDE]) {
    await expect(textOf(laptop)).toContainText(sentence);
  }
}

/** Tomorrow at nine, on the clocks of London. */
async function setTime({ page }: Somebody): Promise<void> {
  const tomorrow = new Date(Date.now() + 24 * 3600 * 1000).toISOString().slice(0, 10);
  await page.getByLabel('Day and time').fill(`${tomorrow}T09:00`);
  await page.getByLabel('On the clocks of').selectOption('Europe/London');
  await page.getByRole('button', { name: 'Publish at that time' }).click();
  await expect(page.getByText('The time is set.')).toBeVisible();
  await expect(page.getByText(/09:00/).first()).toBeVisible();
}

async function typeAtTheEnd(person: Somebody, text: string): Promise<void> {
  await textOf(person).click();
  await person.page.keyboard.press('Control+End');
  await person.page.keyboard.type(text);
}

const textOf = ({ page }: Somebody) => page.locator('.cm-content');

const expectSaved = ({ page }: Somebody) =>
  expect(page.locator('[data-save-state=saved]')).toBeVisible({ timeout: 15_000 });

/** The address, on this site, of the picture that a page names for previews. */
async function ogPicture(html: string): Promise<string> {
  const [, address = ''] = /property="og:image" content="([^"]+)"/.exec(html) ?? [];
  expect(address).toMatch(/\/og\.png/);
  const { pathname, search } = new URL(address.replaceAll('&amp;', '&'));
  return pathname + search;
}
