import { beforeEach, describe, expect, it } from 'vitest';
import { commentTag, threadTag, totalTag } from '#lib/comments/tags.ts';
import { essayTag } from '#lib/essays/tags.ts';
import type { Result } from '#lib/kernel/result.ts';
import { DAY, later, SECOND } from '#lib/kernel/time.ts';
import { must } from '#lib/testing/factories.ts';
import {
  countsAreRight,
  DECIDED,
  type Moderated,
  makeModerated,
  makeReported,
  stateOf,
} from '#lib/testing/moderated-world.ts';
import { testDatabase } from '#lib/testing/test-database.ts';
import { watchTouches } from '#lib/testing/watch-touches.ts';
import { LOG_TAG } from '../tags.ts';
import type { Decided } from './decide.ts';
import { editOut } from './edit-out.ts';
import { hideComment } from './hide-comment.ts';
import { hideEssay, restoreEssay } from './hide-essay.ts';
import { hideName, restoreName } from './hide-name.ts';
import { holdComment } from './hold-comment.ts';
import { lockBranch, unlockBranch } from './lock-branch.ts';
import { lockThread, unlockThread } from './lock-thread.ts';
import { putBack } from './put-back.ts';
import { releaseComment } from './release-comment.ts';
import { restoreComment } from './restore-comment.ts';
import { takeBackDecision } from './reverse-decision.ts';
import { slowThread, unslowThread } from './slow-thread.ts';
import { suspend } from './suspend.ts';
import { undoDecision } from './undo-decision.ts';
import { unsuspend } from './unsuspend.ts';
import { unwarn, warn } from './warn.ts';

// What holds for every decision, whatever it is about: done once, told to the person and nobody
// else, taken back by its counterpart, undone without a trace, with its reports and its case.

const { db, empty } = testDatabase();
beforeEach(empty);

const WHY = 'The age, the ward and the date point to one person.';
const BACK = 'It was a mistake: nobody can be recognised.';
const BURDEN = { rule: 'patient-privacy', explanation: WHY, now: DECIDED } as const;
const REVERSAL = { explanation: BACK, now: later(DECIDED, SECOND) };

type State = Awaited<ReturnType<typeof stateOf>>;
type Kind = {
  does: (world: Moderated) => Promise<Result<Decided>>;
  takesBack: (world: Moderated) => Promise<Result<Decided>>;
  /** What is different while it holds. */
  effect: (state: State, decisionId: string, world: Moderated) => void;
  affects: 'writer' | 'author';
  about: 'commentId' | 'essayId' | 'personaId' | 'threadId';
  touches: (world: Moderated) => string;
  /** The code when it is done again, and when it is taken back again. */
  again: [string, string] | [null, string];
};

const first = ({ comments }: State) => comments[0];

