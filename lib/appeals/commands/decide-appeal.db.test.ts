import { beforeEach, describe, expect, it } from 'vitest';
import { deleteComment } from '#lib/comments/commands/delete-comment.ts';
import { newId } from '#lib/kernel/ids.ts';
import { DAY, later } from '#lib/kernel/time.ts';
import { hideComment } from '#lib/moderation/commands/hide-comment.ts';
import { restoreComment } from '#lib/moderation/commands/restore-comment.ts';
import { openCase } from '#lib/moderation/port.ts';
import { getDecisionSubject } from '#lib/moderation/queries/decision-subject.ts';
import { actorOf } from '#lib/platform/actor.ts';
import { can } from '#lib/policy/can.ts';
import { makeComment, makeEssay, makePerson, must } from '#lib/testing/factories.ts';
import { testDatabase } from '#lib/testing/test-database.ts';
import { getAppealOf, getAppealSubject, getRulingPermit } from '../queries.ts';
import type { Ruling } from '../rules.ts';
import { decideAppeal } from './decide-appeal.ts';
import { makeAppeal } from './make-appeal.ts';

const { db, empty } = testDatabase();

const NOW = new Date('2026-11-23T09:00:00.000Z');
const WHY = 'The age, the ward and the date point to one person.';
const TEXT = 'I changed the age and the ward; nobody can be recognised.';
const RULED = 'You are right: nothing in it leads to a patient.';

beforeEach(empty);

async function setUp() {
  const essay = await makeEssay();
  const [writer, moderator, second] = await Promise.all([
    makePerson(),
    makePerson({ roles: ['moderator'] }),
    makePerson({ roles: ['moderator'] }),
  ]);
  const comment = await makeComment({ essayId: essay.id, by: writer });
  const by = { id: moderator.personId, role: 'moderator' } as const;
  const act = { commentId: comment.id, explanation: WHY, by, now: NOW };
  must(await hideComment({ ...act, rule: 'patient-privacy' }));
  const { id: decisionId } = await db.decision.findFirstOrThrow({ where: { kind: 'hide' } });
  const appeal = () =>
    makeAppeal({ decisionId, personId: writer.personId, text: TEXT, now: later(NOW, DAY) });
  const rule = (appealId: string, outcome: Ruling) =>
    decideAppeal({
      appealId,
      outcome,
      explanation: RULED,
      by: { id: second.personId, role: 'moderator' },
      now: later(NOW, 2 * DAY),
    });
  const row = () => db.comment.findUniqueOrThrow({ where: { id: comment.id } });
  const count = async () =>
    (await db.thread.findUniqueOrThrow({ where: { id: essay.threadId } })).commentCount;
  return { essay, writer, moderator, second, comment, act, decisionId, appeal, rule, row, count };
}

const codeOf = (result: { ok: true } | { ok: false; problem: { code: string } }) =>
  result.ok ? 'ok' : result.problem.code;

describe('an appeal', () => {
  it('is put into the queue as what it is', async () => {
    const { decisionId, appeal, writer, second } = await setUp();
    const { appealId } = must(await appeal());
    const [waiting] = await db.moderationCase.findMany();
    expect(waiting).toMatchObject({
      origin: 'appeal',
      appealId,
      commentId: null,
      reason: 'patient-privacy',
      closedAt: null,
    });
    expect(await getAppealOf(decisionId)).toEqual({
      id: appealId,
      decisionId,
      text: TEXT,
      madeAt: later(NOW, DAY).toISOString(),
      outcome: null,
      explanation: null,
      decidedAt: null,
    });
    expect(await getRulingPermit(second, appealId, NOW)).toEqual({ allowed: true });
    expect(await getRulingPermit(writer, appealId, NOW)).toMatchObject({ allowed: false });
  });

  it('is one when it is sent fifty times at once', async () => {
    const { appeal } = await setUp();
    const codes = (await Promise.all(Array.from({ length: 50 }, appeal))).map(codeOf);
    expect(codes.filter((code) => code === 'ok')).toHaveLength(1);
    expect(codes.filter((code) => code === 'appealed-already')).toHaveLength(49);
    expect(await db.appeal.count()).toBe(1);
    expect(await db.moderationCase.count()).toBe(1);
  });

  it('is refused against what was taken back, undone or never was', async () => {
    const { act, decisionId, writer, appeal } = await setUp();
    await db.decision.update({ where: { id: decisionId }, data: { undoneAt: NOW } });
    expect(codeOf(await appeal())).toBe('undone-already');
    await db.decision.update({ where: { id: decisionId }, data: { undoneAt: null } });
    must(await restoreComment({ ...act, explanation: 'It was a mistake, sorry.' }));
    expect(codeOf(await appeal())).toBe('not-appealable');
    const nothing = { decisionId: newId(), personId: writer.personId, text: TEXT, now: NOW };
    expect(codeOf(await makeAppeal(nothing))).toBe('not-found');
    expect(await db.appeal.count()).toBe(0);
  });
});

