import { beforeEach, describe, expect, it } from 'vitest';
import { editComment } from '#lib/comments/commands/edit-comment.ts';
import { lockThreadOf } from '#lib/comments/port.ts';
import type { Result } from '#lib/kernel/result.ts';
import { ok } from '#lib/kernel/result.ts';
import { DAY, later, SECOND } from '#lib/kernel/time.ts';
import { changeAndTouch } from '#lib/platform/cache/change-and-touch.ts';
import { databasePool } from '#lib/platform/db.ts';
import { makeReport } from '#lib/reports/commands/make-report.ts';
import { makeComment, makePerson, must } from '#lib/testing/factories.ts';
import {
  countsAreRight,
  DECIDED,
  type Moderated,
  makeModerated,
  makeReported,
  stateOf,
} from '#lib/testing/moderated-world.ts';
import { testDatabase } from '#lib/testing/test-database.ts';
import { hideComment } from './hide-comment.ts';
import { holdBeforePublication } from './hold-before-publication.ts';
import { holdByReports } from './hold-by-reports.ts';
import { holdComment } from './hold-comment.ts';
import { keep } from './keep.ts';
import { keepCase } from './keep-case.ts';
import { releaseComment } from './release-comment.ts';
import { restoreComment } from './restore-comment.ts';
import { undoDecision } from './undo-decision.ts';

// What is out of sight until somebody has looked: by a moderator, by reports, by a check before
// publication; and what comes of it.

const { db, empty } = testDatabase();
beforeEach(empty);

const WHY = 'With the age and the ward the family would know.';
const BURDEN = { rule: 'patient-privacy', explanation: WHY, now: DECIDED } as const;
const codeOf = (result: Result<unknown>) => (result.ok ? null : result.problem.code);
const first = async (world: Moderated) => (await stateOf(world)).comments[0];
const hide = ({ comment, by }: Moderated) => hideComment({ ...BURDEN, commentId: comment.id, by });
const hold = ({ comment, by }: Moderated) => holdComment({ ...BURDEN, commentId: comment.id, by });
const release = ({ comment, by }: Moderated) =>
  releaseComment({ commentId: comment.id, explanation: WHY, by, now: DECIDED });
const undo = ({ by }: Moderated, decisionId: string) =>
  undoDecision({ decisionId, by, now: DECIDED });

const holdAsReported = ({ comment: { id: commentId } }: Moderated, caseId: string) =>
  changeAndTouch(async (tx, note) => {
    await lockThreadOf(tx, commentId);
    return ok(await holdByReports(tx, { commentId, caseId, now: DECIDED }, note));
  });

/** The comment as if a check had held it when it was posted: never shown. */
async function makeNeverShown(): Promise<Moderated & { reply: { id: string } }> {
  const world = await makeModerated();
  const { comment, reply, essay } = world;
  await db.comment.delete({ where: { id: reply.id } });
  await db.comment.update({
    where: { id: comment.id },
    data: { heldAt: DECIDED, rootOrdinal: null, replyCount: 0, descendantCount: 0 },
  });
  const nothing = { commentCount: 0, rootCount: 0 };
  await db.thread.update({ where: { id: essay.threadId }, data: nothing });
  const why = { check: 'words', explanation: WHY, now: later(DECIDED, -DAY) } as const;
  await databasePool().query(holdBeforePublication({ commentId: comment.id, ...why }));
  return world;
}

describe('a comment that a moderator holds', () => {
  it('has a case until somebody decides, whether it was reported or not', async () => {
    const world = await makeModerated();
    const { decisionId } = must(await hold(world));
    const open = await db.moderationCase.findFirstOrThrow({ where: { closedAt: null } });
    expect(open).toMatchObject({ origin: 'check', reason: 'patient-privacy', reportCount: 0 });
    must(await release(world));
    expect(await db.moderationCase.count({ where: { closedAt: null } })).toBe(0);
    expect(await db.decision.count({ where: { reversesId: decisionId } })).toBe(1);
  });

  it('can be hidden at once, and is held again when that is undone', async () => {
    const world = await makeModerated();
    const held = must(await hold(world));
    expect(
      codeOf(await restoreComment({ ...BURDEN, commentId: world.comment.id, by: world.by })),
    ).toBe('held');
    const hidden = must(await hide(world));
    expect(codeOf(await release(world))).toBe('comment-hidden');
    expect(codeOf(await hold(world))).toBe('hidden-already');
    expect(await countsAreRight(world)).toBe(true);
    must(await undo(world, hidden.decisionId));
    expect((await first(world))?.hiddenById).toBe(held.decisionId);
    expect(await countsAreRight(world)).toBe(true);
    expect(await db.moderationCase.count({ where: { closedAt: null } })).toBe(1);
  });
});

