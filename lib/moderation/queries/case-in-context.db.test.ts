import { beforeEach, describe, expect, it } from 'vitest';
import { later, MINUTE, SECOND } from '#lib/kernel/time.ts';
import { UNDO_WINDOW } from '#lib/policy/predicates.ts';
import { makeReport } from '#lib/reports/commands/make-report.ts';
import { makeComment, makeEssay, makePerson, must } from '#lib/testing/factories.ts';
import { testDatabase } from '#lib/testing/test-database.ts';
import { addNote } from '../commands/add-note.ts';
import { editOut } from '../commands/edit-out.ts';
import { hideComment } from '../commands/hide-comment.ts';
import { restoreComment } from '../commands/restore-comment.ts';
import { undoDecision } from '../commands/undo-decision.ts';
import { warn } from '../commands/warn.ts';
import { getCase, getCommentToJudge, getQueuePage } from './queue.ts';
import { getUndoable } from './undoable.ts';

const { db, empty } = testDatabase();

const NOW = new Date('2026-11-23T09:00:00.000Z');
const WHY = 'It speaks with contempt of a group.';

beforeEach(empty);

/** A reported answer, by somebody about whom something was decided before, under two names. */
async function setUp() {
  const essay = await makeEssay({ title: 'On leaving' });
  const elsewhere = await makeEssay({ title: 'Elsewhere' });
  const [writer, parent, one, other] = await Promise.all([
    makePerson({ name: 'Writer' }),
    makePerson({ name: 'Parent' }),
    makePerson({ name: 'Reporter One' }),
    makePerson({ name: 'Reporter Other' }),
  ]);
  const moderator = await makePerson({ name: 'Temperance', roles: ['moderator'] });
  const by = { id: moderator.personId, role: 'moderator' } as const;
  const above = await makeComment({ essayId: essay.id, by: parent, body: 'A *question*.' });
  const earlier = await makeComment({ essayId: essay.id, by: writer, body: 'All the same.' });
  const hidden = { commentId: earlier.id, rule: 'hate', explanation: WHY, by } as const;
  must(await hideComment({ ...hidden, now: NOW }));
  // What they wrote elsewhere belongs to another persona, and tells nothing here.
  const apart = await makeComment({ essayId: elsewhere.id, by: writer, body: 'Apart.' });
  must(await hideComment({ ...hidden, commentId: apart.id, now: NOW }));
  const { id: commentId } = await makeComment({
    essayId: essay.id,
    by: writer,
    answers: above.id,
    body: 'An **answer**.',
  });
  for (const [reporter, reason, note] of [
    [one, 'hate', 'The whole of it.'],
    [other, 'hate', ''],
    [parent, 'harassment', 'It is about me.'],
  ] as const) {
    const report = { item: 'comment', id: commentId, reason, note, now: NOW } as const;
    must(await makeReport({ ...report, reporterId: reporter.personId }));
  }
  const { id: caseId } = await db.moderationCase.findFirstOrThrow({ where: { commentId } });
  must(await addNote({ caseId, personId: moderator.personId, text: 'Hm.', now: NOW }));
  const { personaId } = await db.comment.findUniqueOrThrow({ where: { id: commentId } });
  return { writer, one, other, parent, moderator, by, commentId, personaId, caseId, earlier };
}

