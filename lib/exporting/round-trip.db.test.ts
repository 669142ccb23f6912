import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extract } from 'tar';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { recountThread, wasRight } from '#lib/comments/commands/recount-thread.ts';
import { publishEssay } from '#lib/essays/commands/publish-essay.ts';
import { saveEssay } from '#lib/essays/commands/save-essay.ts';
import { getDraft, readEssay } from '#lib/essays/queries.ts';
import { getDecisionFor } from '#lib/moderation/queries/decision-for.ts';
import { imageStore } from '#lib/platform/image-store/open-store.ts';
import { makeComment, makeEssay, makePerson, must } from '#lib/testing/factories.ts';
import { BEGUN, makeHostileSite, SECRET } from '#lib/testing/hostile-site.ts';
import { readPublicSite } from '#lib/testing/read-public-site.ts';
import { testDatabase } from '#lib/testing/test-database.ts';
import { seedDatabase } from '#prisma/seed/seed.ts';
import { exportSite } from './commands/export-site.ts';
import { importSite } from './commands/import-site.ts';
import { isExportedSite, type SiteSource } from './commands/read-site.ts';

vi.mock('next/cache', () => ({ cacheLife: () => {}, cacheTag: () => {} }));

const { db, empty } = testDatabase();
const folder = mkdtempSync(join(tmpdir(), 'off-call-export-'));
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(empty);

const corpora = process.env.CORPORA_DIR || '../shared/corpora';
const corpus = (file: string): string[] => {
  const path = join(corpora, file);
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : [];
};
const OWN = [
  '“Why” <script>alert(1)</script> \u202eRTL\u202c مغادرة',
  '---\ntitle: not mine\n---',
  'null\u00a0true 007 👩🏽‍⚕️ Ａ\u0301',
  '{{ template }} $'.concat('{x} %s \\u0000 \\n'),
];
const strings = (values: unknown[]) =>
  values.filter((value): value is string => typeof value === 'string' && value.trim() !== '');
const clean = (text: string) => text.replaceAll('\0', '').toWellFormed();

/** Every file below a folder, by its path. */
function filesOf(place: string): Map<string, Buffer> {
  return new Map(
    readdirSync(place, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => [path.slice(place.length + 1), readFileSync(path)]),
  );
}

const sourceOf = (files: Map<string, Buffer>): SiteSource => ({
  paths: [...files.keys()],
  read: async (path) => files.get(path) ?? Buffer.alloc(0),
});

let places = 0;
async function written(): Promise<Map<string, Buffer>> {
  places += 1;
  const place = join(folder, `export-${places}`);
  must(await exportSite({ place, force: false, say: () => {} }));
  return filesOf(place);
}

/** A site of its own: no row and no picture of the one before. */
async function elsewhere(): Promise<void> {
  for await (const id of imageStore().ids()) await imageStore().remove(id);
  await empty();
}

const bring = (files: Map<string, Buffer>) =>
  importSite(sourceOf(files), { authorId: null, dryRun: false, now: new Date(), say: () => {} });

const TEXTS = [
  ...OWN,
  ...strings(corpus('unicode/blns.json')),
  ...strings(corpus('xss/patt-merged.json')),
];
const NAMES = [...OWN, ...strings(corpus('unicode/unicode-extras.json'))];
/** Enough of them for every line of a text; the rest is for the tests of Markdown. */
const MOST = 120;
const makeSite = () => makeHostileSite(TEXTS.slice(0, MOST).map(clean), NAMES.map(clean));