describe('a comment that reports hold', () => {
  it('is out of sight by an automated decision, of which its writer is told', async () => {
    const world = await makeModerated();
    const { caseId } = await makeReported({ commentId: world.comment.id });
    expect(await holdAsReported(world, caseId)).toEqual(ok(true));
    const decision = await db.decision.findFirstOrThrow();
    expect(decision).toMatchObject({
      kind: 'hold',
      rule: 'patient-privacy',
      automated: true,
      source: 'automatic',
      decidedById: null,
      decidedByRole: null,
      caseId,
    });
    expect((await first(world))?.hiddenById).toBe(decision.id);
    expect(await db.notice.findMany()).toMatchObject([
      { personId: world.writer.personId, decisionId: decision.id },
    ]);
    expect(await countsAreRight(world)).toBe(true);
    expect(await db.moderationCase.findUnique({ where: { id: caseId } })).toMatchObject({
      closedAt: null,
    });
    expect(await holdAsReported(world, caseId)).toEqual(ok(false));
  });

  it('names no rule for a worry about somebody’s life', async () => {
    const world = await makeModerated();
    const { caseId } = await makeReported({ commentId: world.comment.id }, 'risk-to-life');
    await holdAsReported(world, caseId);
    expect(await db.decision.findFirstOrThrow()).toMatchObject({ rule: null });
  });

  it('is not held again after a moderator left it, until its text changes', async () => {
    const world = await makeModerated();
    const one = await makeReported({ commentId: world.comment.id });
    must(await keepCase({ caseId: one.caseId, unfounded: false, by: world.by, now: DECIDED }));
    const two = await makeReported({ commentId: world.comment.id });
    expect(await holdAsReported(world, two.caseId)).toEqual(ok(false));
    const now = later(DECIDED, SECOND);
    const edit = { commentId: world.comment.id, body: 'Another text.', newcomer: false, now };
    must(await editComment(edit));
    expect(await holdAsReported(world, two.caseId)).toEqual(ok(true));
  });
});

describe('a comment that was never shown', () => {
  it('comes when it is released; undone, it leaves a line, since it may have been read', async () => {
    const world = await makeNeverShown();
    const held = await db.decision.findFirstOrThrow();
    const { decisionId } = must(await release(world));
    expect(await first(world)).toMatchObject({ heldAt: null, hiddenById: null, rootOrdinal: 1 });
    expect(await countsAreRight(world)).toBe(true);
    must(await undo(world, decisionId));
    expect(await first(world)).toMatchObject({ heldAt: null, hiddenById: held.id });
    expect(await countsAreRight(world)).toBe(true);
    expect(await db.moderationCase.count({ where: { closedAt: null } })).toBe(1);
    must(await release(world));
    expect((await stateOf(world)).thread.commentCount).toBe(1);
  });

  it('can be hidden without ever being shown, and comes when that is taken back', async () => {
    const world = await makeNeverShown();
    must(await hide(world));
    expect((await stateOf(world)).thread).toMatchObject({ commentCount: 0, rootCount: 0 });
    const restored = await restoreComment({ ...BURDEN, commentId: world.comment.id, by: world.by });
    must(restored);
    expect(await first(world)).toMatchObject({ heldAt: null, hiddenById: null });
    expect((await stateOf(world)).thread).toMatchObject({ commentCount: 1, rootCount: 1 });
    expect(await countsAreRight(world)).toBe(true);
  });

  it('still waits when its hiding is undone', async () => {
    const world = await makeNeverShown();
    const { decisionId } = must(await hide(world));
    must(await undo(world, decisionId));
    expect(await first(world)).toMatchObject({ heldAt: DECIDED, hiddenById: null });
    expect(await countsAreRight(world)).toBe(true);
  });
});

