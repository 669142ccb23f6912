import { beforeEach, describe, expect, it } from 'vitest';
import { newId } from '#lib/kernel/ids.ts';
import { DAY, later, MINUTE, SECOND } from '#lib/kernel/time.ts';
import { chooseName } from '#lib/people/commands/choose-name.ts';
import { nameKey } from '#lib/people/rules.ts';
import type { Action } from '#lib/platform/action.ts';
import type { Actor } from '#lib/policy/actor.ts';
import { UNDO_WINDOW } from '#lib/policy/predicates.ts';
import type { reasons } from '#lib/policy/reasons.ts';
import { act } from '#lib/testing/act.ts';
import { makeEssay, makePerson } from '#lib/testing/factories.ts';
import {
  DECIDED,
  type Moderated,
  makeModerated,
  makeReported,
  stateOf,
} from '#lib/testing/moderated-world.ts';
import { testDatabase } from '#lib/testing/test-database.ts';
import * as actions from './actions.ts';

const { db, empty } = testDatabase();
beforeEach(empty);

const WHY = 'With the age and the ward the family would know.';
const BURDEN = { rule: 'patient-privacy', explanation: WHY };
const now = DECIDED;

const send = (action: unknown, form: Record<string, string>, actor: Actor, at = now) =>
  act(action as Action<unknown>, form, { actor, now: at });

/** The writer and the author as moderators, and what each could decide about themselves. */
async function makeOwn() {
  const world = await makeModerated();
  const own = (person: Actor): Actor => ({ ...person, kinds: ['member', 'moderator', 'admin'] });
  const { caseId } = await makeReported({ commentId: world.comment.id });
  const comment = { commentId: world.comment.id };
  const persona = { personaId: world.personaId };
  const essay = { essayId: world.essay.id };
  const days = { days: '7' };
  const marked = { spans: '[{"start":0,"end":3}]', body: 'Mrs Example, 84, was on ward 7.' };
  const forms: [unknown, Record<string, string>, Actor, keyof typeof reasons][] = [
    [actions.hideComment, { ...comment, ...BURDEN }, own(world.writer), 'your-own-comment'],
    [actions.holdComment, { ...comment, ...BURDEN }, own(world.writer), 'your-own-comment'],
    [
      actions.restoreComment,
      { ...comment, explanation: WHY },
      own(world.writer),
      'your-own-comment',
    ],
    [actions.releaseComment, comment, own(world.writer), 'your-own-comment'],
    [actions.editOut, { ...comment, ...marked, ...BURDEN }, own(world.writer), 'your-own-comment'],
    [actions.putBack, { ...comment, explanation: WHY }, own(world.writer), 'your-own-comment'],
    [actions.lockBranch, { ...comment, ...BURDEN }, own(world.writer), 'your-own-comment'],
    [actions.unlockBranch, { ...comment, explanation: WHY }, own(world.writer), 'your-own-comment'],
    [actions.hideName, { ...persona, ...BURDEN }, own(world.writer), 'own-persona'],
    [actions.restoreName, { ...persona, explanation: WHY }, own(world.writer), 'own-persona'],
    [actions.warnPersona, { ...persona, ...BURDEN }, own(world.writer), 'own-persona'],
    [actions.unwarnPersona, { ...persona, explanation: WHY }, own(world.writer), 'own-persona'],
    [actions.suspendPersona, { ...persona, ...days, ...BURDEN }, own(world.writer), 'own-persona'],
    [actions.unsuspendPersona, { ...persona, explanation: WHY }, own(world.writer), 'own-persona'],
    [actions.revealPersona, { ...persona, reason: WHY }, own(world.writer), 'own-persona'],
    [actions.hideEssay, { ...essay, ...BURDEN }, own(world.author), 'own-essay'],
    [actions.restoreEssay, { ...essay, explanation: WHY }, own(world.author), 'own-essay'],
    [actions.keepCase, { caseId }, own(world.writer), 'own-item'],
  ];
  return { world, forms, own };
}