describe('what the policy is told', () => {
  it('lets the person appeal, and nobody else', async () => {
    const { decisionId, writer, moderator } = await setUp();
    const subject = await getDecisionSubject(decisionId);
    expect(subject).toMatchObject({
      affectedId: writer.personId,
      decidedById: moderator.personId,
      undone: false,
      appealed: false,
      burdens: true,
    });
    if (!subject) return;
    const ask = (actor: Parameters<typeof can>[0], now = NOW) =>
      can(actor, 'decision.appeal', subject, now);
    expect(ask(writer)).toEqual({ allowed: true });
    expect(ask(await makePerson())).toEqual({ allowed: false, reason: 'not-about-you' });
    expect(ask(moderator)).toEqual({ allowed: false, reason: 'not-about-you' });
    expect(ask(writer, later(NOW, 185 * DAY))).toMatchObject({ reason: 'appeal-time-over' });
  });

  it('knows whom a decision about an essay, a name or a discussion is about', async () => {
    const author = await makePerson({ roles: ['author'] });
    const essay = await makeEssay({ author });
    const writer = await makePerson();
    await makeComment({ essayId: essay.id, by: writer });
    const { id: personaId } = await db.persona.findFirstOrThrow();
    const about = async (subject: object) => {
      const { id } = await db.decision.create({
        data: { id: newId(), kind: 'hide', ...subject, explanation: WHY, decidedAt: NOW },
      });
      return (await getDecisionSubject(id))?.affectedId;
    };
    expect(await about({ essayId: essay.id })).toBe(author.personId);
    expect(await about({ threadId: essay.threadId })).toBe(author.personId);
    expect(await about({ personaId })).toBe(writer.personId);
    expect(await getDecisionSubject(newId())).toBeNull();
  });

  it('leaves an appeal to another moderator while there is one', async () => {
    const { moderator, second, writer, appeal } = await setUp();
    const { appealId } = must(await appeal());
    const ask = async (personId: string) => {
      const subject = await getAppealSubject(appealId);
      return subject && can(await actorOf(personId, NOW), 'appeal.decide', subject, NOW);
    };
    expect(await ask(second.personId)).toEqual({ allowed: true });
    expect(await ask(moderator.personId)).toMatchObject({ reason: 'appeal-for-another' });
    expect(await ask(writer.personId)).toMatchObject({ reason: 'moderators-only' });
    // Nobody decides about what they wrote themselves, whatever they become.
    await db.roleGrant.create({
      data: { userId: writer.personId, role: 'moderator', grantedAt: NOW },
    });
    expect(await ask(writer.personId)).toMatchObject({ reason: 'own-persona' });
    // Of two who are left, one appealed: then the one who decided decides again.
    await db.suspension.create({
      data: { id: newId(), userId: second.personId, startsAt: NOW, explanation: 'For a test.' },
    });
    expect(await ask(moderator.personId)).toMatchObject({ reason: 'appeal-for-another' });
    await db.suspension.updateMany({ data: { startsAt: new Date(Date.now() - DAY) } });
    expect(await ask(moderator.personId)).toEqual({ allowed: true });
  });
});

