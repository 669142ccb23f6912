import { beforeEach, describe, expect, it } from 'vitest';
import { later, MINUTE } from '#lib/kernel/time.ts';
import { NAME_REMOVED } from '#lib/people/commands/take-name.ts';
import { makeComment, makeEssay, makePerson, must } from '#lib/testing/factories.ts';
import { testDatabase } from '#lib/testing/test-database.ts';
import { CLAIM_FOR } from '../rules/queue.ts';
import { addNote } from './add-note.ts';
import { claimCase, refuseIfClaimed } from './claim-case.ts';
import { editOut } from './edit-out.ts';
import { hideComment } from './hide-comment.ts';
import { hideName } from './hide-name.ts';
import { holdComment } from './hold-comment.ts';
import { keep } from './keep.ts';
import { lockBranch } from './lock-branch.ts';
import { closeCase, openCase } from './open-case.ts';
import { releaseCase } from './release-case.ts';
import { restoreComment } from './restore-comment.ts';
import { suspend } from './suspend.ts';
import { warn } from './warn.ts';

const { db, empty } = testDatabase();

const NOW = new Date('2026-11-23T09:00:00.000Z');

beforeEach(empty);

async function setUp() {
  const essay = await makeEssay();
  const { id: commentId } = await makeComment({ essayId: essay.id, by: await makePerson() });
  const subject = { commentId };
  const { id: caseId } = await db.$transaction((tx) =>
    openCase(tx, { subject, origin: 'report', reason: 'hate', reports: 1, now: NOW }),
  );
  const one = await makePerson({ name: 'Temperance', roles: ['moderator'] });
  const other = await makePerson({ name: 'Ayodele', roles: ['moderator'] });
  const mayDecide = (person: { personId: string }, now: Date) =>
    db.$transaction((tx) => refuseIfClaimed(tx, subject, { id: person.personId }, now));
  return { caseId, subject, one, other, mayDecide };
}

describe('a claim', () => {
  it('keeps others from claiming and deciding, and says who has the case', async () => {
    const { caseId, one, other, mayDecide } = await setUp();
    must(await claimCase({ caseId, personId: one.personId, now: NOW }));
    const soon = later(NOW, MINUTE);
    expect(await claimCase({ caseId, personId: other.personId, now: soon })).toMatchObject({
      ok: false,
      problem: { code: 'claimed', message: expect.stringContaining('Temperance') },
    });
    expect(await mayDecide(other, soon)).toMatchObject({ code: 'claimed' });
    expect(await mayDecide(one, soon)).toBeNull();
  });

  it('lapses, and lasts longer when it is claimed again', async () => {
    const { caseId, one, other, mayDecide } = await setUp();
    must(await claimCase({ caseId, personId: one.personId, now: NOW }));
    const before = later(NOW, CLAIM_FOR - MINUTE);
    must(await claimCase({ caseId, personId: one.personId, now: before }));
    expect(await mayDecide(other, later(NOW, CLAIM_FOR))).toMatchObject({ code: 'claimed' });
    expect(await mayDecide(other, later(before, CLAIM_FOR))).toBeNull();
    must(await claimCase({ caseId, personId: other.personId, now: later(before, CLAIM_FOR) }));
    expect(await mayDecide(one, later(before, CLAIM_FOR))).toMatchObject({ code: 'claimed' });
  });

  it('is one moderator’s when two ask at once', async () => {
    const { caseId, one, other } = await setUp();
    const people = Array.from({ length: 10 }, (_, index) => (index % 2 ? one : other));
    const results = await Promise.all(
      people.map(({ personId }) => claimCase({ caseId, personId, now: NOW })),
    );
    const { claimedById } = await db.moderationCase.findUniqueOrThrow({ where: { id: caseId } });
    for (const [index, result] of results.entries()) {
      expect(result.ok).toBe(people[index]?.personId === claimedById);
    }
  });

  it('is given back by whoever has it', async () => {
    const { caseId, one, other, mayDecide } = await setUp();
    must(await claimCase({ caseId, personId: one.personId, now: NOW }));
    expect(await releaseCase({ caseId, personId: other.personId })).toMatchObject({
      problem: { code: 'not-your-claim' },
    });
    must(await releaseCase({ caseId, personId: one.personId }));
    must(await releaseCase({ caseId, personId: one.personId }));
    expect(await mayDecide(other, NOW)).toBeNull();
  });

  it('ends with the case', async () => {
    const { caseId, subject, one, other, mayDecide } = await setUp();
    must(await claimCase({ caseId, personId: one.personId, now: NOW }));
    await db.$transaction((tx) => closeCase(tx, subject, NOW));
    expect(await mayDecide(other, NOW)).toBeNull();
    expect(await claimCase({ caseId, personId: one.personId, now: NOW })).toMatchObject({
      problem: { code: 'case-closed' },
    });
  });

  it('keeps off no rule that decides without a person', async () => {
    const { caseId, subject, one } = await setUp();
    must(await claimCase({ caseId, personId: one.personId, now: NOW }));
    const asked = await db.$transaction(async (tx) => [
      await refuseIfClaimed(tx, subject, null, NOW),
      await refuseIfClaimed(tx, subject, { id: null }, NOW),
    ]);
    expect(asked).toEqual([null, null]);
  });

  it('is about a case that is there', async () => {
    const { subject, one } = await setUp();
    const caseId = subject.commentId;
    for (const asked of [
      claimCase({ caseId, personId: one.personId, now: NOW }),
      releaseCase({ caseId, personId: one.personId }),
      addNote({ caseId, personId: one.personId, text: 'Hm.', now: NOW }),
    ]) {
      expect(await asked).toMatchObject({ problem: { code: 'not-found' } });
    }
  });
});

