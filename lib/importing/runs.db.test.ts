import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { DAY, later } from '#lib/kernel/time.ts';
import { act } from '#lib/testing/act.ts';
import { makePerson } from '#lib/testing/factories.ts';
import { forgetJobs, runDueJobs, waitingJobs } from '#lib/testing/run-due-jobs.ts';
import { testDatabase } from '#lib/testing/test-database.ts';
import { beginImport, bringFiles, deleteImport } from './actions.ts';
import { performRun } from './commands/perform-run.ts';
import { purgeRuns } from './commands/purge-runs.ts';
import { runFolder } from './commands/run-folder.ts';
import { importTasks } from './jobs.ts';
import { getRun, listRuns } from './queries.ts';
import { RUN_MAX_BYTES, RUN_MAX_FILES } from './rules.ts';

const { db, empty } = testDatabase();
const now = new Date('2026-11-22T16:00:00Z');

beforeEach(async () => {
  await empty();
  await forgetJobs();
});

const post = (name: string, title: string, body = 'Some words.') =>
  new File([`---\ntitle: ${title}\nauthor: Somebody else\n---\n${body}\n`], name);

const author = () => makePerson({ roles: ['author'], name: 'Ann' });

async function bring(
  actor: Awaited<ReturnType<typeof author>>,
  files: File[],
  more: Record<string, string> = {},
) {
  const outcome = await act(bringFiles, { files, consent: 'unknown', ...more }, { actor, now });
  return outcome.leadsTo?.replace('/write/import/', '') ?? '';
}

const run = () => runDueJobs(importTasks, now);