const kinds: Record<string, Kind> = {
  'hiding a comment': {
    does: ({ comment, by }) => hideComment({ ...BURDEN, commentId: comment.id, by }),
    takesBack: ({ comment, by }) => restoreComment({ ...REVERSAL, commentId: comment.id, by }),
    effect(state, decisionId) {
      expect(first(state)?.hiddenById).toBe(decisionId);
      expect(state.thread.commentCount).toBe(1);
    },
    affects: 'writer',
    about: 'commentId',
    touches: ({ essay }) => totalTag(essay.threadId),
    again: ['hidden-already', 'not-hidden'],
  },
  'holding a comment': {
    does: ({ comment, by }) => holdComment({ ...BURDEN, commentId: comment.id, by }),
    takesBack: ({ comment, by }) => releaseComment({ ...REVERSAL, commentId: comment.id, by }),
    effect(state, decisionId) {
      expect(first(state)?.hiddenById).toBe(decisionId);
      expect(state.thread.commentCount).toBe(1);
    },
    affects: 'writer',
    about: 'commentId',
    touches: ({ comment }) => commentTag(comment.id),
    again: ['held-already', 'released-already'],
  },
  'blacking out': {
    does: ({ comment, by }) =>
      editOut({ ...BURDEN, commentId: comment.id, spans: [{ start: 0, end: 15 }], by }),
    takesBack: ({ comment, by }) => putBack({ ...REVERSAL, commentId: comment.id, by }),
    effect(state) {
      expect(first(state)?.body).toBe('[removed: patient details], was on ward 7.');
      expect(first(state)?.redactedAt).toEqual(DECIDED);
    },
    affects: 'writer',
    about: 'commentId',
    touches: ({ comment }) => commentTag(comment.id),
    again: ['edited-since', 'not-blacked-out'],
  },
  'locking a branch': {
    does: ({ comment, by }) => lockBranch({ ...BURDEN, commentId: comment.id, by }),
    takesBack: ({ comment, by }) => unlockBranch({ ...REVERSAL, commentId: comment.id, by }),
    effect: (state, decisionId) => expect(first(state)?.lockedById).toBe(decisionId),
    affects: 'writer',
    about: 'commentId',
    touches: ({ essay }) => threadTag(essay.threadId),
    again: ['locked-already', 'not-locked'],
  },
  'locking a discussion': {
    does: ({ essay, by }) => lockThread({ ...BURDEN, threadId: essay.threadId, by }),
    takesBack: ({ essay, by }) => unlockThread({ ...REVERSAL, threadId: essay.threadId, by }),
    effect: ({ thread }, decisionId) => expect(thread.lockedById).toBe(decisionId),
    affects: 'author',
    about: 'threadId',
    touches: ({ essay }) => threadTag(essay.threadId),
    again: ['locked-already', 'not-locked'],
  },
  'slowing a discussion down': {
    does: ({ essay, by }) => slowThread({ ...BURDEN, threadId: essay.threadId, seconds: 60, by }),
    takesBack: ({ essay, by }) => unslowThread({ ...REVERSAL, threadId: essay.threadId, by }),
    effect: ({ thread }, slowedById) =>
      expect(thread).toMatchObject({ slowedById, slowSeconds: 60 }),
    affects: 'author',
    about: 'threadId',
    touches: ({ essay }) => threadTag(essay.threadId),
    again: ['slowed-already', 'not-slowed'],
  },
  'hiding an essay': {
    does: ({ essay, by }) => hideEssay({ ...BURDEN, essayId: essay.id, by }),
    takesBack: ({ essay, by }) => restoreEssay({ ...REVERSAL, essayId: essay.id, by }),
    effect: ({ essay }, hiddenById) =>
      expect(essay).toEqual({ publishedRevision: null, hiddenRevision: 1, hiddenById }),
    affects: 'author',
    about: 'essayId',
    touches: ({ essay }) => essayTag(essay.id),
    again: ['hidden-already', 'not-hidden'],
  },
  'taking a name away': {
    does: ({ personaId, by }) => hideName({ ...BURDEN, personaId, by }),
    takesBack: ({ personaId, by }) => restoreName({ ...REVERSAL, personaId, by }),
    effect({ person, personas }, _decisionId, { writer, other }) {
      expect(person).toMatchObject({ name: null, nameKey: null });
      const names = personas.map(({ name }) => name);
      expect(names.toSorted()).toEqual(['Name removed', other.name].toSorted());
      expect(names).not.toContain(writer.name);
    },
    affects: 'writer',
    about: 'personaId',
    touches: ({ essay }) => threadTag(essay.threadId),
    again: ['hidden-already', 'not-hidden'],
  },
  warning: {
    does: ({ personaId, by }) => warn({ ...BURDEN, personaId, by }),
    takesBack: ({ personaId, by }) => unwarn({ ...REVERSAL, personaId, by }),
    effect: () => {},
    affects: 'writer',
    about: 'personaId',
    touches: () => LOG_TAG,
    again: [null, 'not-warned'],
  },
  suspending: {
    does: ({ personaId, by }) =>
      suspend({ ...BURDEN, personaId, endsAt: later(DECIDED, 7 * DAY), by }),
    takesBack: ({ personaId, by }) => unsuspend({ ...REVERSAL, personaId, by }),
    effect: ({ person }) => expect(person.suspended).toBe(1),
    affects: 'writer',
    about: 'personaId',
    touches: () => LOG_TAG,
    again: ['suspended-already', 'not-suspended'],
  },
};

const codeOf = (result: Result<unknown>) => (result.ok ? null : result.problem.code);