describe('an exported site', () => {
  it('gives the same site to readers, and the same files again', async () => {
    const { addresses } = await makeSite();
    const before = await readPublicSite(addresses);
    const first = await written();
    await elsewhere();
    expect(must(await bring(first))).toEqual({ essays: 3, pages: 2, comments: 65, images: 2 });
    expect(await readPublicSite(addresses)).toEqual(before);
    const again = await written();
    expect([...again.keys()]).toEqual([...first.keys()]);
    for (const [path, bytes] of first) expect(again.get(path)?.equals(bytes), path).toBe(true);
  });

  it('is right in all its counts, also when they are counted anew', async () => {
    const { first } = await makeSite();
    const files = await written();
    await elsewhere();
    must(await bring(files));
    const { threadId } = first;
    expect(wasRight(await db.$transaction((tx) => recountThread(tx, threadId)))).toBe(true);
    expect(await db.comment.aggregate({ _sum: { helpfulCount: true } })).toMatchObject({
      _sum: { helpfulCount: 8 },
    });
  });

  it('has decisions that moderators can look at, about whatever the log says', async () => {
    await makeSite();
    const files = await written();
    await elsewhere();
    must(await bring(files));
    const moderator = await makePerson({ roles: ['moderator'] });
    const shown: unknown[] = [];
    for (const { id } of await db.decision.findMany({ select: { id: true } })) {
      const decision = await getDecisionFor(moderator, id, new Date());
      shown.push([decision?.kind, decision?.subject, decision?.source]);
    }
    expect(shown).toHaveLength(12);
    expect(shown).toContainEqual(['suspend', 'persona', 'import']);
    expect(shown).toContainEqual(['hide', 'essay', 'import']);
  });

  it('holds nothing that readers can’t see', async () => {
    await makeSite();
    const files = await written();
    for (const [path, bytes] of files) {
      const text = bytes.toString('utf8');
      expect(text.includes(SECRET), path).toBe(false);
      expect(text, path).not.toMatch(/person-\d+-|@example\.org/);
    }
    const thread = [...files].find(([path]) => path.startsWith('threads/why'))?.[1].toString();
    const { comments } = JSON.parse(thread ?? '');
    expect(countBy(comments)).toEqual({ shown: 55, hidden: 3, gone: 3, deleted: 1 });
  });

  it('is the same for the sample site', async () => {
    await seedDatabase({ what: 'sample', now: BEGUN, say: () => {} });
    const before = await readPublicSite(['leaving-medicine']);
    const files = await written();
    await elsewhere();
    must(await bring(files));
    expect(await readPublicSite(['leaving-medicine'])).toEqual(before);
    expect([...(await written())]).toEqual([...files]);
  });

  it('is the same bytes as an archive, whenever it is packed', async () => {
    await makeSite();
    const files = await written();
    const archives: Buffer[] = [];
    for (const name of ['one.tar', 'two.tar']) {
      const place = join(folder, name);
      must(await exportSite({ place, force: false, say: () => {} }));
      archives.push(readFileSync(place));
    }
    expect(archives[0]?.equals(archives[1] ?? Buffer.alloc(0))).toBe(true);
    const unpacked = mkdtempSync(join(folder, 'unpacked-'));
    await extract({ file: join(folder, 'one.tar'), cwd: unpacked });
    expect(filesOf(unpacked)).toEqual(files);
  });
});

