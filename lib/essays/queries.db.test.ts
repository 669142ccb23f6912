import { beforeEach, describe, expect, it } from 'vitest';
import { WHOLE_UP_TO } from '#lib/comments/rules.ts';
import { threadTag, windowTag } from '#lib/comments/tags.ts';
import { makeComment, makeEssay, makePerson, must } from '#lib/testing/factories.ts';
import { makeThread } from '#lib/testing/make-thread.ts';
import { testDatabase } from '#lib/testing/test-database.ts';
import { publishEssay } from './commands/publish-essay.ts';
import { saveEssay } from './commands/save-essay.ts';
import { takeBackEssay } from './commands/take-back-essay.ts';
import { readEssay, readEssayAddresses, readEssays } from './queries.ts';

const { empty, countQueries } = testDatabase();
const now = new Date('2026-11-22T05:48:00Z');
const soon = new Date('2026-11-22T06:48:00Z');

beforeEach(empty);

const titles = async () => (await readEssays(10)).map((essay) => essay.title);

describe('what readers get of essays', () => {
  it('is the published ones, newest first, with their counts', async () => {
    const older = await makeEssay({ title: 'Older', now });
    await makeEssay({ title: 'Newer', now: soon });
    await makeComment({ essayId: older.id, by: await makePerson() });
    const [first, second] = await readEssays(10);
    expect([first, second]).toMatchObject([
      { title: 'Newer', comments: 0 },
      { title: 'Older', comments: 1, publishedAt: now, words: 5 },
    ]);
    expect(await readEssays(1)).toHaveLength(1);
  });

  it('never is a draft, by whatever way it is asked for', async () => {
    const draft = await makeEssay({ title: 'A draft', draft: true });
    expect(await titles()).toEqual([]);
    expect(await readEssay(draft.slug)).toBeNull();
  });

  it('is not an essay that was taken back', async () => {
    const essay = await makeEssay({ title: 'Taken back' });
    must(await takeBackEssay({ essayId: essay.id, now: soon }));
    expect(await titles()).toEqual([]);
    expect(await readEssay(essay.slug)).toBeNull();
  });

  it('is the published revision while the author works on the next', async () => {
    const essay = await makeEssay({ title: 'First title', source: 'First text.', now });
    const change = {
      essayId: essay.id,
      title: 'Second title',
      summary: '',
      source: 'Second text.',
    };
    must(await saveEssay({ ...change, now: soon }));
    expect(await readEssay(essay.slug)).toMatchObject({
      title: 'First title',
      html: '<p>First text.</p>',
      revisedAt: null,
    });
    must(await publishEssay({ essayId: essay.id, byline: 'Editors', now: soon }));
    expect(await readEssay(essay.slug)).toMatchObject({
      title: 'Second title',
      publishedAt: now.toISOString(),
      revisedAt: soon.toISOString(),
    });
  });

  it('takes one query, however many there are', async () => {
    for (const title of ['One', 'Two', 'Three']) await makeEssay({ title });
    expect((await countQueries(() => readEssays(10))).count).toBe(1);
  });
});

describe('addresses to be found', () => {
  it('are those of published essays, with the windows of their discussions', async () => {
    const roots = (count: number) => Array.from({ length: count }, () => null);
    const short = await makeThread(roots(WHOLE_UP_TO));
    const long = await makeThread(roots(WHOLE_UP_TO + 1));
    await makeEssay({ title: 'A draft', draft: true });
    const { view, tags } = await readEssayAddresses();
    expect(view).toEqual(
      expect.arrayContaining([
        { slug: short.slug, windows: 1 },
        { slug: long.slug, windows: 6 },
      ]),
    );
    expect(view).toHaveLength(2);
    expect(tags).toEqual(
      expect.arrayContaining([threadTag(long.threadId), windowTag(long.threadId, 6)]),
    );
  });

  it('leave out windows whose comments are all held', async () => {
    const held = Array.from({ length: 80 }, () => null);
    await makeThread(held, (index) => index > 9);
    expect((await readEssayAddresses()).view).toMatchObject([{ windows: 1 }]);
  });
});