describe.each(Object.entries(kinds))('%s', (_name, kind) => {
  const { does, takesBack, effect, affects, about, touches, again } = kind;

  it('does it with a statement of reasons, once, and tells the person and nobody else', async () => {
    const world = await makeModerated();
    const { result, now } = await watchTouches(() => does(world));
    const { decisionId } = must(result);
    effect(await stateOf(world), decisionId, world);
    expect(await countsAreRight(world)).toBe(true);
    expect(now).toEqual(expect.arrayContaining([LOG_TAG, touches(world)]));
    expect(await db.decision.findUniqueOrThrow({ where: { id: decisionId } })).toMatchObject({
      rule: 'patient-privacy',
      explanation: WHY,
      source: 'own_initiative',
      automated: false,
      decidedAt: DECIDED,
      decidedById: world.moderator.personId,
      decidedByRole: 'moderator',
      [about]: expect.any(String),
      undoneAt: null,
    });
    expect(await db.notice.findMany()).toMatchObject([
      { personId: world[affects].personId, kind: 'decision', decisionId },
    ]);
    const after = await stateOf(world);
    if (again[0] === null) return;
    const stale = about === 'commentId' ? await repeatWith(world, kind) : await does(world);
    expect(codeOf(stale)).toBe(again[0]);
    expect(await stateOf(world)).toEqual(after);
  });

  it('is one decision when several come at once, and so is its counterpart', async () => {
    const world = await makeModerated();
    const atOnce = async (one: () => Promise<Result<Decided>>) =>
      (await Promise.all([one(), one(), one(), one()])).map(codeOf).toSorted();
    const done = await atOnce(() => repeatWith(world, kind));
    const [refused, refusedBack] = again;
    // Somebody may be warned more than once.
    if (refused !== null) expect(done).toEqual([refused, refused, refused, null].toSorted());
    else await db.decision.deleteMany({ where: { id: { not: await newestDecision() } } });
    const back = await atOnce(() => takesBack(world));
    expect(back).toEqual([refusedBack, refusedBack, refusedBack, null].toSorted());
    expect(await db.decision.count()).toBe(2);
    expect(await db.notice.count({ where: { kind: 'decision' } })).toBe(2);
    expect(await countsAreRight(world)).toBe(true);
  });

  it('is taken back by its counterpart, of which the person is told too', async () => {
    const world = await makeModerated();
    const before = await stateOf(world);
    const { decisionId } = must(await does(world));
    await db.notice.deleteMany();
    const { result, now } = await watchTouches(() => takesBack(world));
    const back = must(result);
    expect(now).toEqual(expect.arrayContaining([LOG_TAG, touches(world)]));
    expect(withoutHistory(await stateOf(world))).toEqual(withoutHistory(before));
    expect(await countsAreRight(world)).toBe(true);
    expect(await db.decision.findUniqueOrThrow({ where: { id: back.decisionId } })).toMatchObject({
      reversesId: decisionId,
      rule: 'patient-privacy',
      explanation: BACK,
    });
    expect(await db.notice.findMany()).toMatchObject([
      { personId: world[affects].personId, decisionId: back.decisionId },
    ]);
    expect(codeOf(await takesBack(world))).toBe(again[1]);
    const late = { decisionId, explanation: BACK, by: world.by, now: DECIDED };
    expect(codeOf(await takeBackDecision(late))).toBe('not-standing');
  });

  it('is taken back by its id as well, for an appeal', async () => {
    const world = await makeModerated();
    const before = await stateOf(world);
    const { decisionId } = must(await does(world));
    const reversal = { ...REVERSAL, decisionId, source: 'appeal', by: world.by } as const;
    const back = must(await takeBackDecision(reversal));
    expect(withoutHistory(await stateOf(world))).toEqual(withoutHistory(before));
    expect(await db.decision.findUniqueOrThrow({ where: { id: back.decisionId } })).toMatchObject({
      reversesId: decisionId,
      source: 'appeal',
    });
  });

  it('is undone without a trace for the person, and so is its counterpart', async () => {
    const world = await makeModerated();
    const before = await stateOf(world);
    const first = must(await does(world));
    const undo = (decisionId: string) => undoDecision({ decisionId, by: world.by, now: DECIDED });
    must(await undo(first.decisionId));
    expect(await stateOf(world)).toEqual(before);
    expect(await countsAreRight(world)).toBe(true);
    expect(await db.notice.count()).toBe(0);
    expect(await db.moderationCase.count({ where: { closedAt: null } })).toBe(0);
    expect(codeOf(await undo(first.decisionId))).toBe('undone-already');
    const undone = await db.decision.findUniqueOrThrow({ where: { id: first.decisionId } });
    expect(undone).toMatchObject({ undoneAt: DECIDED, undoneById: world.moderator.personId });

    must(await does(world));
    const held = await stateOf(world);
    const back = must(await takesBack(world));
    must(await undo(back.decisionId));
    expect(withoutHistory(await stateOf(world))).toEqual(withoutHistory(held));
    expect(await countsAreRight(world)).toBe(true);
    must(await takesBack(world));
    expect(withoutHistory(await stateOf(world))).toEqual(withoutHistory(before));
  });

  it('cannot be undone any more when somebody has taken it back', async () => {
    const world = await makeModerated();
    const { decisionId } = must(await does(world));
    must(await takesBack(world));
    const undo = { decisionId, by: world.by, now: DECIDED };
    expect(codeOf(await undoDecision(undo))).toBe('changed-since');
  });
});