describe('a decision about a claimed case', () => {
  const burden = { rule: 'hate', explanation: 'It speaks with contempt of a group.' } as const;
  const moderator = ({ personId }: { personId: string }) =>
    ({ id: personId, role: 'moderator' }) as const;

  it('is whoever claimed it’s to make, until the claim lapses', async () => {
    const { caseId, subject, one, other } = await setUp();
    must(await claimCase({ caseId, personId: one.personId, now: NOW }));
    const { personaId } = await db.comment.findUniqueOrThrow({ where: { id: subject.commentId } });
    await db.$transaction((tx) =>
      openCase(tx, {
        subject: { personaId },
        origin: 'report',
        reason: 'hate',
        reports: 1,
        now: NOW,
      }),
    );
    await db.moderationCase.updateMany({
      where: { personaId },
      data: { claimedById: one.personId, claimedAt: NOW },
    });
    const before = await db.moderationCase.findMany({ orderBy: { id: 'asc' } });
    const by = moderator(other);
    const reversal = { explanation: burden.explanation };
    for (const refused of [
      hideComment({ ...subject, ...burden, by, now: NOW }),
      holdComment({ ...subject, ...burden, by, now: NOW }),
      keep({ subject, unfounded: false, by, now: NOW }),
      editOut({ ...subject, ...burden, spans: [{ start: 0, end: 1 }], by, now: NOW }),
      lockBranch({ ...subject, ...burden, by, now: NOW }),
      hideName({ personaId, ...burden, by, now: NOW }),
      warn({ personaId, ...burden, by, now: NOW }),
      suspend({ personaId, ...burden, endsAt: null, by, now: NOW }),
    ]) {
      expect(await refused).toMatchObject({ problem: { code: 'claimed' } });
    }
    expect(await db.decision.count()).toBe(0);
    expect(await db.persona.findUnique({ where: { id: personaId } })).not.toMatchObject({
      name: NAME_REMOVED,
    });
    expect(await db.moderationCase.findMany({ orderBy: { id: 'asc' } })).toEqual(before);

    const lapsed = later(NOW, CLAIM_FOR);
    must(await hideComment({ ...subject, ...burden, by, now: lapsed }));
    const restored = await restoreComment({ ...subject, ...reversal, by, now: lapsed });
    expect(restored.ok).toBe(true);
  });

  it('and a claim at the same moment never cross: who claimed decides, or nobody claimed', async () => {
    for (let round = 0; round < 5; round += 1) {
      await empty();
      const { caseId, subject, one, other } = await setUp();
      const [claimed, hidden] = await Promise.all([
        claimCase({ caseId, personId: one.personId, now: NOW }),
        hideComment({ ...subject, ...burden, by: moderator(other), now: NOW }),
      ]);
      expect([claimed.ok, hidden.ok].filter(Boolean)).toHaveLength(1);
      if (!claimed.ok) expect(claimed.problem.code).toBe('case-closed');
      if (!hidden.ok) expect(hidden.problem.code).toBe('claimed');
    }
  });
});

describe('a note', () => {
  it('is written down with who wrote it and when', async () => {
    const { caseId, one } = await setUp();
    must(await addNote({ caseId, personId: one.personId, text: 'Asked a colleague.', now: NOW }));
    expect(await db.caseNote.findMany()).toMatchObject([
      { caseId, byId: one.personId, text: 'Asked a colleague.', writtenAt: NOW },
    ]);
  });
});