describe('the place of an export', () => {
  const order = (place: string, force = false) => exportSite({ place, force, say: () => {} });

  it('is an empty folder, or an earlier export with --force, and nothing else', async () => {
    await makeEssay();
    const place = join(folder, 'place');
    mkdirSync(place);
    must(await order(place));
    expect(await order(place)).toMatchObject({ ok: false, problem: { code: 'not-empty' } });
    must(await order(place, true));
    const foreign = join(folder, 'foreign');
    mkdirSync(foreign);
    writeFileSync(join(foreign, 'letter.txt'), 'mine');
    expect(await order(foreign, true)).toMatchObject({ problem: { code: 'not-empty' } });
    expect(readFileSync(join(foreign, 'letter.txt'), 'utf8')).toBe('mine');
    writeFileSync(join(folder, 'a.tar'), 'not ours');
    expect(await order(join(folder, 'a.tar'), true)).toMatchObject({ ok: false });
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('stays as it was when something goes wrong on the way', async () => {
    await makeEssay();
    const place = join(folder, 'broken');
    await db.$executeRawUnsafe('ALTER TABLE correction RENAME TO away');
    await expect(order(place)).rejects.toThrow();
    await db.$executeRawUnsafe('ALTER TABLE away RENAME TO correction');
    expect(readdirSync(folder).some((name) => name.includes('broken'))).toBe(false);
  });
});

describe('bringing a site in', () => {
  it('is refused where somebody has written already', async () => {
    await makeEssay();
    const files = await written();
    expect(await bring(files)).toMatchObject({ ok: false, problem: { code: 'not-empty' } });
    expect(await db.essay.count()).toBe(1);
  });

  it('gives the essays to an author, who goes on where the other site ended', async () => {
    const files = await exported();
    const author = await makePerson({ roles: ['author'] });
    const order = { authorId: author.personId, dryRun: false, now: new Date(), say: () => {} };
    must(await importSite(sourceOf(files), order));
    const { id } = await db.essay.findUniqueOrThrow({ where: { slug: 'moved-twice' } });
    const draft = await getDraft(id, author.personId);
    expect(draft).toMatchObject({ title: 'A new title', state: 'published' });
    const text = { title: 'A newer title', summary: '', source: draft?.source ?? '' };
    must(await saveEssay({ essayId: id, ...text, now: new Date() }));
    must(await publishEssay({ essayId: id, byline: author.name, now: new Date() }));
    expect((await readEssay('moved-twice'))?.title).toBe('A newer title');
    const { threadId } = await db.comment.findFirstOrThrow({ where: { thread: { essayId: id } } });
    const { lastNumber } = await db.thread.findUniqueOrThrow({ where: { id: threadId } });
    await db.thread.update({
      where: { id: threadId },
      data: { slowedById: null, slowSeconds: null },
    });
    const posted = await makeComment({ essayId: id, by: await makePerson() });
    expect(posted.number).toBe(lastNumber + 1);
    expect(wasRight(await db.$transaction((tx) => recountThread(tx, threadId)))).toBe(true);
  });

  it('says on a dry run what would come, and changes nothing', async () => {
    const order = { authorId: null, dryRun: true, now: new Date(), say: () => {} };
    expect(await importSite(sourceOf(await exported()), order)).toMatchObject({
      ok: true,
      value: { essays: 3, comments: 65 },
    });
    expect(await db.essay.count()).toBe(0);
  });

  const edit = (path: RegExp, change: (text: string) => string) => (files: Map<string, Buffer>) => {
    const name = [...files.keys()].find((each) => path.test(each)) ?? '';
    files.set(name, Buffer.from(change(String(files.get(name)))));
  };
  const rename = (from: RegExp, to: string) => (files: Map<string, Buffer>) => {
    const name = [...files.keys()].find((each) => from.test(each)) ?? '';
    files.set(to, files.get(name) ?? Buffer.alloc(0));
    files.delete(name);
  };
  const THREAD = /^threads\/why/;
  const SITE = /^site\.json/;

  it.each<[string, (files: Map<string, Buffer>) => void, RegExp]>([
    ['no JSON', edit(SITE, () => '{'), /site\.json is no JSON/],
    [
      'another version',
      edit(SITE, (text) => text.replace('"version": 1', '"version": 2')),
      /version/,
    ],
    ['no UTF-8', (files) => files.set('site.json', Buffer.from([0xff, 0xfe])), /UTF-8/],
    ['an address that is none', rename(/^essays\/second/, 'essays/Se cond.md'), /no address/],
    [
      'a page at an address of the site',
      edit(/^pages\/a-page/, (text) => text.replace('"a-page"', '"write"')),
      /no page can have/,
    ],
    [
      'a page outside',
      edit(/^pages\/a-page/, (text) => text.replace('"a-page"', '"../a-page"')),
      /address|permalink/,
    ],
    [
      'an id that is none',
      edit(/^essays\/second/, (text) => text.replace(/id: ".*"/, 'id: "1 OR 1"')),
      /“id”/,
    ],
    [
      'settings without end',
      edit(/^essays\/second/, (text) => text.replaceAll('---', '--')),
      /second\.md/,
    ],
    [
      'an alias bomb',
      edit(/^essays\/second/, (text) =>
        text.replace(
          '---\n',
          '---\na: &a [x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: [*b,*b,*b,*b,*b,*b,*b,*b,*b]\n',
        ),
      ),
      /second\.md/,
    ],
    [
      'a comment without its parent',
      edit(THREAD, (text) => text.replace(/"parent":1,/, '"parent":99999,')),
      /no place/,
    ],
    [
      'a comment twice',
      edit(THREAD, (text) => text.replace('"number":2,', '"number":1,')),
      /order/,
    ],
    [
      'a writer who is nobody',
      edit(THREAD, (text) => text.replace('"persona":"p1"', '"persona":"p77"')),
      /who wrote/,
    ],
    [
      'two branches in one place',
      edit(THREAD, (text) => text.replace('"ordinal":2,', '"ordinal":1,')),
      /branches/,
    ],
    [
      'a state that is none',
      edit(THREAD, (text) => text.replace('"state":"shown"', '"state":"pinned"')),
      /state/,
    ],
    [
      'a thread of another essay',
      edit(THREAD, (text) => text.replace(/"essay": "[^"]*"/, '"essay": "second"')),
      /another essay/,
    ],
    [
      'a decision of nobody',
      edit(THREAD, (text) =>
        text.replace(/"hiddenBy":"[^"]*"/, '"hiddenBy":"2026-11-03-0123456789ab"'),
      ),
      /decision/,
    ],
    ['NUL', edit(THREAD, (text) => text.replace('Root 0', 'Root \\u0000')), /no text/],
    ['a picture that is none', edit(/^images/, () => '<svg onload=alert(1)>'), /no picture/],
    [
      'a picture that is missing',
      (files) => files.delete([...files.keys()].find((path) => path.startsWith('images/')) ?? ''),
      /missing/,
    ],
    [
      'a redirect off the site',
      edit(SITE, (text) =>
        text.replace('"leadsTo": "essays/moved-twice"', '"leadsTo": "essays/nowhere"'),
      ),
      /can’t be/,
    ],
    [
      'a captured address',
      edit(SITE, (text) => text.replace('"address": "essays/moved-once"', '"address": "write"')),
      /can’t be/,
    ],
  ])('refuses %s, and changes nothing', async (_name, spoil, says) => {
    const files = new Map(await exported());
    spoil(files);
    const refused = await bring(files);
    if (refused.ok) throw new Error('it came in');
    expect(refused.problem.message).toMatch(says);
    expect(refused.problem.message).not.toMatch(/[\n\r]/);
    const counts = [db.essay.count(), db.comment.count(), db.decision.count(), db.image.count()];
    expect(await Promise.all(counts)).toEqual([0, 0, 0, 0]);
    const pictures: string[] = [];
    for await (const id of imageStore().ids()) pictures.push(id);
    expect(pictures).toEqual([]);
  });

  it('makes HTML of texts, and takes none from a file', async () => {
    const files = new Map(await exported());
    edit(THREAD, (text) =>
      text.replace(
        '"body":"Root 0',
        '"html":"<b onclick=x>","body":"<img src=x onerror=alert(1)> Root 0',
      ),
    )(files);
    must(await bring(files));
    const { html } = await db.comment.findFirstOrThrow({
      where: { body: { contains: 'onerror' } },
    });
    expect(html).not.toContain('<img');
  });

  it('finds its own by what site.json says', async () => {
    const files = await exported();
    expect(await isExportedSite(sourceOf(files))).toBe(true);
    expect(await isExportedSite(sourceOf(new Map([['site.json', Buffer.from('{}')]])))).toBe(false);
    expect(await isExportedSite(sourceOf(new Map([['index.md', Buffer.from('x')]])))).toBe(false);
  });
});

let kept: Map<string, Buffer> | undefined;

/** The files of a site, made once; the database is empty after it. */
async function exported(): Promise<Map<string, Buffer>> {
  if (!kept) {
    await makeSite();
    kept = await written();
  }
  await elsewhere();
  return kept;
}

const countBy = (comments: { state: string }[]) =>
  Object.fromEntries(
    Object.entries(Object.groupBy(comments, ({ state }) => state)).map(([state, list]) => [
      state,
      list?.length,
    ]),
  );