it('takes the earlier of two warnings back for an appeal, and leaves the other', async () => {
  const world = await makeModerated();
  const act = { ...BURDEN, personaId: world.personaId, by: world.by };
  const first = must(await warn(act));
  const second = must(await warn({ ...act, now: later(DECIDED, SECOND) }));
  const reversal = { ...REVERSAL, decisionId: first.decisionId, by: world.by };
  must(await takeBackDecision({ ...reversal, source: 'appeal' }));
  expect(codeOf(await takeBackDecision(reversal))).toBe('not-standing');
  const back = must(await unwarn({ ...REVERSAL, personaId: world.personaId, by: world.by }));
  const reverses = await db.decision.findUniqueOrThrow({ where: { id: back.decisionId } });
  expect(reverses.reversesId).toBe(second.decisionId);
});

const reportable = Object.entries(kinds).filter(([, { about }]) => about !== 'threadId');

describe.each(reportable)('%s that was reported', (_name, { does, about }) => {
  it('settles the reports about it, and opens them again', async () => {
    const world = await makeModerated();
    const { caseId, reportId, reporterId } = await makeReported(subjectOf(world, about));
    const { decisionId } = must(await does(world));
    const decision = await db.decision.findUniqueOrThrow({ where: { id: decisionId } });
    expect(decision).toMatchObject({ source: 'report', caseId });
    const waits = decision.kind === 'hold';
    const read = async () => ({
      case: await db.moderationCase.findUniqueOrThrow({ where: { id: caseId } }),
      report: await db.report.findUniqueOrThrow({ where: { id: reportId } }),
      told: await db.notice.count({ where: { personId: reporterId, kind: 'report_outcome' } }),
    });
    const open = { case: { closedAt: null }, report: { outcome: null, outcomeAt: null }, told: 0 };
    const settled = {
      case: { closedAt: DECIDED, openKey: null },
      report: { outcome: 'upheld', outcomeAt: DECIDED },
      told: 1,
    };
    expect(await read()).toMatchObject(waits ? open : settled);
    must(await undoDecision({ decisionId, by: world.by, now: DECIDED }));
    expect(await read()).toMatchObject(open);
  });
});

const newestDecision = async () =>
  (await db.decision.findFirstOrThrow({ orderBy: { id: 'desc' }, select: { id: true } })).id;

/** Once more with what stood in the form: a black-out is of the text that was marked. */
async function repeatWith(world: Moderated, kind: Kind): Promise<Result<Decided>> {
  if (kind !== kinds['blacking out']) return kind.does(world);
  const body = 'Mrs Example, 84, was on ward 7.';
  const spans = [{ start: 0, end: 15 }];
  return editOut({ ...BURDEN, commentId: world.comment.id, spans, body, by: world.by });
}

function subjectOf({ comment, essay, personaId }: Moderated, about: Kind['about']) {
  if (about === 'commentId') return { commentId: comment.id };
  return about === 'essayId' ? { essayId: essay.id } : { personaId };
}

/** What it comes to for readers: which decision it is that holds is another one each time. */
function withoutHistory({ comments, thread, essay, person, personas }: State) {
  const isSet = (id: string | null) => id !== null;
  return {
    comments: comments.map(({ hiddenById, lockedById, redactedAt, ...comment }) => ({
      ...comment,
      hidden: isSet(hiddenById),
      locked: isSet(lockedById),
      redacted: redactedAt !== null,
    })),
    thread: {
      ...thread,
      lockedById: isSet(thread.lockedById),
      slowedById: isSet(thread.slowedById),
    },
    essay: { ...essay, hiddenById: isSet(essay.hiddenById) },
    person: { ...person, nameKey: isSet(person.nameKey) },
    personas,
  };
}
