import { beforeEach, describe, expect, it } from 'vitest';
import { deleteComment } from '#lib/comments/commands/delete-comment.ts';
import { newId } from '#lib/kernel/ids.ts';
import { later, MINUTE } from '#lib/kernel/time.ts';
import { makeComment, makeEssay, makePerson, must } from '#lib/testing/factories.ts';
import { testDatabase } from '#lib/testing/test-database.ts';
import { hideComment } from './commands/hide-comment.ts';
import { restoreComment } from './commands/restore-comment.ts';
import {
  listDecisionsAbout,
  listDecisionsFor,
  listLatestDecisions,
  readLogPage,
} from './queries.ts';
import { LOG_PAGE } from './rules.ts';
import type { LogPage } from './views.ts';

const { db, empty } = testDatabase();

const NOW = new Date('2026-11-23T09:00:00.000Z');
const WHY = 'The age, the ward and the date point to one person.';

beforeEach(empty);

/** A comment that was hidden, restored and hidden again, a minute apart. */
async function setUp() {
  const essay = await makeEssay({ title: 'On leaving' });
  const writer = await makePerson({ name: 'Writer' });
  const moderator = await makePerson({ name: 'Moderator', roles: ['moderator'] });
  const { id } = await makeComment({ essayId: essay.id, by: writer, body: 'Secret.' });
  const by = { id: moderator.personId, role: 'moderator' } as const;
  const act = { commentId: id, explanation: WHY, by };
  must(await hideComment({ ...act, rule: 'hate', now: NOW }));
  must(await restoreComment({ ...act, now: later(NOW, MINUTE) }));
  must(await hideComment({ ...act, rule: 'harassment', now: later(NOW, 2 * MINUTE) }));
  return { writer, moderator, commentId: id };
}

describe('the public log', () => {
  it('says role, kind, rule and time, newest first, and nothing else', async () => {
    const { writer, moderator, commentId } = await setUp();
    const page = await readLogPage(null);
    expect(page?.older).toBeNull();
    expect(page?.entries).toEqual([
      {
        id: expect.any(String),
        kind: 'hide',
        role: 'moderator',
        subject: 'comment',
        rule: { key: 'harassment', short: 'harassment' },
        decidedAt: '2026-11-23T09:02:00.000Z',
      },
      expect.objectContaining({ kind: 'restore', rule: { key: 'hate', short: 'hate' } }),
      expect.objectContaining({ kind: 'hide', rule: { key: 'hate', short: 'hate' } }),
    ]);
    const text = JSON.stringify(page);
    for (const secret of [
      WHY,
      'Secret',
      'Writer',
      commentId,
      writer.personId,
      moderator.personId,
    ]) {
      expect(text).not.toContain(secret);
    }
  });

  it('reads to its end page by page, also where decisions share a moment', async () => {
    const total = 2 * LOG_PAGE + 3;
    const rows = Array.from({ length: total }, (_, index) => ({
      id: newId(),
      kind: 'hide' as const,
      rule: 'hate',
      explanation: WHY,
      // Three to a moment, so that a page ends between decisions of the same one.
      decidedAt: later(NOW, Math.floor(index / 3) * MINUTE),
      decidedByRole: 'moderator' as const,
    }));
    await db.decision.createMany({ data: rows });
    const seen: string[] = [];
    const sizes: number[] = [];
    let after: string | null = null;
    do {
      const page: LogPage | null = await readLogPage(after);
      if (!page) throw new Error('the page is gone');
      seen.push(...page.entries.map(({ id }) => id));
      sizes.push(page.entries.length);
      after = page.older;
    } while (after !== null);
    expect(sizes).toEqual([LOG_PAGE, LOG_PAGE, 3]);
    expect(new Set(seen).size).toBe(total);
    expect(seen).toEqual(
      rows
        .toSorted((a, b) => b.decidedAt.getTime() - a.decidedAt.getTime() || (a.id < b.id ? 1 : -1))
        .map(({ id }) => id),
    );
  });

  it('has no page after what is no entry', async () => {
    expect(await readLogPage('-')).toBeNull();
    expect(await readLogPage(newId())).toBeNull();
    expect(await readLogPage(null)).toEqual({ entries: [], older: null });
  });
});

describe('decisions about a comment', () => {
  it('tell its writer the rule and the reason in full, and never who decided', async () => {
    const { writer, moderator, commentId } = await setUp();
    const about = await listDecisionsAbout(commentId);
    expect(about.map(({ kind }) => kind)).toEqual(['hide', 'restore', 'hide']);
    expect(about[0]).toMatchObject({
      commentId,
      number: 1,
      essayTitle: 'On leaving',
      rule: { title: 'Argue with what was said', text: expect.stringContaining('insult') },
      explanation: WHY,
    });
    expect(JSON.stringify(about)).not.toContain(moderator.personId);
    expect(await listDecisionsFor(writer.personId)).toEqual(about);
    expect(await listDecisionsFor(moderator.personId)).toEqual([]);
    expect(await listLatestDecisions()).toEqual(about);
  });

  it('are forgotten for their writer with the comment', async () => {
    const { writer, commentId } = await setUp();
    must(await deleteComment({ commentId, now: NOW }));
    expect(await listDecisionsFor(writer.personId)).toEqual([]);
  });

  it('stay readable when a rule was given up since', async () => {
    const { commentId } = await setUp();
    await db.decision.updateMany({ where: { commentId }, data: { rule: 'an-old-rule' } });
    expect((await listDecisionsAbout(commentId))[0]?.rule).toBeNull();
    expect((await readLogPage(null))?.entries[0]?.rule).toEqual({
      key: 'an-old-rule',
      short: 'an old rule',
    });
  });
});