describe('a case', () => {
  it('stands in its context: what it answers, reports by reason, earlier decisions, notes', async () => {
    const { caseId, moderator, earlier, personaId } = await setUp();
    const found = await getCase(caseId, moderator.personId, NOW);
    expect(found).toMatchObject({
      origin: 'report',
      urgency: 'report',
      reportCount: 3,
      claim: null,
      item: {
        kind: 'comment',
        number: 3,
        state: 'shown',
        onHold: false,
        author: { id: personaId, name: 'Writer' },
        body: 'An **answer**.',
        answers: { number: 1, author: 'Parent', text: 'A *question*.' },
        essay: { title: 'On leaving' },
      },
      reports: [
        { reason: 'hate', count: 2, notices: 0, notes: ['The whole of it.'] },
        { reason: 'harassment', count: 1, notices: 0, notes: ['It is about me.'] },
      ],
      notes: [{ by: 'Temperance', text: 'Hm.' }],
    });
    expect(found?.earlier.count).toBe(1);
    expect(found?.earlier.decisions).toMatchObject([
      {
        kind: 'hide',
        comment: { id: earlier.id, number: 2 },
        rule: 'hate',
        by: 'Temperance',
        stands: true,
      },
    ]);
  });

  it('says nothing of accounts: not who reported, not who wrote, not what they wrote elsewhere', async () => {
    const { caseId, moderator, writer, one, other, parent } = await setUp();
    const whole = await getCase(caseId, moderator.personId, NOW);
    const queue = await getQueuePage(
      { filter: 'all', personId: moderator.personId, now: NOW },
      null,
    );
    const text = JSON.stringify([whole, queue]);
    for (const secret of [
      writer.personId,
      one.personId,
      other.personId,
      parent.personId,
      'Reporter One',
      'Reporter Other',
      'Elsewhere',
      'Apart',
      '@example.org',
    ]) {
      expect(text).not.toContain(secret);
    }
    expect(queue.cases[0]?.item).toMatchObject({ body: null });
  });

  it('forgets what was undone, and knows what was taken back and what is sealed', async () => {
    const { caseId, moderator, by, earlier, personaId, commentId } = await setUp();
    const act = { explanation: WHY, by };
    const { decisionId } = must(await warn({ ...act, personaId, rule: 'hate', now: NOW }));
    must(await undoDecision({ decisionId, by, now: later(NOW, SECOND) }));
    must(await restoreComment({ ...act, commentId: earlier.id, now: later(NOW, MINUTE) }));
    const spans = [{ start: 0, end: 2 }];
    must(await editOut({ ...act, commentId, spans, rule: 'hate', now: later(NOW, 2 * MINUTE) }));
    const found = await getCase(caseId, moderator.personId, later(NOW, 3 * MINUTE));
    expect(found?.earlier.decisions).toMatchObject([
      { kind: 'edit_out', stands: true, sealed: true },
      { kind: 'restore', stands: false },
      { kind: 'hide', stands: false, sealed: false },
    ]);
  });

  it('is not found by what is no id', async () => {
    expect(await getCase('x', null, NOW)).toBeNull();
    expect(await getCommentToJudge("' OR 1=1", null, NOW)).toBeNull();
  });
});

describe('a comment on its own page', () => {
  it('stands there as in a case, with the open one it has', async () => {
    const { commentId, caseId, earlier, moderator } = await setUp();
    const inCase = await getCommentToJudge(commentId, moderator.personId, NOW);
    expect(inCase?.caseId).toBe(caseId);
    expect(inCase?.view).toEqual(await getCase(caseId, moderator.personId, NOW));
    const alone = await getCommentToJudge(earlier.id, moderator.personId, NOW);
    expect(alone).toMatchObject({
      caseId: null,
      view: { item: { number: 2, state: 'hidden', hiddenFor: 'hate' }, reports: [] },
    });
  });
});

describe('what can be undone', () => {
  it('is what this moderator decided last, within the minute', async () => {
    const { moderator, by, personaId, writer } = await setUp();
    const at = later(NOW, 10 * MINUTE);
    expect(await getUndoable(moderator.personId, at)).toBeNull();
    const warned = { personaId, rule: 'hate', explanation: WHY, by, now: at } as const;
    const { decisionId } = must(await warn(warned));
    const undoable = await getUndoable(moderator.personId, later(at, 20 * SECOND));
    expect(undoable).toEqual({
      decisionIds: [decisionId],
      kind: 'warn',
      subject: 'persona',
      number: null,
      name: 'Writer',
      secondsLeft: 40,
      caseId: null,
    });
    expect(await getUndoable(writer.personId, later(at, SECOND))).toBeNull();
    expect(await getUndoable(moderator.personId, later(at, UNDO_WINDOW))).toBeNull();
    must(await undoDecision({ decisionId, by, now: later(at, 30 * SECOND) }));
    expect(await getUndoable(moderator.personId, later(at, 31 * SECOND))).toBeNull();
  });
});