describe('files that an author brings', () => {
  it('are read, shown, and brought in as drafts when they say so', async () => {
    const actor = await author();
    const id = await bring(actor, [
      post('2013-05-06-one.md', 'One'),
      post('2014-05-06-two.md', 'Two'),
    ]);
    expect(await getRun(id)).toMatchObject({ state: 'brought', report: null });
    expect(await run()).toBe(1);
    expect(await getRun(id)).toMatchObject({
      state: 'ready',
      report: { essays: { added: 2, published: 0 }, addresses: 2, leftOut: [] },
    });
    expect(await db.essay.count()).toBe(0);
    expect(await db.formerAddress.count()).toBe(0);

    expect((await act(beginImport, { runId: id }, { actor, now })).leadsTo).toBe(
      `/write/import/${id}`,
    );
    await run();
    expect(await getRun(id)).toMatchObject({ state: 'done', report: { essays: { added: 2 } } });
    const essays = await db.essay.findMany({
      select: { authorId: true, byline: true, publishedAt: true },
    });
    expect(essays).toEqual(
      Array.from({ length: 2 }, () => ({
        authorId: actor.personId,
        byline: 'Ann',
        publishedAt: null,
      })),
    );
    expect(existsSync(runFolder(id))).toBe(false);
  });

  it('come in once, however often the button is pressed and the job runs', async () => {
    const actor = await author();
    const id = await bring(actor, [post('2013-05-06-one.md', 'One')], { publish: 'yes' });
    await run();
    await Promise.all([
      act(beginImport, { runId: id }, { actor, now }),
      act(beginImport, { runId: id }, { actor, now }),
    ]);
    expect((await waitingJobs()).filter(({ task }) => task === 'run-import')).toHaveLength(1);
    await run();
    await performRun(id, { dryRun: false, now });
    const [essay] = await db.essay.findMany();
    expect(essay).toMatchObject({ slug: 'one', publishedAt: new Date('2013-05-06T12:00:00Z') });
    expect(await db.essay.count()).toBe(1);
  });

  it('come in once when the process ended in the middle, and are read anew', async () => {
    const actor = await author();
    const id = await bring(actor, [post('2013-05-06-one.md', 'One')]);
    // As it stands after a process was killed: the job is run again by the next one.
    await db.importRun.update({ where: { id }, data: { state: 'reading', done: 1 } });
    await run();
    expect(await getRun(id)).toMatchObject({ state: 'ready' });
    await act(beginImport, { runId: id }, { actor, now });
    await Promise.all([
      performRun(id, { dryRun: false, now }),
      performRun(id, { dryRun: false, now }),
    ]);
    expect(await getRun(id)).toMatchObject({ state: 'done' });
    expect(await db.essay.count()).toBe(1);
  });

  it('that were brought before add nothing, and changed ones a revision when that is chosen', async () => {
    const actor = await author();
    const again = async (body: string, more: Record<string, string>) => {
      const id = await bring(actor, [post('2013-05-06-one.md', 'One', body)], more);
      await run();
      await act(beginImport, { runId: id }, { actor, now });
      await run();
      return (await getRun(id))?.report?.essays;
    };
    expect(await again('First.', {})).toMatchObject({ added: 1 });
    expect(await again('First.', {})).toMatchObject({ added: 0, known: 1 });
    expect(await again('Second.', {})).toMatchObject({ left: 1 });
    expect(await again('Second.', { replace: 'yes' })).toMatchObject({ replaced: 1 });
    const revisions = await db.essayRevision.findMany({ orderBy: { number: 'asc' } });
    expect(revisions.map(({ kind, source }) => [kind, source])).toEqual([
      ['imported', 'First.'],
      ['imported', 'Second.'],
    ]);
    // Another author's file of the same name is another essay.
    const other = await makePerson({ roles: ['author'], name: 'Bob' });
    const id = await bring(other, [post('2013-05-06-one.md', 'One', 'First.')]);
    await run();
    expect((await getRun(id))?.report?.essays).toMatchObject({ added: 1, known: 0 });
  });

  it('are refused in one line, with nothing left behind', async () => {
    const actor = await author();
    const bomb = new File(
      ['<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "b">]><rss>&a;</rss>'],
      'x.xml',
    );
    const id = await bring(actor, [bomb]);
    await run();
    const view = await getRun(id);
    expect(view).toMatchObject({ state: 'refused', report: null });
    expect(view?.refusal).toMatch(/^x\.xml: Line 1: .*DTD/);
    expect(view?.refusal).not.toContain('\n');
    expect(existsSync(runFolder(id))).toBe(false);
    expect((await act(beginImport, { runId: id }, { actor, now })).state.code).toBe('not-ready');
  });

  it('are never opened by their names', async () => {
    const actor = await author();
    const names = [
      '../../../etc/passwd',
      '/etc/shadow',
      'a\u0000b',
      '\u202egnp.exe',
      'x'.repeat(5_000),
      '<b>.md',
    ];
    const id = await bring(
      actor,
      names.map((name, index) => post(name, `T${index}`)),
    );
    expect(readdirSync(runFolder(id)).sort()).toEqual(['0', '1', '2', '3', '4', '5']);
    const [line] = await listRuns(actor.personId);
    for (const { name } of line?.files ?? []) {
      expect(name).not.toMatch(/[\p{Cc}\u202e]/u);
      expect(name.length).toBeLessThan(200);
    }
  });

  it('go when their author deletes them, also in the middle', async () => {
    const actor = await author();
    const id = await bring(actor, [post('2013-05-06-one.md', 'One')]);
    await run();
    await act(beginImport, { runId: id }, { actor, now });
    await act(deleteImport, { runId: id }, { actor, now });
    await run();
    expect(await db.essay.count()).toBe(0);
    expect(await getRun(id)).toBeNull();
    expect(existsSync(runFolder(id))).toBe(false);
  });

  it('go by themselves after a week, with what a process left that ended in the middle', async () => {
    const actor = await author();
    const id = await bring(actor, [post('2013-05-06-one.md', 'One')]);
    await purgeRuns(later(now, 6 * DAY));
    expect(existsSync(runFolder(id))).toBe(true);
    await db.importRun.deleteMany();
    await purgeRuns(later(new Date(), 2 * DAY));
    expect(existsSync(runFolder(id))).toBe(false);
    const other = await bring(actor, [post('2013-05-06-one.md', 'One')]);
    await purgeRuns(later(now, 8 * DAY));
    expect(await getRun(other)).toBeNull();
    expect(existsSync(join(runFolder(other), '0'))).toBe(false);
  });

  it('are said to be too many, too large or missing beside the field', async () => {
    const actor = await author();
    const said = async (files: File[]) =>
      (await act(bringFiles, { files, consent: 'unknown' }, { actor, now })).state.fields?.files;
    expect(await said([])).toMatch(/Choose/);
    expect(await said([new File([], 'a.md')])).toMatch(/empty/);
    expect(await said([new File([new Uint8Array(RUN_MAX_BYTES + 1)], 'a')])).toMatch(/MB/);
    expect(await said(Array.from({ length: RUN_MAX_FILES + 1 }, () => post('a.md', 'A')))).toMatch(
      /tar/,
    );
    expect(await db.importRun.count()).toBe(0);
  });

  it('of somebody else are nobody’s business', async () => {
    const id = await bring(await author(), [post('2013-05-06-one.md', 'One')]);
    const other = await makePerson({ roles: ['author', 'admin'], name: 'Bob' });
    for (const action of [beginImport, deleteImport]) {
      const { state } = await act(action, { runId: id }, { actor: other, now });
      expect(state.status).toBe('problem');
    }
    expect(await getRun(id)).toMatchObject({ state: 'brought' });
  });

  it('join only essays of their author', async () => {
    const actor = await author();
    const other = await makePerson({ roles: ['author'], name: 'Bob' });
    const id = await bring(actor, [new File(['Title\n\nOne comment.'], 'a.txt')]);
    const { makeEssay } = await import('#lib/testing/factories.ts');
    await makeEssay({ title: 'Title', author: other });
    await run();
    expect(await getRun(id)).toMatchObject({ state: 'refused' });
    await makeEssay({ title: 'Title', author: actor });
    const again = await bring(actor, [new File(['Title\n\nOne comment.'], 'a.txt')]);
    await run();
    expect((await getRun(again))?.report?.comments).toMatchObject({ added: 1, held: 1 });
  });
});
