import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { CommentView } from '#lib/comments/views.ts';
import type { GuideDocument } from '#lib/guide/rules/guide-document.ts';
import { releaseComment } from '#lib/moderation/commands/release-comment.ts';
import { releaseHeld } from '#lib/moderation/commands/release-held.ts';
import { readLogPage } from '#lib/moderation/queries/log.ts';
import { makeEssay, makePerson, must } from '#lib/testing/factories.ts';
import { readDiscussion } from '#lib/testing/read-discussion.ts';
import { testDatabase } from '#lib/testing/test-database.ts';
import { readImport } from '../rules/read-import.ts';
import { type ImportOrder, importFiles } from './import-files.ts';

const { db, empty } = testDatabase();
const now = new Date('2026-11-22T03:00:00Z');
const order: ImportOrder = {
  essay: null,
  consent: 'granted',
  dryRun: false,
  replace: false,
  publish: false,
  now,
  say: () => {},
};

const shared = process.env.CORPORA_DIR ?? '../shared/corpora';
const seeds = process.env.SEEDS_DIR ?? '../shared/seeds';

const text = (title: string, ...comments: string[]) => [title, ...comments].join('\n\n');

function read(file: string, bytes: string | Uint8Array) {
  const content = readImport(file, typeof bytes === 'string' ? Buffer.from(bytes) : bytes);
  if (!content.ok) throw new Error(content.problem.message);
  return { file, content: content.value };
}

const topic = (posts: object[], id = 7) =>
  JSON.stringify({ id, title: 'A topic', post_stream: { posts } });

const post = (number: number, replyTo: number | null, more: object = {}) => ({
  post_number: number,
  reply_to_post_number: replyTo,
  post_type: 1,
  username: `u${number % 3}`,
  name: `U ${number % 3}`,
  created_at: `2020-01-0${number}T00:00:00Z`,
  cooked: `<p>Post ${number}</p>`,
  ...more,
});

const flat = (comments: CommentView[]): CommentView[] =>
  comments.flatMap((comment) => [comment, ...flat(comment.replies)]);

async function readAll(slug: string) {
  const { total, comments } = await readDiscussion(slug);
  return { total, comments: flat(comments) };
}

beforeEach(empty);

describe('importing a plain-text discussion', () => {
  it('joins the essay of its title, quotes or not, one comment a paragraph', async () => {
    const essay = await makeEssay({ title: 'Is it failure?' });
    const [report] = must(
      await importFiles([read('a.txt', text('Is it “failure”?', 'One.', 'Two :100:'))], order),
    );
    expect(report).toMatchObject({ kind: 'discussion', added: 2, known: 0, held: 0 });
    const { comments } = await readAll(essay.slug);
    expect(comments.map((comment) => comment.author?.kind)).toEqual(['imported', 'imported']);
    expect(comments[1]?.html).toContain('💯');
  });

  it('adds nothing when the same file comes again, and only what is new of a longer one', async () => {
    const essay = await makeEssay({ title: 'Title' });
    must(await importFiles([read('a.txt', text('Title', 'One.', 'Two.'))], order));
    const [again] = must(await importFiles([read('b.txt', text('Title', 'One.', 'Two.'))], order));
    expect(again).toMatchObject({ added: 0, known: 2 });
    const [longer] = must(
      await importFiles([read('a.txt', text('Title', 'One.', 'Two.', 'Three.'))], order),
    );
    expect(longer).toMatchObject({ added: 1, known: 2 });
    expect((await readAll(essay.slug)).comments).toHaveLength(3);
  });

  it('says when there is no such essay, and takes the one it is told', async () => {
    const essay = await makeEssay({ title: 'Another' });
    const file = read('a.txt', text('Title', 'One.'));
    const refused = await importFiles([file], order);
    expect(refused).toMatchObject({ ok: false, problem: { code: 'no-essay' } });
    if (!refused.ok) expect(refused.problem.message).toMatch(/^a\.txt: .*--essay SLUG/);
    must(await importFiles([file], { ...order, essay: essay.slug }));
    expect(await importFiles([file], { ...order, essay: 'nowhere' })).toMatchObject({ ok: false });
  });

  it('does not join a draft', async () => {
    await makeEssay({ title: 'Title', draft: true });
    expect(await importFiles([read('a.txt', text('Title', 'One.'))], order)).toMatchObject({
      ok: false,
      problem: { code: 'no-essay' },
    });
  });
});

