import { beforeEach, describe, expect, it } from 'vitest';
import { essayTag } from '#lib/essays/tags.ts';
import { publishPage, savePage } from '#lib/guide/port.ts';
import { newId } from '#lib/kernel/ids.ts';
import { titleKey } from '#lib/kernel/title-key.ts';
import type { Touches } from '#lib/kernel/touches.ts';
import { makeEssay, must } from '#lib/testing/factories.ts';
import { runDueJobs, waitingJobs } from '#lib/testing/run-due-jobs.ts';
import { testDatabase } from '#lib/testing/test-database.ts';
import { brokenLinks } from './commands/broken-links.ts';
import { linkResolver } from './commands/link-resolver.ts';
import { relink } from './commands/relink.ts';
import { linkTasks } from './jobs.ts';
import type { TextRef } from './rules/text-ref.ts';
import { linksToTag } from './tags.ts';

const { db, empty, countQueries } = testDatabase();
const now = new Date('2026-11-22T10:00:00Z');

beforeEach(empty);

async function linked(text: TextRef): Promise<string[]> {
  const noted: Touches[] = [];
  await db.$transaction((tx) => relink({ tx, note: (touches) => noted.push(touches) }, text));
  return noted.flatMap((touches) => touches.now);
}

const essay = (title: string, source = 'Words.') => makeEssay({ title, source, now });

/** An essay that was published without anybody being told. */
async function silently(title: string) {
  const made = await makeEssay({ title, draft: true, now });
  await db.essay.update({
    where: { id: made.id },
    data: { publishedRevision: 1, publishedAt: now },
  });
  return made;
}

async function page(permalink: string, title: string, source: string) {
  return db.$transaction(async (tx) => {
    const text = { permalink, title, summary: '', icon: null, position: null, source };
    const { id } = must(await savePage(tx, text, now));
    must(await publishPage({ pageId: id, now }, tx));
    await relink({ tx, note: () => {} }, { pageId: id });
    return id;
  });
}

const htmlOf = async (essayId: string) => {
  const { publishedRevision } = await db.essay.findUniqueOrThrow({ where: { id: essayId } });
  const number = publishedRevision ?? 0;
  const row = await db.essayRevision.findUniqueOrThrow({
    where: { essayId_number: { essayId, number } },
  });
  return row.html;
};

const hide = (id: string) => db.essay.update({ where: { id }, data: { publishedRevision: null } });

/** Publishes a new revision with another title, as a rename does. */
async function rename(id: string, title: string) {
  const { publishedRevision } = await db.essay.findUniqueOrThrow({ where: { id } });
  const number = publishedRevision ?? 0;
  await db.essayRevision.update({
    where: { essayId_number: { essayId: id, number } },
    data: { title, titleKey: titleKey(title) },
  });
}

async function move(id: string, from: string, to: string) {
  await db.formerAddress.updateMany({
    where: { leadsTo: `essays/${from}` },
    data: { leadsTo: `essays/${to}` },
  });
  await db.formerAddress.create({
    data: { address: `essays/${from}`, leadsTo: `essays/${to}`, createdAt: now },
  });
  await db.essay.update({ where: { id }, data: { slug: to } });
}

describe('a target', () => {
  it('is an essay or a page, by its address or its title, and a section of it', async () => {
    await essay('The night shift', '## What it costs\n\nSleep.');
    await page('leaving-medicine', 'Leaving medicine', '## First steps\n\nOne.');
    const source =
      '[[the-night-shift]] [[The Night Shift!|label]] [[The night shift#what it costs]] [[the-night-shift#section-what-it-costs]] [[leaving-medicine#First steps]] [[Leaving medicine]] [[the-night-shift#nowhere]] [[/essays/the-night-shift]] [[#What it costs]] [[nothing]]';
    const resolve = await linkResolver(db, source);
    expect(resolve('the-night-shift')).toBe('/essays/the-night-shift');
    expect(resolve('The Night Shift!')).toBe('/essays/the-night-shift');
    expect(resolve('The night shift#what it costs')).toBe(
      '/essays/the-night-shift#section-what-it-costs',
    );
    expect(resolve('the-night-shift#section-what-it-costs')).toBe(
      '/essays/the-night-shift#section-what-it-costs',
    );
    expect(resolve('leaving-medicine#First steps')).toBe('/leaving-medicine#first-steps');
    expect(resolve('Leaving medicine')).toBe('/leaving-medicine');
    expect(resolve('the-night-shift#nowhere')).toBe('/essays/the-night-shift');
    expect(resolve('/essays/the-night-shift')).toBe('/essays/the-night-shift');
    expect(resolve('#What it costs')).toBe('#what-it-costs');
    expect(resolve('nothing')).toBeNull();
  });

  it('with a # of its own is a title first', async () => {
    await essay('The #1 reason');
    const resolve = await linkResolver(db, '[[The #1 reason]]');
    expect(resolve('The #1 reason')).toBe('/essays/the-1-reason');
  });

  it('is never a draft, nor what was hidden', async () => {
    const draft = await makeEssay({ title: 'A draft', draft: true });
    const hidden = await essay('Hidden');
    await hide(hidden.id);
    const resolve = await linkResolver(db, `[[A draft]] [[${draft.slug}]] [[Hidden]]`);
    expect([resolve('A draft'), resolve(draft.slug), resolve('Hidden')]).toEqual([
      null,
      null,
      null,
    ]);
  });

  it('is the essay that was there first, of two with one title', async () => {
    const first = await essay('Same');
    await essay('Same');
    expect((await linkResolver(db, '[[Same!]]'))('Same!')).toBe(`/essays/${first.slug}`);
  });

  it('is asked for in as many questions for a text of many as for one of few', async () => {
    const names = Array.from({ length: 400 }, (_, index) => `[[Name ${index}#part]]`).join(' ');
    const few = await countQueries(() => linkResolver(db, '[[Name 1]]'));
    const many = await countQueries(() => linkResolver(db, names));
    expect(many.count).toBeLessThanOrEqual(few.count + 1);
  });
});

