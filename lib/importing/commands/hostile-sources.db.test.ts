import { execFileSync } from 'node:child_process';
import {
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Header } from 'tar';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { must } from '#lib/testing/factories.ts';
import { testDatabase } from '#lib/testing/test-database.ts';
import { bringSources } from './bring-sources.ts';
import type { ImportOrder } from './import-files.ts';
import { runReport } from './run-report.ts';
import { SOURCE_MAX_FILES } from './source-files.ts';

const { db, empty } = testDatabase();
const root = mkdtempSync(join(tmpdir(), 'off-call-hostile-'));
const work = join(root, 'work');
mkdirSync(work);
afterAll(() => rmSync(root, { recursive: true }));
beforeEach(empty);

// Archives of thousands of files are written and read (ms).
vi.setConfig({ testTimeout: 120_000 });

const order: ImportOrder = {
  essay: null,
  consent: 'granted',
  dryRun: false,
  replace: false,
  publish: true,
  now: new Date('2026-11-22T16:00:00Z'),
  say: () => {},
};

const bring = (path: string, more: Partial<ImportOrder> = {}) =>
  bringSources([{ name: path.slice(root.length + 1), at: path }], work, { ...order, ...more });

let places = 0;
const place = () => {
  places += 1;
  return join(root, `case-${places}`);
};

const PAGE = '---\ntitle: A page\n---\nWords.\n';

function folder(files: Record<string, string>): string {
  const at = place();
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(at, path)), { recursive: true });
    writeFileSync(join(at, path), text);
  }
  return at;
}

type Entry = { path: string; type?: string; linkpath?: string; body?: string; size?: number };

/** A tar with whatever entries somebody would like it to have. */
function archive(entries: Entry[], pack: (bytes: Buffer) => Buffer = (bytes) => bytes): string {
  const parts = entries.flatMap(({ path, type = 'File', linkpath, body = '', size }) => {
    const content = Buffer.from(body);
    const header = new Header({
      path,
      type: type as 'File',
      ...(linkpath === undefined ? {} : { linkpath }),
      size: size ?? content.length,
      mode: 0o644,
      mtime: new Date(0),
    });
    header.encode();
    const padding = Buffer.alloc((512 - (content.length % 512)) % 512);
    return [header.block ?? Buffer.alloc(512), content, padding];
  });
  const at = `${place()}.tar`;
  writeFileSync(at, pack(Buffer.concat([...parts, Buffer.alloc(1_024)])));
  return at;
}

async function refusal(path: string): Promise<string> {
  const result = await bring(path);
  expect(await db.essay.count()).toBe(0);
  expect(await db.guidePage.count()).toBe(0);
  expect(readdirSync(work)).toEqual([]);
  if (result.ok) throw new Error('it came in');
  expect(result.problem.message).not.toMatch(/[\p{Cc}\u202a-\u202e]/u);
  return result.problem.message;
}