describe('consent', () => {
  it('holds what came without it until a moderator lets it out', async () => {
    const essay = await makeEssay({ title: 'Title' });
    const moderator = await makePerson({ roles: ['moderator'] });
    must(
      await importFiles([read('t.json', topic([post(1, null), post(2, 1), post(3, 2)]))], {
        ...order,
        essay: essay.slug,
        consent: 'unknown',
      }),
    );
    expect(await readAll(essay.slug)).toEqual({ total: 0, comments: [] });

    const held = await db.comment.findMany({ orderBy: { number: 'asc' } });
    const by = { id: moderator.personId, role: 'moderator' as const };
    const explanation = 'Its writer has agreed that it is shown.';
    must(await releaseComment({ commentId: held[1]?.id ?? '', explanation, by, now }));
    expect((await readAll(essay.slug)).total).toBe(2);
    const { id } = await db.import.findFirstOrThrow();
    expect(must(await releaseHeld({ importId: id, by, now })).released).toBe(1);
    expect((await readAll(essay.slug)).comments.map((comment) => comment.depth)).toEqual([0, 1, 2]);
    expect(await releaseHeld({ importId: id, by, now })).toMatchObject({ ok: false });
    expect((await readLogPage(null, null))?.entries.map((entry) => entry.kind)).toEqual([
      'release',
      'release',
    ]);
  });
});

describe('one transaction', () => {
  it('brings in nothing when one of several files is refused', async () => {
    const essay = await makeEssay({ title: 'Title' });
    const result = await importFiles(
      [read('a.txt', text('Title', 'One.')), read('b.txt', text('No such title', 'Two.'))],
      order,
    );
    expect(result.ok).toBe(false);
    expect((await readAll(essay.slug)).comments).toEqual([]);
    expect(await db.import.count()).toBe(0);
    expect(await db.persona.count()).toBe(0);
  });

  it('changes nothing on a dry run, and says the same as the real one', async () => {
    const essay = await makeEssay({ title: 'Title' });
    const files = [read('a.txt', text('Title', 'One.', 'Two.'))];
    const dry = must(await importFiles(files, { ...order, dryRun: true }));
    expect((await readAll(essay.slug)).comments).toEqual([]);
    expect(must(await importFiles(files, order))).toEqual(dry);
  });
});

describe('importing a page', () => {
  const page = (more = '', body = 'Words.\n\n[a note]\n\n## Part\n\n- article: To come') =>
    `---\ntitle: A page\npermalink: /a-page/\n${more}---\n\n${body}\n`;

  it('comes in as a draft with its old addresses, and is published when asked', async () => {
    must(await importFiles([read('p.md', page('redirect_from: [/old, /older]\n'))], order));
    const draft = await db.guidePage.findFirstOrThrow();
    expect(draft).toMatchObject({ permalink: 'a-page', publishedRevision: null });
    expect(await db.formerAddress.findMany({ select: { address: true, leadsTo: true } })).toEqual(
      expect.arrayContaining([
        { address: 'old', leadsTo: 'a-page' },
        { address: 'older', leadsTo: 'a-page' },
      ]),
    );
    const [known] = must(
      await importFiles([read('p.md', page('redirect_from: [/old, /older]\n'))], {
        ...order,
        publish: true,
      }),
    );
    expect(known).toMatchObject({ outcome: 'known', published: true });
    expect(await db.guidePage.findFirstOrThrow()).toMatchObject({ publishedRevision: 1 });
  });

  it('keeps the author’s notes for the author', async () => {
    must(await importFiles([read('p.md', page())], order));
    const document = (await db.guideRevision.findFirstOrThrow()).document as GuideDocument;
    expect(document.notes).toEqual(['a note']);
    expect(JSON.stringify({ ...document, notes: [] })).not.toContain('a note');
    expect(document.sections[0]?.planned).toEqual([{ title: 'To come' }]);
  });

  it('is refused at a taken address, or becomes its new revision with --replace', async () => {
    must(await importFiles([read('p.md', page())], { ...order, publish: true }));
    const other = read('q.md', page('', 'Other words.'));
    const refused = await importFiles([other], order);
    expect(refused).toMatchObject({ ok: false, problem: { code: 'address-taken' } });
    if (!refused.ok) expect(refused.problem.message).toMatch(/^q\.md: .*“A page”.*--replace/);
    must(await importFiles([other], { ...order, replace: true }));
    expect(await db.guidePage.findFirstOrThrow()).toMatchObject({
      latestRevision: 2,
      publishedRevision: 1,
    });
  });

  it.each(['essays', 'sign-in', 'api/health', 'moderation/log', 'Write/me'])(
    'cannot take the site’s own /%s',
    async (permalink) => {
      const file = read('p.md', page().replace('/a-page/', `/${permalink}/`));
      expect(await importFiles([file], order)).toMatchObject({
        ok: false,
        problem: { code: 'address-taken' },
      });
    },
  );

  it('cannot capture an address that leads elsewhere', async () => {
    must(await importFiles([read('p.md', page('redirect_from: /old\n'))], order));
    const capture = page('redirect_from: /old\n').replace('/a-page/', '/b-page/');
    expect(await importFiles([read('q.md', capture)], order)).toMatchObject({
      ok: false,
      problem: { code: 'address-taken' },
    });
    const onTop = page().replace('/a-page/', '/old/');
    expect(await importFiles([read('r.md', onTop)], order)).toMatchObject({ ok: false });
    expect(await db.guidePage.count()).toBe(1);
  });
});