describe('what is one’s own', () => {
  it('is for another moderator to decide, whatever the form says besides', async () => {
    const { world, forms } = await makeOwn();
    const before = await stateOf(world);
    for (const [action, form, actor, reason] of forms) {
      const by = { by: 'somebody', source: 'appeal', writerId: newId(), ownerId: newId() };
      const { state } = await send(action, { ...form, ...by }, actor);
      expect(state, JSON.stringify(form)).toMatchObject({ status: 'problem', code: reason });
    }
    expect(await stateOf(world)).toEqual(before);
    expect(await db.decision.count()).toBe(0);
    expect(await db.disclosure.count()).toBe(0);
  });

  it('can’t be taken back by the person whom it concerns', async () => {
    const { world, own } = await makeOwn();
    const form = { commentId: world.comment.id, ...BURDEN };
    await send(actions.hideComment, form, world.moderator);
    const { id: decisionId } = await db.decision.findFirstOrThrow();
    const takeBack = { decisionId, explanation: WHY };
    const refused = await send(actions.takeBack, takeBack, own(world.writer));
    expect(refused.state).toMatchObject({ code: 'own-item' });
    const done = await send(actions.takeBack, takeBack, world.moderator);
    expect(done.leadsTo).toMatch(
      new RegExp(`^/decisions/${decisionId}\\?done=taken-back&decision=`),
    );
    expect((await stateOf(world)).comments[0]?.hiddenById).toBeNull();
  });
});

describe('a form of a decision', () => {
  const hide = (world: Moderated, more: Record<string, string>) =>
    send(actions.hideComment, { commentId: world.comment.id, ...BURDEN, ...more }, world.moderator);

  it('asks for the law where the rule is the law, beside the field, and loses nothing', async () => {
    const world = await makeModerated();
    const { state } = await hide(world, { rule: 'unlawful', law: '  ' });
    expect(state).toMatchObject({
      status: 'problem',
      fields: { law: 'Name the law that it breaks.' },
      values: { rule: 'unlawful', explanation: WHY },
    });
    await hide(world, { rule: 'unlawful', law: ' Data Protection Act 2018, s. 170 ' });
    expect(await db.decision.findFirstOrThrow()).toMatchObject({
      rule: 'unlawful',
      law: 'Data Protection Act 2018, s. 170',
    });
  });

  it.each([
    ['a rule that there is not', { rule: 'rudeness' }, 'rule'],
    ['a reason of two words', { explanation: 'Patient data' }, 'explanation'],
    ['a reason without end', { explanation: 'a '.repeat(1_500) }, 'explanation'],
  ])('says beside the field what is wrong: %s', async (_what, more, field) => {
    const world = await makeModerated();
    const { state } = await hide(world, more);
    expect(Object.keys(state.fields ?? {})).toEqual([field]);
    expect(await db.decision.count()).toBe(0);
  });

  it('leads on to a page of this site and nowhere else', async () => {
    const nexts = {
      '/moderation?filter=mine#next':
        /^\/moderation\?filter=mine&done=hidden&decision=[\w-]+#next$/,
      'https://evil.example/': /^\/comments\/[\w-]+\/hide\?done=hidden&decision=/,
      '//evil.example': /^\/comments\/[\w-]+\/hide\?done=hidden&decision=/,
    };
    for (const [next, leads] of Object.entries(nexts)) {
      const { leadsTo } = await hide(await makeModerated(), { next });
      expect(leadsTo).toMatch(leads);
    }
  });

  it.each(['0', '-1', '1.5', 'ten', '3651', '99999999'])('takes no %j days', async (days) => {
    const { personaId, moderator } = await makeModerated();
    const form = { personaId, days, ...BURDEN };
    const { state } = await send(actions.suspendPersona, form, moderator);
    expect(state.fields?.days).toMatch(/^Choose/);
  });

  it('suspends for some days, or until it is lifted', async () => {
    for (const [days, endsAt] of [
      ['7', later(now, 7 * DAY)],
      ['', null],
    ] as const) {
      const { personaId, moderator, writer } = await makeModerated();
      await send(actions.suspendPersona, { personaId, days, ...BURDEN }, moderator);
      const found = await db.suspension.findFirst({ where: { userId: writer.personId } });
      expect(found?.endsAt).toEqual(endsAt);
    }
  });

  it('says where nobody can sign in as the persona', async () => {
    const { essay, moderator } = await makeModerated();
    const personaId = newId();
    const persona = { id: personaId, threadId: essay.threadId, name: 'Ann', createdAt: now };
    await db.persona.create({ data: { ...persona, kind: 'imported' } });
    for (const action of [actions.warnPersona, actions.suspendPersona]) {
      const { state } = await send(action, { personaId, days: '7', ...BURDEN }, moderator);
      expect(state.code).toBe('no-account');
    }
    await send(actions.hideName, { personaId, ...BURDEN }, moderator);
    const renamed = await db.persona.findUniqueOrThrow({ where: { id: personaId } });
    expect(renamed.name).toBe('Name removed');
    await send(actions.restoreName, { personaId, explanation: WHY }, moderator);
    const restored = await db.persona.findUniqueOrThrow({ where: { id: personaId } });
    expect(restored.name).toBe('Ann');
  });
});

