import { beforeEach, describe, expect, it } from 'vitest';
import { later, MINUTE } from '#lib/kernel/time.ts';
import { makeComment, makeEssay, makePerson, must } from '#lib/testing/factories.ts';
import { testDatabase } from '#lib/testing/test-database.ts';
import { hideComment } from './commands/hide-comment.ts';
import { restoreComment } from './commands/restore-comment.ts';
import { readLogPage } from './queries/log.ts';
import { listDecisionsAbout, listLatestDecisions } from './queries.ts';

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
  return { moderator, commentId: id };
}

describe('decisions about a comment', () => {
  it('tell its writer the rule and the reason in full, and never who decided', async () => {
    const { moderator, commentId } = await setUp();
    const about = await listDecisionsAbout(commentId, 'writer');
    expect(about.map(({ kind }) => kind)).toEqual(['hide', 'restore', 'hide']);
    expect(about[0]).toMatchObject({
      commentId,
      number: 1,
      essayTitle: 'On leaving',
      rule: { title: 'Argue with what was said', text: expect.stringContaining('insult') },
      explanation: WHY,
    });
    expect(JSON.stringify(about)).not.toContain(moderator.personId);
    expect(await listLatestDecisions()).toEqual(about);
  });

  it('tell nobody what was undone, and its writer nothing of what was left as it is', async () => {
    const { commentId } = await setUp();
    await db.decision.updateMany({ where: { rule: 'harassment' }, data: { undoneAt: NOW } });
    await db.decision.updateMany({ where: { kind: 'restore' }, data: { kind: 'keep' } });
    const kindsFor = async (reader: 'writer' | 'moderator') =>
      (await listDecisionsAbout(commentId, reader)).map(({ kind }) => kind);
    expect(await kindsFor('writer')).toEqual(['hide']);
    expect(await kindsFor('moderator')).toEqual(['keep', 'hide']);
  });

  it('stay readable when a rule was given up since', async () => {
    const { commentId } = await setUp();
    await db.decision.updateMany({ where: { commentId }, data: { rule: 'an-old-rule' } });
    expect((await listDecisionsAbout(commentId, 'writer'))[0]?.rule).toBeNull();
    expect((await readLogPage(null, null))?.entries[0]?.rule).toEqual({
      key: 'an-old-rule',
      short: 'an old rule',
    });
  });
});
