import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { threadTag, totalTag } from '#lib/comments/tags.ts';
import { suspend } from '#lib/moderation/commands/suspend.ts';
import { makeComment, makeEssay, makePerson } from '#lib/testing/factories.ts';
import { testDatabase } from '#lib/testing/test-database.ts';
import { watchTouches } from '#lib/testing/watch-touches.ts';
import { runCli } from './program.ts';

const { db, empty } = testDatabase();
const folder = mkdtempSync(join(tmpdir(), 'off-call-cli-'));
afterAll(() => rmSync(folder, { recursive: true }));

let out: string[];
let complaints: string[];

beforeEach(async () => {
  await empty();
  out = [];
  complaints = [];
  vi.spyOn(console, 'log').mockImplementation((line) => out.push(String(line)));
  vi.spyOn(console, 'error').mockImplementation((line) => complaints.push(String(line)));
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => out.push(String(text)) > 0);
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => complaints.push(String(text)) > 0);
});
afterEach(() => vi.restoreAllMocks());

const file = (name: string, text: string) => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

describe('user', () => {
  it('gives a role and takes it away', async () => {
    const { personId } = await makePerson();
    const { email } = await db.user.findUniqueOrThrow({ where: { id: personId } });
    expect(await runCli(['user', 'grant', email.toUpperCase(), 'moderator'])).toBe(0);
    expect(await db.roleGrant.findMany({ select: { role: true } })).toEqual([
      { role: 'moderator' },
    ]);
    expect(await runCli(['user', 'grant', email, 'moderator'])).toBe(0);
    expect(await runCli(['user', 'revoke', email, 'moderator'])).toBe(0);
    expect(await db.roleGrant.count()).toBe(0);
  });

  it('says that nobody has signed in with an address', async () => {
    expect(await runCli(['user', 'grant', 'nobody@example.org', 'author'])).toBe(1);
    expect(complaints).toEqual([expect.stringMatching(/^Nobody has signed in as/)]);
  });

  it('lifts a suspension, with a decision that the person is told of', async () => {
    const { personId } = await makePerson();
    const { id } = await makeComment({
      essayId: (await makeEssay()).id,
      by: { personId, name: 'Ann' },
    });
    const { personaId } = await db.comment.findUniqueOrThrow({ where: { id } });
    const { email } = await db.user.findUniqueOrThrow({ where: { id: personId } });
    const now = new Date();
    const why = { rule: 'hate', explanation: 'For a test, at some length.' } as const;
    const by = { id: null, role: 'moderator' } as const;
    expect(await suspend({ ...why, personaId, endsAt: null, by, now })).toMatchObject({ ok: true });
    expect(await runCli(['user', 'unsuspend', email, '--because', 'It was a mistake.'])).toBe(0);
    expect(out.at(-1)).toMatch(/can write again/);
    expect(await db.suspension.count({ where: { endsAt: null } })).toBe(0);
    const lifted = await db.decision.findFirst({ where: { kind: 'unsuspend' } });
    expect(lifted).toMatchObject({ explanation: 'It was a mistake.', decidedByRole: 'admin' });
    expect(await db.notice.count({ where: { personId, decisionId: lifted?.id ?? '' } })).toBe(1);
    expect(await runCli(['user', 'unsuspend', email])).toBe(0);
    expect(out.at(-1)).toMatch(/was not suspended/);
    expect(await runCli(['user', 'unsuspend', 'nobody@example.org'])).toBe(1);
  });

  it('says which roles there are', async () => {
    expect(await runCli(['user', 'grant', 'a@example.org', 'king'])).not.toBe(0);
    expect(complaints.join('')).toMatch(/author, moderator, admin/);
  });
});

describe('import', () => {
  it('brings a discussion in, and says so', async () => {
    await makeEssay({ title: 'Title' });
    expect(
      await runCli(['import', file('a.txt', 'Title\n\nOne.\n\nTwo.'), '--consent', 'granted']),
    ).toBe(0);
    expect(out.join('\n')).toMatch(/2 comments by 2 writers join the discussion/);
    expect(await db.comment.count()).toBe(2);
  });

  it('changes nothing on a dry run', async () => {
    await makeEssay({ title: 'Title' });
    expect(await runCli(['import', file('a.txt', 'Title\n\nOne.'), '--dry-run'])).toBe(0);
    expect(out.at(-1)).toMatch(/nothing was changed/);
    expect(await db.comment.count()).toBe(0);
  });

  it.each([
    ['a file that is not there', () => join(folder, 'nowhere.txt'), /no such file/],
    ['a folder without texts', () => mkdtempSync(join(folder, 'x')), /no text of a Jekyll site/],
    ['something else', () => file('b.json', '{"a":1}'), /not a Discourse topic/],
    ['an empty file', () => file('c.txt', ''), /empty/],
    ['a page without an end of its settings', () => file('d.md', '---\ntitle: x\n'), /Line 1/],
    ['a discussion of an essay that is not there', () => file('e.txt', 'No\n\nOne.'), /--essay/],
  ])('refuses %s in one line', async (_what, path, says) => {
    expect(await runCli(['import', path()])).toBe(1);
    expect(complaints).toEqual([expect.stringMatching(says)]);
    expect(complaints[0]).not.toContain('\n');
    expect(await db.import.count()).toBe(0);
  });
});

