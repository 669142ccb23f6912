import { beforeEach, describe, expect, it } from 'vitest';
import { later, SECOND } from '#lib/kernel/time.ts';
import { act } from '#lib/testing/act.ts';
import { makeComment, makeEssay, makePerson, must } from '#lib/testing/factories.ts';
import { testDatabase } from '#lib/testing/test-database.ts';
import { decideMany, undoMany } from '../actions.ts';
import { claimCase } from './claim-case.ts';
import { openCase } from './open-case.ts';

const { db, empty } = testDatabase();

const NOW = new Date('2026-11-23T09:00:00.000Z');
const BURDEN = { rule: 'hate', explanation: 'It speaks with contempt of a group.' };

beforeEach(empty);

/** Reported comments, one of them by the moderator; the first `count` boxes of the form. */
async function setUp(count: number) {
  const essay = await makeEssay();
  const writer = await makePerson();
  const moderator = await makePerson({ name: 'Temperance', roles: ['moderator'] });
  const other = await makePerson({ name: 'Ayodele', roles: ['moderator'] });
  const boxes: Record<string, string> = {};
  const cases: { id: string; commentId: string }[] = [];
  for (let index = 0; index < count; index += 1) {
    // The last one is the moderator's own.
    const by = index === count - 1 ? moderator : writer;
    const { id: commentId } = await makeComment({ essayId: essay.id, by, body: `Text ${index}.` });
    const { id } = await db.$transaction((tx) =>
      openCase(tx, {
        subject: { commentId },
        origin: 'report',
        reason: 'hate',
        reports: 1,
        now: NOW,
      }),
    );
    boxes[`case${index + 1}`] = id;
    cases.push({ id, commentId });
  }
  return { moderator, other, boxes, cases };
}

describe('a bulk act', () => {
  it('decides each item by itself, and says which were not and why', async () => {
    const { moderator, other, boxes, cases } = await setUp(6);
    const claimed = cases[2]?.id ?? '';
    must(await claimCase({ caseId: claimed, personId: other.personId, now: NOW }));
    const from = { actor: moderator, now: NOW };
    const outcome = await act(decideMany, { ...boxes, act: 'hide', ...BURDEN }, from);
    expect(outcome.state).toMatchObject({
      status: 'done',
      data: {
        text: '4 hidden, 2 not.',
        refused: [
          expect.stringMatching(/^#3: Ayodele is working on this case until/),
          expect.stringMatching(/^#6: You cannot decide about your own comment/),
        ],
      },
    });
    const decisions = await db.decision.findMany({ where: { kind: 'hide' } });
    expect(decisions).toHaveLength(4);
    expect(new Set(decisions.map(({ commentId }) => commentId)).size).toBe(4);
    expect(new Set(decisions.map(({ caseId }) => caseId)).size).toBe(4);
    expect(await db.moderationCase.count({ where: { closedAt: null } })).toBe(2);

    // The same form once more, as a second click sends it.
    const again = await act(decideMany, { ...boxes, act: 'keep' }, from);
    expect(again.state.data?.text).toBe('0 left as they are, 6 not.');
    expect(await db.decision.count()).toBe(4);
  });

  it('is undone as a whole within the minute, and by nobody else', async () => {
    const { moderator, other, boxes, cases } = await setUp(4);
    const made = await act(decideMany, { ...boxes, act: 'keep' }, { actor: moderator, now: NOW });
    expect(made.state.data?.text).toBe('3 left as they are, 1 not.');
    const decisions = await db.decision.findMany();
    const decisionIds = decisions.map(({ id }) => id).join(',');
    const soon = later(NOW, 30 * SECOND);
    const others = await act(undoMany, { decisionIds }, { actor: other, now: soon });
    expect(others.state).toMatchObject({ code: 'not-your-decision' });
    const late = await act(
      undoMany,
      { decisionIds },
      { actor: moderator, now: later(NOW, 61_000) },
    );
    expect(late.state).toMatchObject({ code: 'undo-time-over' });
    const undone = await act(
      undoMany,
      { decisionIds, next: '/moderation?filter=mine' },
      { actor: moderator, now: soon },
    );
    expect(undone.leadsTo).toMatch(/^\/moderation\?filter=mine&done=undone/);
    expect(await db.decision.count({ where: { undoneAt: null } })).toBe(0);
    expect(await db.moderationCase.count({ where: { closedAt: null } })).toBe(cases.length);
    const twice = await act(undoMany, { decisionIds }, { actor: moderator, now: soon });
    expect(twice.state).toMatchObject({ code: 'undone-already' });
  });

  it('needs a rule, a reason and a case; everything sent comes back', async () => {
    const { moderator, boxes } = await setUp(2);
    const from = { actor: moderator, now: NOW };
    const bare = await act(
      decideMany,
      { ...boxes, act: 'hide', rule: '', explanation: 'No.' },
      from,
    );
    expect(bare.state).toMatchObject({
      code: 'invalid',
      fields: { rule: expect.stringContaining('Choose'), explanation: expect.any(String) },
      values: { ...boxes, explanation: 'No.' },
    });
    const lawless = { act: 'hide', ...BURDEN, rule: 'unlawful' };
    const law = await act(decideMany, { ...boxes, ...lawless }, from);
    expect(law.state.fields).toHaveProperty('law');
    const none = await act(decideMany, { act: 'keep' }, from);
    expect(none.state).toMatchObject({ code: 'none-chosen' });
    const twice = { case1: boxes.case1 ?? '', case2: boxes.case1 ?? '' };
    const once = await act(decideMany, { ...twice, act: 'keep' }, from);
    expect(once.state.data?.text).toBe('1 left as it is.');
  });
});