describe('links of what is published', () => {
  it('appear when what they name is published, and go when it goes', async () => {
    const from = await essay('From', 'See [[To come|it]].');
    expect(await htmlOf(from.id)).toBe('<p>See it.</p>');
    const to = await silently('To come');
    const tags = await linked({ essayId: to.id });
    expect(await htmlOf(from.id)).toBe(
      '<p>See <a href="/essays/to-come" rel="noopener">it</a>.</p>',
    );
    expect(tags).toEqual(expect.arrayContaining([essayTag(from.id), linksToTag(to.id)]));
    await hide(to.id);
    await linked({ essayId: to.id });
    expect(await htmlOf(from.id)).toBe('<p>See it.</p>');
    await db.essay.update({ where: { id: to.id }, data: { publishedRevision: 1 } });
    await linked({ essayId: to.id });
    expect(await htmlOf(from.id)).toContain('href="/essays/to-come"');
  });

  it('outlive a new title and follow a new address, also those written as addresses', async () => {
    const to = await essay('Old title');
    const from = await essay(
      'From',
      '[[Old title]] [plain](/essays/old-title#section-x) [whole](http://localhost:3000/essays/old-title/newest?a=1)',
    );
    await rename(to.id, 'New title');
    await linked({ essayId: to.id });
    expect(await htmlOf(from.id)).toContain('<a href="/essays/old-title" rel="noopener">Old title');
    await move(to.id, 'old-title', 'new-title');
    await linked({ essayId: to.id });
    const html = await htmlOf(from.id);
    expect(html).not.toContain('old-title');
    expect(html).toContain('href="/essays/new-title#section-x"');
    expect(html).toMatch(/href="http:\/\/localhost:\d+\/essays\/new-title\/newest\?a=1"/);
    // Hidden, renamed and shown again, it is still what was meant.
    await hide(to.id);
    await linked({ essayId: to.id });
    expect(await htmlOf(from.id)).toContain('<p>Old title');
    await db.essay.update({ where: { id: to.id }, data: { publishedRevision: 1 } });
    await linked({ essayId: to.id });
    expect(await htmlOf(from.id)).toContain('href="/essays/new-title" rel="noopener">Old title');
  });

  it('of a page of the guide are rendered anew as well, and an author’s note links nothing', async () => {
    const id = await page('guide-page', 'A page', 'Read [[To come]]. [See [[Secret]] first]');
    await essay('To come');
    const secret = await essay('Secret');
    const { document } = await db.guideRevision.findFirstOrThrow({ where: { pageId: id } });
    expect(JSON.stringify(document)).toContain('/essays/to-come');
    const rows = await db.textLink.findMany({ where: { fromPageId: id, toEssayId: secret.id } });
    expect(rows).toEqual([]);
  });

  it('beyond the first fifty are rendered by a job', async () => {
    const from: string[] = [];
    for (let index = 0; index < 60; index += 1) {
      from.push((await essay(`From ${index}`, '[[Much named]]')).id);
    }
    const to = await silently('Much named');
    await linked({ essayId: to.id });
    const linking = () =>
      db.essayRevision.count({ where: { html: { contains: '/essays/much-named' } } });
    expect(await linking()).toBe(50);
    expect((await waitingJobs()).map(({ task }) => task)).toEqual(['relink-texts']);
    await runDueJobs(linkTasks, new Date());
    await runDueJobs(linkTasks, new Date());
    expect(await linking()).toBe(60);
  });

  it('in a text that somebody else is changing are left to the job', async () => {
    const from = await essay('From', '[[To come]]');
    const to = await silently('To come');
    await db.$transaction(async (other) => {
      await other.$queryRaw`SELECT id FROM essay WHERE id = ${from.id}::uuid FOR UPDATE`;
      await linked({ essayId: to.id });
    });
    expect(await htmlOf(from.id)).toBe('<p>To come</p>');
    await runDueJobs(linkTasks, new Date());
    expect(await htmlOf(from.id)).toContain('/essays/to-come');
  });
});

describe('what an author is told of links', () => {
  it('is what leads nowhere, on which line, and what has moved', async () => {
    const to = await essay('There', '## One\n\nText.');
    await move(to.id, 'there', 'here');
    await linked({ essayId: to.id });
    await makeEssay({ title: 'A draft', draft: true, now });
    await db.series.create({
      data: { id: newId(), slug: 'known', title: 'K', summary: '', createdAt: now, updatedAt: now },
    });
    const source = [
      '[[There]] works, `[[not a link]]` is none, [out](https://example.org/essays/x) is not ours.',
      '[[A draft]] and [x](/essays/nothing-here).',
      '',
      '[old](/essays/there) [[here#Two]] [series](/series/known) [none](/series/unknown)',
      '[rules](/rules) [home](/) [part](/essays/here/newest) [page](http://localhost:3000/no-page)',
    ].join('\n');
    expect(await brokenLinks(db, source)).toEqual([
      { target: 'A draft', line: 2, problem: 'missing', leadsTo: null },
      { target: '/essays/nothing-here', line: 2, problem: 'missing', leadsTo: null },
      { target: '/essays/there', line: 4, problem: 'moved', leadsTo: '/essays/here' },
      { target: 'here#Two', line: 4, problem: 'section', leadsTo: '/essays/here' },
      { target: '/series/unknown', line: 4, problem: 'missing', leadsTo: null },
      { target: 'http://localhost:3000/no-page', line: 5, problem: 'missing', leadsTo: null },
    ]);
  });
});