describe('export', () => {
  it('writes what readers can read, and import brings it back into an empty site', async () => {
    const { threadId } = await makeEssay({ title: 'Out and in' });
    const before = await db.thread.findUniqueOrThrow({ where: { id: threadId } });
    for (const name of ['site', 'site.tar']) {
      const place = join(folder, name);
      expect(await runCli(['export', place])).toBe(0);
      expect(out.at(-1)).toBe(`1 essay, 0 pages, 0 comments and 0 pictures are in ${place}.`);
      expect(await runCli(['export', place])).toBe(1);
      expect(complaints.at(-1)).toMatch(/not empty|there already/);
      expect(await runCli(['import', place])).toBe(1);
      expect(complaints.at(-1)).toMatch(/only be brought into an empty one/);
      await empty();
      expect(await runCli(['import', place, '--dry-run'])).toBe(0);
      expect(await db.essay.count()).toBe(0);
      expect(await runCli(['import', place])).toBe(0);
      expect(out.at(-1)).toBe('The site is in: 1 essay, 0 pages, 0 comments, 0 pictures.');
      expect(await db.thread.findUniqueOrThrow({ where: { id: threadId } })).toEqual(before);
    }
  });

  it.each([
    ['a place that is a file', () => file('taken', 'mine'), /is no folder/],
    [
      'a place below a file',
      () => join(file('below', 'mine'), 'site'),
      /can't be written|is a file/,
    ],
    ['a folder that holds something', () => folder, /not empty/],
  ])('refuses %s in one line, and leaves nothing there', async (_what, place, says) => {
    const before = readdirSync(folder);
    const named = place();
    expect(await runCli(['export', named])).toBe(1);
    expect(complaints).toEqual([expect.stringMatching(says)]);
    expect(complaints[0]).not.toContain('\n');
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual(
      before.filter((name) => name.startsWith('.')),
    );
  });
});

describe('thread recount', () => {
  async function setUp() {
    const by = await makePerson();
    const essay = await makeEssay({ title: 'Counted' });
    const root = await makeComment({ essayId: essay.id, by });
    await makeComment({ essayId: essay.id, by, answers: root.id });
    await makeComment({ essayId: (await makeEssay({ title: 'Other' })).id, by });
    const damage = async () => {
      await db.comment.update({
        where: { id: root.id },
        data: { replyCount: 7, descendantCount: 9, helpfulCount: 3, sameCount: 2 },
      });
      await db.comment.update({ where: { id: root.id }, data: { rootOrdinal: null } });
      await db.thread.update({ where: { id: essay.threadId }, data: { commentCount: 99 } });
    };
    const read = async () => [
      await db.comment.findMany({ orderBy: [{ threadId: 'asc' }, { number: 'asc' }] }),
      await db.thread.findMany({ orderBy: { id: 'asc' } }),
    ];
    return { essay, damage, read };
  }
  const all =
    'replies of 1 comment, all that is below of 1 comment, “Helpful” of 1 comment, “Same here” of 1 comment, the place among the branches of 1 comment, the numbers of the whole discussion';

  it('finds nothing where everything is right', async () => {
    const { read } = await setUp();
    const before = await read();
    const { result, now } = await watchTouches(() => runCli(['thread', 'recount']));
    expect(result).toBe(0);
    expect(out).toEqual(['Everything is counted rightly in 2 discussions.']);
    expect(await read()).toEqual(before);
    expect(now).toEqual([]);
  });

  it('says what was wrong, repairs it, and has the pages of that thread made again', async () => {
    const { essay, damage, read } = await setUp();
    const before = await read();
    await damage();
    const { result, now } = await watchTouches(() => runCli(['thread', 'recount']));
    expect(result).toBe(0);
    expect(out).toEqual([
      `/essays/${essay.slug}: ${all}`,
      'Something was wrong in 1 of 2 discussions. Repaired.',
    ]);
    expect(await read()).toEqual(before);
    expect(now).toEqual([threadTag(essay.threadId), totalTag(essay.threadId)]);
  });

  it('changes nothing on a dry run, and looks only where it is told to', async () => {
    const { essay, damage, read } = await setUp();
    await damage();
    const before = await read();
    const { now } = await watchTouches(() => runCli(['thread', 'recount', '--dry-run']));
    expect(out).toEqual([
      `/essays/${essay.slug}: ${all}`,
      'Something was wrong in 1 of 2 discussions. This was a dry run: nothing was changed.',
    ]);
    expect(now).toEqual([]);
    expect(await read()).toEqual(before);
    out = [];
    expect(await runCli(['thread', 'recount', '--essay', 'other'])).toBe(0);
    expect(out).toEqual(['Everything is counted rightly in 1 discussion.']);
    expect(await runCli(['thread', 'recount', '--essay', essay.slug])).toBe(0);
    expect(out.at(-1)).toMatch(/1 of 1 discussion\. Repaired\./);
  });

  it('refuses an essay that is not there in one line', async () => {
    expect(await runCli(['thread', 'recount', '--essay', 'nowhere'])).toBe(1);
    expect(complaints).toEqual(['There is no discussion at /essays/nowhere.']);
  });
});

describe('help', () => {
  it.each([
    [[]],
    [['export']],
    [['import']],
    [['user']],
    [['user', 'grant']],
    [['user', 'unsuspend']],
    [['sample']],
    [['sample', 'remove']],
    [['thread']],
    [['thread', 'recount']],
  ])('is there for %j', async (words) => {
    expect(await runCli([...words, '--help'])).toBe(0);
    expect(out.join('')).toMatch(/Usage: npm run cli --/);
  });

  it('is offered for a command that is not there', async () => {
    expect(await runCli(['publish'])).not.toBe(0);
    expect(complaints.join('')).toMatch(/unknown command/);
  });
});
