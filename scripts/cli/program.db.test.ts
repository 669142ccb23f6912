import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { makeEssay, makePerson } from '#lib/testing/factories.ts';
import { testDatabase } from '#lib/testing/test-database.ts';
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
    ['a folder', () => folder, /folder/],
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

describe('help', () => {
  it.each([
    [[]],
    [['import']],
    [['user']],
    [['user', 'grant']],
    [['sample']],
    [['sample', 'remove']],
  ])('is there for %j', async (words) => {
    expect(await runCli([...words, '--help'])).toBe(0);
    expect(out.join('')).toMatch(/Usage: npm run cli --/);
  });

  it('is offered for a command that is not there', async () => {
    expect(await runCli(['publish'])).not.toBe(0);
    expect(complaints.join('')).toMatch(/unknown command/);
  });
});
