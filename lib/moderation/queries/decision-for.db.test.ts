import { beforeEach, expect, it } from 'vitest';
import { newId } from '#lib/kernel/ids.ts';
import { DAY, later } from '#lib/kernel/time.ts';
import { VISITOR } from '#lib/policy/actor.ts';
import { APPEAL_WINDOW } from '#lib/policy/predicates.ts';
import { makeComment, makeEssay, makePerson, must } from '#lib/testing/factories.ts';
import { testDatabase } from '#lib/testing/test-database.ts';
import { hideComment } from '../commands/hide-comment.ts';
import { restoreComment } from '../commands/restore-comment.ts';
import { suspend } from '../commands/suspend.ts';
import { getDecisionFor } from './decision-for.ts';
import { listOwnSuspensions } from './own-suspensions.ts';

const { db, empty } = testDatabase();

const NOW = new Date('2026-11-23T09:00:00.000Z');
const WHY = 'It calls a consultant a name and says where she works.';

beforeEach(empty);

async function setUp() {
  const essay = await makeEssay({ title: 'On leaving' });
  const [writer, moderator] = await Promise.all([
    makePerson({ name: 'Writer' }),
    makePerson({ name: 'Moderator', roles: ['moderator'] }),
  ]);
  const comment = await makeComment({ essayId: essay.id, by: writer });
  const by = { id: moderator.personId, role: 'moderator' } as const;
  const act = { commentId: comment.id, explanation: WHY, by, now: NOW };
  const law = 'Defamation Act 2013, section 1';
  const { decisionId } = must(await hideComment({ ...act, rule: 'unlawful', law }));
  return { essay, writer, moderator, comment, act, decisionId };
}

it('tells the person everything that article 17 asks for, and never who decided', async () => {
  const { writer, moderator, comment, essay, decisionId } = await setUp();
  const statement = await getDecisionFor(writer, decisionId, NOW);
  expect(statement).toMatchObject({
    kind: 'hide',
    subject: 'comment',
    isOwn: true,
    comment: { id: comment.id, number: 1 },
    essay: { id: essay.id, slug: essay.slug, title: 'On leaving' },
    rule: { key: 'unlawful', title: 'Nothing against the law' },
    law: 'Defamation Act 2013, section 1',
    explanation: WHY,
    source: 'own_initiative',
    automated: false,
    decidedAt: NOW.toISOString(),
    endsAt: null,
    takenBack: null,
    appeal: { allowed: true },
    appealUntil: later(NOW, APPEAL_WINDOW).toISOString(),
  });
  const text = JSON.stringify(statement);
  expect(text).not.toContain(moderator.personId);
  expect(text).not.toContain('Moderator');
  expect(text).not.toContain('A comment.');
});

it('tells moderators the same, and nobody else that there is one', async () => {
  const { moderator, decisionId } = await setUp();
  const seen = await getDecisionFor(moderator, decisionId, NOW);
  expect(seen).toMatchObject({ isOwn: false, name: 'Writer', explanation: WHY });
  expect(seen?.appeal).toMatchObject({ allowed: false, code: 'not-about-you' });
  const stale = { ...moderator, confirmed: false };
  for (const actor of [VISITOR, await makePerson(), stale]) {
    expect(await getDecisionFor(actor, decisionId, NOW)).toBeNull();
  }
  expect(await getDecisionFor(moderator, newId(), NOW)).toBeNull();
  expect(await getDecisionFor(moderator, 'x', NOW)).toBeNull();
});

it('says that it was taken back and why, and is gone for the person once undone', async () => {
  const { writer, moderator, act, decisionId } = await setUp();
  const explanation = 'She is not named after all.';
  must(await restoreComment({ ...act, explanation, now: later(NOW, DAY) }));
  const seen = await getDecisionFor(writer, decisionId, NOW);
  expect(seen?.takenBack).toMatchObject({ explanation });
  expect(seen?.appeal).toMatchObject({ code: 'not-appealable' });
  await db.decision.update({ where: { id: decisionId }, data: { undoneAt: NOW } });
  expect(await getDecisionFor(writer, decisionId, NOW)).toBeNull();
  expect(await getDecisionFor(moderator, decisionId, NOW)).toMatchObject({ undone: true });
});

it('tells a suspended person until when and why', async () => {
  const { writer, comment, act } = await setUp();
  const { personaId } = await db.comment.findUniqueOrThrow({ where: { id: comment.id } });
  const endsAt = later(NOW, 7 * DAY);
  const burden = { rule: 'unlawful', explanation: WHY, by: act.by, now: NOW } as const;
  const { decisionId } = must(await suspend({ ...burden, personaId, endsAt }));
  const listed = await listOwnSuspensions(writer.personId, later(NOW, DAY));
  expect(listed).toEqual([{ decisionId, until: endsAt.toISOString(), explanation: WHY }]);
  expect(await listOwnSuspensions(writer.personId, endsAt)).toEqual([]);
  expect(await listOwnSuspensions((await makePerson()).personId, later(NOW, DAY))).toEqual([]);
  const suspended = { ...writer, kinds: ['suspended'] as const };
  expect(await getDecisionFor(suspended, decisionId, NOW)).toMatchObject({
    subject: 'persona',
    endsAt: endsAt.toISOString(),
    appeal: { allowed: true },
  });
});