describe('a folder', () => {
  it('comes in with posts, drafts, pages and collections', async () => {
    const at = folder({
      '_posts/2013-05-06-one.md':
        '---\ntitle: One\nredirect_from: /first\n---\nSee [two]({% post_url 2014-01-01-two %}).',
      '_posts/2014-01-01-two.markdown':
        '---\r\ntitle: Two\r\npublished: false\r\n---\r\nWords.\r\n',
      '_drafts/three.md': 'Words without settings.',
      'about/index.md': '---\ntitle: About\n---\nBack [home](../_posts/2013-05-06-one.md).',
      '_notes/note.md': '\ufeff---\ntitle: Note\ntags: [a, b]\ntags: a b\n---\n[[About]]',
      'README.md': 'No settings.',
      '.git/config': 'secret',
    });
    const report = runReport(must(await bring(at)));
    expect(report.essays).toMatchObject({ added: 3, published: 1 });
    expect(report.pages).toMatchObject({ added: 2, published: 2 });
    expect(report.leftOut).toEqual([
      { what: 'README.md', why: expect.stringMatching(/front matter/) },
    ]);
    const one = await db.essay.findUniqueOrThrow({
      where: { slug: 'one' },
      include: { revisions: true },
    });
    expect(one.revisions[0]?.source).toBe('See [two](/essays/two).');
    expect(one).toMatchObject({
      byline: 'Unknown author',
      publishedAt: new Date('2013-05-06T12:00:00Z'),
    });
    const led = await db.formerAddress.findMany({ where: { leadsTo: 'essays/one' } });
    expect(led.map(({ address }) => address).sort()).toEqual(['2013/05/06/one.html', 'first']);
    expect(
      (await db.guideRevision.findMany({ orderBy: { title: 'asc' } })).map(({ source }) => source),
    ).toEqual(['Back [home](/essays/one).', '[[About]]']);
  });

  it.runIf(process.platform !== 'win32')(
    'with a link, two names for one file or a device is refused',
    async () => {
      const linked = folder({ '_posts/2013-05-06-one.md': PAGE });
      symlinkSync('/etc/passwd', join(linked, '_posts', '2013-05-07-two.md'));
      expect(await refusal(linked)).toMatch(/2013-05-07-two\.md is a link/);
      const toFolder = folder({ 'a.md': PAGE });
      symlinkSync('/', join(toFolder, 'everything'));
      expect(await refusal(toFolder)).toMatch(/everything is a link/);
      const twice = folder({ 'a.md': PAGE });
      linkSync(join(twice, 'a.md'), join(twice, 'b.md'));
      expect(await refusal(twice)).toMatch(/is a link/);
      const pipe = folder({ 'a.md': PAGE });
      execFileSync('mkfifo', [join(pipe, 'b.md')]);
      expect(await refusal(pipe)).toMatch(/b\.md is no file/);
    },
  );

  it('with hostile names and words comes in as text', async () => {
    const at = folder({
      '_posts/2013-05-06-\u202egnp.md':
        '---\ntitle: "<img src=x onerror=alert(1)> \u202e [x](javascript:alert(1))"\nauthor: "<b>\\u0000Eve</b>"\n---\n<script>alert(1)</script>\n\nWords.',
      [`${'x'.repeat(200)}.md`]: PAGE,
    });
    const report = runReport(must(await bring(at)));
    expect(report.essays.added + report.pages.added).toBe(2);
    const essay = await db.essay.findFirstOrThrow({ include: { revisions: true } });
    expect(essay.revisions[0]?.title).not.toMatch(/\u202e/);
    expect(essay.revisions[0]?.html).not.toMatch(/<script/);
    expect(essay.byline).not.toMatch(/\p{Cc}/u);
  });
});