describe('undoing', () => {
  it('is for the one who decided, for a minute, with a fresh code', async () => {
    const world = await makeModerated();
    const form = { commentId: world.comment.id, ...BURDEN };
    await send(actions.hideComment, form, world.moderator);
    const { id: decisionId } = await db.decision.findFirstOrThrow();
    const another = await makePerson({ roles: ['moderator'] });
    const undo = (actor: Actor, at: Date) => send(actions.undoDecision, { decisionId }, actor, at);
    const soon = later(now, SECOND);
    const late = later(now, UNDO_WINDOW + 1);
    const stale = { ...world.moderator, confirmed: false };
    expect((await undo(another, soon)).state.code).toBe('not-your-decision');
    expect((await undo(world.moderator, late)).state.code).toBe('undo-time-over');
    expect((await undo(stale, soon)).state.code).toBe('confirm-again');
    expect((await undo(world.moderator, later(now, MINUTE))).state.status).toBe('done');
    expect((await undo(world.moderator, soon)).state.code).toBe('undone-already');
  });
});

describe('a name that was taken away', () => {
  it('comes back only while its person has no other one and nobody else has it', async () => {
    const { writer, personaId, moderator } = await makeModerated();
    const own = { where: { id: writer.personId } };
    await send(actions.hideName, { personaId, ...BURDEN }, moderator);
    await db.user.update({ ...own, data: { name: 'Another Name', nameKey: 'anothername' } });
    await send(actions.restoreName, { personaId, explanation: WHY }, moderator);
    expect(await db.user.findUniqueOrThrow(own)).toMatchObject({ name: 'Another Name' });
    const kinds = await db.decision.findMany({ orderBy: { id: 'asc' } });
    expect(kinds.map(({ kind }) => kind)).toEqual(['hide', 'restore']);
  });

  it('can’t be chosen again by the same person, but for a restore', async () => {
    const { writer, other, personaId, moderator } = await makeModerated();
    await send(actions.hideName, { personaId, ...BURDEN }, moderator);
    const choose = (personId: string, name: string) =>
      chooseName({ personId, name, key: nameKey(name) });
    const again = await choose(writer.personId, writer.name.toUpperCase());
    expect(again).toMatchObject({ ok: false, problem: { code: 'name-removed', field: 'name' } });
    expect(await choose(other.personId, 'Quite Another')).toMatchObject({ ok: true });
    await send(actions.restoreName, { personaId, explanation: WHY }, moderator);
    expect(await choose(writer.personId, writer.name)).toMatchObject({ ok: true });
  });

  it('is taken in every thread in which its person wrote under it', async () => {
    const { writer, personaId, moderator } = await makeModerated();
    const { threadId } = await makeEssay();
    const persona = { id: newId(), threadId, name: writer.name, createdAt: now };
    await db.persona.create({
      data: {
        ...persona,
        kind: 'member',
        owner: { create: { userId: writer.personId, threadId } },
      },
    });
    await send(actions.hideName, { personaId, ...BURDEN }, moderator);
    const { name } = await db.persona.findUniqueOrThrow({ where: { id: persona.id } });
    expect(name).toBe('Name removed');
  });
});