describe('leaving something as it is', () => {
  it.each([
    [false, 'not_upheld'],
    [true, 'unfounded'],
  ])(
    'settles its reports (unfounded: %s) as %s, and tells its writer nothing',
    async (unfounded, outcome) => {
      const world = await makeModerated();
      const { caseId, reporterId } = await makeReported({ commentId: world.comment.id });
      const act = { caseId, unfounded, by: world.by, now: DECIDED };
      const { decisionId } = must(await keepCase(act));
      expect(await db.report.findMany()).toMatchObject([{ outcome, outcomeAt: DECIDED }]);
      expect(await db.notice.findMany()).toMatchObject([
        { personId: reporterId, kind: 'report_outcome' },
      ]);
      expect(codeOf(await keepCase(act))).toBe('decided-already');
      const again = {
        subject: { commentId: world.comment.id },
        unfounded,
        by: world.by,
        now: DECIDED,
      };
      expect(codeOf(await keep(again))).toBe('decided-already');
      must(await undo(world, decisionId));
      expect(await db.report.findMany()).toMatchObject([{ outcome: null, outcomeAt: null }]);
      expect(await db.notice.count()).toBe(0);
      must(await keepCase(act));
    },
  );

  it('releases what reports held', async () => {
    const world = await makeModerated();
    const { caseId } = await makeReported({ commentId: world.comment.id });
    await holdAsReported(world, caseId);
    must(await keepCase({ caseId, unfounded: false, by: world.by, now: DECIDED }));
    expect((await first(world))?.hiddenById).toBeNull();
    expect(await db.report.findMany()).toMatchObject([{ outcome: 'not_upheld' }]);
    const kinds = await db.decision.findMany({ orderBy: { id: 'asc' } });
    expect(kinds.map(({ kind }) => kind)).toEqual(['hold', 'release']);
  });

  it('is one decision when twenty come at once, also with a hiding among them', async () => {
    const world = await makeModerated();
    const { caseId } = await makeReported({ commentId: world.comment.id });
    const act = { caseId, unfounded: false, by: world.by, now: DECIDED };
    const results = await Promise.all([
      hide(world),
      ...Array.from({ length: 20 }, () => keepCase(act)),
    ]);
    expect(results.filter(({ ok }) => ok).length).toBeLessThanOrEqual(2);
    expect(await db.decision.count({ where: { kind: 'keep' } })).toBeLessThanOrEqual(1);
    expect(await db.notice.count({ where: { kind: 'report_outcome' } })).toBe(1);
    expect(await countsAreRight(world)).toBe(true);
  });
});

describe('reports and decisions at the same time', () => {
  it('wait for each other, and what comes of it is right whatever came first', async () => {
    const world = await makeModerated();
    const { id: commentId } = world.comment;
    const reporters = await Promise.all(Array.from({ length: 12 }, () => makePerson()));
    for (const by of reporters) await makeComment({ essayId: world.essay.id, by });
    const report = ({ personId: reporterId }: { personId: string }) =>
      makeReport({
        item: 'comment',
        id: commentId,
        reason: 'patient-privacy',
        note: '',
        reporterId,
        now: DECIDED,
      });
    const keepIt = () =>
      keep({ subject: { commentId }, unfounded: false, by: world.by, now: DECIDED });
    const acts = reporters.flatMap((reporter, index) => [
      () => report(reporter),
      () => (index % 3 === 0 ? hide(world) : index % 3 === 1 ? release(world) : keepIt()),
      () => hold(world),
    ]);
    await Promise.all(acts.map((act) => act()));
    expect(await countsAreRight(world)).toBe(true);
    const open = await db.report.count({ where: { outcome: null } });
    const waiting = await db.moderationCase.findMany({ where: { closedAt: null } });
    expect(waiting.length).toBeLessThanOrEqual(1);
    expect(waiting[0]?.reportCount ?? 0).toBe(open);
    const hidden = await db.comment.findUniqueOrThrow({
      where: { id: commentId },
      include: { hiddenBy: true },
    });
    if (hidden.hiddenBy?.kind === 'hold') expect(waiting).toHaveLength(1);
  });
});

describe('undoing when something was reported meanwhile', () => {
  it('joins the reports in the newer case', async () => {
    const world = await makeModerated();
    const old = await makeReported({ personaId: world.personaId });
    const act = { caseId: old.caseId, unfounded: false, by: world.by, now: DECIDED };
    const { decisionId } = must(await keepCase(act));
    const young = await makeReported({ personaId: world.personaId });
    must(await undo(world, decisionId));
    const open = await db.moderationCase.findMany({ where: { closedAt: null } });
    expect(open).toMatchObject([{ id: young.caseId, reportCount: 2 }]);
    const reports = await db.report.findMany();
    expect(reports.map(({ caseId, outcome }) => [caseId, outcome])).toEqual([
      [young.caseId, null],
      [young.caseId, null],
    ]);
  });
});