if (existsSync(join(seeds, '002_387602394c8ece91.txt'))) {
  describe('the seed documents', () => {
    const bytes = (name: string) => readFileSync(join(seeds, name));

    it('brings every paragraph of the discussion into the essay of its title', async () => {
      const essay = await makeEssay({
        title: 'Why is leaving clinical medicine still seen as failure?',
      });
      const file = '002_387602394c8ece91.txt';
      const paragraphs =
        bytes(file)
          .toString('utf8')
          .trim()
          .split(/\n\s*\n/).length - 1;
      const [report] = must(await importFiles([read(file, bytes(file))], order));
      expect(report).toMatchObject({ added: paragraphs, writers: paragraphs });
      const { comments, total } = await readAll(essay.slug);
      expect(total).toBe(paragraphs);
      expect(comments.some((comment) => comment.html?.includes('💯'))).toBe(true);
      expect(comments.some((comment) => comment.html?.includes(':100:'))).toBe(false);
    });

    it('brings the guide with four ways in and none of its author’s notes', async () => {
      const file = '000_a0e3c0764a548f48.txt';
      const [report] = must(
        await importFiles([read(file, bytes(file))], { ...order, publish: true }),
      );
      expect(report).toMatchObject({ permalink: 'leaving-medicine', published: true });
      const revision = await db.guideRevision.findFirstOrThrow();
      const { notes, ...readers } = revision.document as GuideDocument;
      expect(readers.waysIn.map((way) => way.sectionId)).toEqual(
        readers.sections.slice(0, 4).map((section) => section.id),
      );
      expect(readers.waysIn).toHaveLength(4);
      expect(notes.length).toBeGreaterThan(0);
      const shown = JSON.stringify(readers) + revision.summary;
      for (const note of notes) expect(shown).not.toContain(note);
      expect(shown).not.toMatch(/tweet|include|\{%|\[\[|\[more on/);
    });
  });
}

if (existsSync(join(shared, 'threads'))) {
  describe('the topics of public forums', () => {
    it.each(['52', '94', '340'])('reads the topic of %s posts whole', async (count) => {
      const essay = await makeEssay({ title: 'Anything' });
      const file = `discourse-${count}-posts.json`;
      const bytes = readFileSync(join(shared, 'threads', file));
      const { post_stream } = JSON.parse(bytes.toString('utf8')) as {
        post_stream: { posts: { post_type: number; user_deleted?: boolean }[] };
      };
      const regular = post_stream.posts.filter(
        (each) => each.post_type === 1 && each.user_deleted !== true,
      );
      const [report] = must(
        await importFiles([read(file, bytes)], { ...order, essay: essay.slug }),
      );
      expect(report).toMatchObject({ kind: 'discussion', added: regular.length });
      const { comments, total } = await readAll(essay.slug);
      expect(total).toBe(regular.length);
      expect(comments).toHaveLength(regular.length);
      expect(new Set(comments.map((comment) => comment.number)).size).toBe(regular.length);
      const [again] = must(await importFiles([read(file, bytes)], { ...order, essay: essay.slug }));
      expect(again).toMatchObject({ added: 0, known: regular.length });
    });
  });
}