describe('deciding an appeal', () => {
  it('brings back what was hidden, counts it again, and tells the person once', async () => {
    const { appeal, rule, decisionId, writer, second, row, count } = await setUp();
    const { appealId } = must(await appeal());
    await db.notice.deleteMany();
    expect(await count()).toBe(0);
    expect(must(await rule(appealId, 'reversed'))).toEqual({ appealId, decisionId });
    expect((await row()).hiddenById).toBeNull();
    expect(await count()).toBe(1);
    expect(await db.decision.findFirst({ where: { reversesId: decisionId } })).toMatchObject({
      kind: 'restore',
      source: 'appeal',
      explanation: RULED,
      decidedById: second.personId,
    });
    expect(await db.appeal.findUnique({ where: { id: appealId } })).toMatchObject({
      outcome: 'reversed',
      explanation: RULED,
      decidedById: second.personId,
      decidedByRole: 'moderator',
    });
    expect(await db.moderationCase.findMany()).toMatchObject([{ openKey: null }]);
    expect(await db.notice.findMany()).toMatchObject([
      { personId: writer.personId, kind: 'appeal_outcome', appealId },
    ]);
  });

  it('or leaves the decision as it is', async () => {
    const { appeal, rule, decisionId, row, count } = await setUp();
    const { appealId } = must(await appeal());
    must(await rule(appealId, 'upheld'));
    expect((await row()).hiddenById).toBe(decisionId);
    expect(await count()).toBe(0);
    expect(await db.decision.count()).toBe(1);
    expect(await db.moderationCase.findMany()).toMatchObject([{ openKey: null }]);
  });

  it('has one outcome when two decide at once', async () => {
    const { appeal, rule, row, decisionId } = await setUp();
    const { appealId } = must(await appeal());
    const rulings: Ruling[] = ['upheld', 'reversed', 'upheld', 'reversed'];
    const results = await Promise.all(rulings.map((ruling) => rule(appealId, ruling)));
    const first = results.findIndex(({ ok }) => ok);
    expect(results.map(codeOf).filter((code) => code === 'appeal-decided')).toHaveLength(3);
    const { outcome } = await db.appeal.findUniqueOrThrow({ where: { id: appealId } });
    expect(outcome).toBe(rulings[first]);
    expect((await row()).hiddenById).toBe(outcome === 'upheld' ? decisionId : null);
    expect(await db.notice.count({ where: { kind: 'appeal_outcome' } })).toBe(1);
  });

  it('waits for whoever has claimed the appeal, and for nobody else', async () => {
    const { appeal, rule, moderator, comment, row } = await setUp();
    const { appealId } = must(await appeal());
    const about = { subject: { commentId: comment.id }, origin: 'report', reason: 'hate' } as const;
    const opened = { ...about, reports: 1, now: NOW };
    await db.$transaction((tx) => openCase(tx, opened));
    const claimedAt = later(NOW, 2 * DAY);
    const claim = { claimedById: moderator.personId, claimedAt };
    await db.moderationCase.updateMany({ data: claim });
    expect(codeOf(await rule(appealId, 'reversed'))).toBe('claimed');
    expect(await db.appeal.findMany()).toMatchObject([{ outcome: null }]);
    await db.moderationCase.updateMany({ where: { appealId }, data: { claimedAt: NOW } });
    must(await rule(appealId, 'reversed'));
    expect((await row()).hiddenById).toBeNull();
  });

  it('finds for the person also when nothing is left to take back', async () => {
    const { appeal, rule, comment, row } = await setUp();
    const { appealId } = must(await appeal());
    must(await deleteComment({ commentId: comment.id, now: later(NOW, DAY) }));
    must(await rule(appealId, 'reversed'));
    expect(await db.appeal.findMany()).toMatchObject([{ outcome: 'reversed' }]);
    expect((await row()).deletedAt).not.toBeNull();
    expect(codeOf(await rule(newId(), 'upheld'))).toBe('not-found');
  });
});