describe('an archive', () => {
  it('comes in as the folder it was', async () => {
    const entries = [
      { path: './_posts/', type: 'Directory' },
      { path: './_posts/2013-05-06-one.md', body: PAGE },
      { path: '_posts__2013-05-07-two.md', body: PAGE },
      { path: 'about.md', body: PAGE },
    ];
    const report = runReport(must(await bring(archive(entries))));
    expect([report.essays.added, report.pages.added]).toEqual([2, 1]);
    const again = runReport(must(await bring(archive(entries, gzipSync))));
    expect([again.essays.known, again.pages.known]).toEqual([2, 1]);
  });

  it.each<[string, Entry, RegExp]>([
    ['an absolute path', { path: '/etc/cron.d/x.md', body: PAGE }, /absolute path/],
    ['a way out', { path: '_posts/../../x.md', body: PAGE }, /“\.\.”/],
    ['a way out of Windows', { path: '..\\..\\x.md', body: PAGE }, /“\.\.”/],
    ['a drive', { path: 'C:\\x.md', body: PAGE }, /absolute path/],
    [
      'a symbolic link',
      { path: 'x.md', type: 'SymbolicLink', linkpath: '/etc/passwd' },
      /is a link/,
    ],
    ['a hard link', { path: 'x.md', type: 'Link', linkpath: '/etc/passwd' }, /is a link/],
    ['a device', { path: 'x.md', type: 'CharacterDevice' }, /is no file/],
    ['a pipe', { path: 'x.md', type: 'FIFO' }, /is no file/],
    [
      'a name of control characters',
      { path: `/\u001b[31m\u202e${'x'.repeat(80)}`, body: PAGE },
      /absolute path/,
    ],
  ])('with %s is refused whole', async (_what, entry, says) => {
    expect(
      await refusal(archive([{ path: '_posts/2013-05-06-one.md', body: PAGE }, entry])),
    ).toMatch(says);
  });

  it('that is cut off, empty, or says more than it has is refused', async () => {
    expect(await refusal(archive([]))).toMatch(/no text|broken/);
    expect(await refusal(archive([{ path: 'a.md', body: PAGE, size: 8 ** 10 }]))).toMatch(
      /broken archive/,
    );
    const noise = `${place()}.tar`;
    writeFileSync(noise, Buffer.alloc(4_096, 'x'));
    expect(await refusal(noise)).toMatch(/broken archive|no text/);
    const packed = `${place()}.tar`;
    writeFileSync(packed, Buffer.concat([Buffer.from([0x1f, 0x8b]), Buffer.alloc(2_000, 7)]));
    expect(await refusal(packed)).toMatch(/broken archive/);
  });

  it('of too many files is refused', async () => {
    const entries = Array.from({ length: SOURCE_MAX_FILES + 1 }, (_, n) => ({ path: `${n}.md` }));
    expect(await refusal(archive(entries, gzipSync))).toMatch(/more than 20,000 files/);
  });

  it('that grows a thousandfold is refused before it has grown', async () => {
    const bomb = archive([{ path: 'a.md', body: 'x'.repeat(64 * 1024 * 1024) }], gzipSync);
    expect(await refusal(bomb)).toMatch(/broken archive|too large|more than/);
  });

  it('as ZIP is refused with what to do', async () => {
    const zip = place();
    writeFileSync(zip, Buffer.from('PK\u0003\u0004 and so on'));
    expect(await refusal(zip)).toMatch(/\.tar/);
  });
});

describe('XML', () => {
  const file = (text: string | Buffer) => {
    const at = `${place()}.xml`;
    writeFileSync(at, text);
    return at;
  };
  const lol = Array.from(
    { length: 9 },
    (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`,
  ).join('');

  it.each<[string, string, RegExp]>([
    [
      'a bomb of entities',
      `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "lol">${lol}]><rss>&l9;</rss>`,
      /Line 1: .*DTD/,
    ],
    [
      'an entity of another file',
      '<?xml version="1.0"?>\n<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss>&x;</rss>',
      /Line 2: .*DTD/,
    ],
    [
      'a DTD of another place',
      '<!DOCTYPE rss SYSTEM "http://127.0.0.1:9/x.dtd"><rss></rss>',
      /DTD/,
    ],
    ['an entity that nobody knows', '<rss><channel>&constructor;&nbsp;</channel></rss>', /entity/],
    ['an element that does not end', '<rss><channel><item>', /ends too early/],
    ['broken tags', '<rss><channel></rss></channel>', /broken/],
    ['elements without end inside each other', '<rss>'.repeat(1_000), /more than 64 elements/],
    [
      'a feed of another kind',
      '<?xml version="1.0"?><rss><channel><title>x</title></channel></rss>',
      /no export of WordPress/,
    ],
    ['something else', '<?xml version="1.0"?><svg/>', /no export of WordPress or Disqus/],
  ])('with %s is refused in one line', async (_what, text, says) => {
    expect(await refusal(file(text))).toMatch(says);
  });

  it('with a piece of text, a comment or an attribute of megabytes is refused', async () => {
    const huge = 'x'.repeat(6 * 1024 * 1024);
    expect(await refusal(file(`<rss><channel><title>${huge}</title></channel></rss>`))).toMatch(
      /longer than/,
    );
    expect(await refusal(file(`<rss><!-- ${huge} --></rss>`))).toMatch(/longer than/);
    expect(await refusal(file(`<rss a="${huge}"></rss>`))).toMatch(/longer than/);
    expect(await refusal(file(`<rss><![CDATA[${huge}]]></rss>`))).toMatch(/longer than/);
  });

  it('that is not UTF-8 is refused', async () => {
    expect(
      await refusal(file(Buffer.concat([Buffer.from('<rss>'), Buffer.from([0xff, 0xfe])]))),
    ).toMatch(/UTF-8/);
  });
});
