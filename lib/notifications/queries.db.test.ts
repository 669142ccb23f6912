import { beforeEach, describe, expect, it } from 'vitest';
import { decideAppeal } from '#lib/appeals/commands/decide-appeal.ts';
import { makeAppeal } from '#lib/appeals/commands/make-appeal.ts';
import { deleteComment } from '#lib/comments/commands/delete-comment.ts';
import { newId } from '#lib/kernel/ids.ts';
import { HOUR, later, SECOND } from '#lib/kernel/time.ts';
import { hideComment } from '#lib/moderation/commands/hide-comment.ts';
import { revealPersona } from '#lib/moderation/commands/reveal-persona.ts';
import { suspend } from '#lib/moderation/commands/suspend.ts';
import { makeReport } from '#lib/reports/commands/make-report.ts';
import { makeComment, makeEssay, makePerson, must } from '#lib/testing/factories.ts';
import { testDatabase } from '#lib/testing/test-database.ts';
import { addNotice } from './commands/add-notice.ts';
import { seeNotices } from './commands/see-notices.ts';
import { countNewNotices, listNotices } from './queries.ts';
import { NOTICES_PAGE } from './rules.ts';

const { db, empty } = testDatabase();

const NOW = new Date('2026-11-23T09:00:00.000Z');
const WHY = 'It demeans everybody who works nights.';

beforeEach(empty);

async function setUp() {
  const essay = await makeEssay({ title: 'On leaving' });
  const [writer, reporter, moderator, admin] = await Promise.all([
    makePerson({ name: 'Writer' }),
    makePerson({ name: 'Reporter' }),
    makePerson({ name: 'Moderator', roles: ['moderator'] }),
    makePerson({ name: 'Admin', roles: ['admin'] }),
  ]);
  const comment = await makeComment({ essayId: essay.id, by: writer });
  const by = { id: moderator.personId, role: 'moderator' } as const;
  return { essay, writer, reporter, moderator, admin, comment, by };
}

const toldTo = async (personId: string) =>
  ((await listNotices(personId, null))?.notices ?? []).map(({ told }) => told);

/** So many notices about one decision, a second apart. */
async function fill(personId: string, commentId: string, many: number) {
  const decision = await db.decision.create({
    data: { id: newId(), kind: 'hide', commentId, explanation: WHY, decidedAt: NOW },
  });
  const about = { kind: 'decision', decisionId: decision.id } as const;
  for (let index = 0; index < many; index += 1) {
    const now = later(NOW, index * SECOND);
    await db.$transaction((tx) => addNotice(tx, { personId, about, now }));
  }
}

describe('notices', () => {
  it('tell each what concerns them, and nobody who it was', async () => {
    const { essay, writer, reporter, moderator, admin, comment, by } = await setUp();
    must(
      await makeReport({
        item: 'comment',
        id: comment.id,
        reason: 'hate',
        note: 'The note of a reporter.',
        reporterId: reporter.personId,
        now: NOW,
      }),
    );
    const burden = { rule: 'hate', explanation: WHY, by } as const;
    const { decisionId } = must(
      await hideComment({ ...burden, commentId: comment.id, now: later(NOW, HOUR) }),
    );
    const appeal = { decisionId, personId: writer.personId, text: 'It was about the rota.' };
    const { appealId } = must(await makeAppeal({ ...appeal, now: later(NOW, 2 * HOUR) }));
    must(
      await decideAppeal({
        appealId,
        outcome: 'upheld',
        explanation: 'The rota is not what it demeans.',
        by: { id: admin.personId, role: 'admin' },
        now: later(NOW, 3 * HOUR),
      }),
    );
    const { personaId } = await db.comment.findUniqueOrThrow({ where: { id: comment.id } });
    const reveal = { personaId, reason: 'A court asked for it.', now: later(NOW, 4 * HOUR) };
    must(await revealPersona({ ...reveal, by: { id: admin.personId, role: 'admin' } }));
    const until = { personaId, endsAt: later(NOW, 99 * HOUR), now: later(NOW, 5 * HOUR) };
    const suspended = must(await suspend({ ...burden, ...until }));

    const about = { subject: 'comment', number: comment.number, title: 'On leaving' };
    const told = await toldTo(writer.personId);
    expect(told).toEqual([
      {
        kind: 'decision',
        decisionId: suspended.decisionId,
        concern: { kind: 'suspend', subject: 'persona', number: null, title: '' },
        rule: 'hate',
      },
      {
        kind: 'reveal',
        name: 'Writer',
        slug: essay.slug,
        title: 'On leaving',
        reason: 'A court asked for it.',
      },
      {
        kind: 'appeal_outcome',
        decisionId,
        concern: { kind: 'hide', ...about },
        outcome: 'upheld',
      },
      { kind: 'decision', decisionId, concern: { kind: 'hide', ...about }, rule: 'hate' },
    ]);
    expect(await toldTo(reporter.personId)).toEqual([
      {
        kind: 'report_outcome',
        item: 'comment',
        number: comment.number,
        title: 'On leaving',
        outcome: 'upheld',
        address: `/comments/${comment.id}/report`,
      },
    ]);
    for (const nobody of [moderator, admin, await makePerson()]) {
      expect(await toldTo(nobody.personId)).toEqual([]);
    }
    const all = JSON.stringify([told, await toldTo(reporter.personId)]);
    for (const hidden of ['Reporter', 'note of a reporter', 'Moderator', 'Admin', 'A comment.']) {
      expect(all).not.toContain(hidden);
    }
    for (const { personId } of [writer, reporter, moderator, admin]) {
      expect(all).not.toContain(personId);
    }
    expect(all).not.toContain(personaId);
  });

  it('lead nowhere when what was reported is gone', async () => {
    const { reporter, comment, by } = await setUp();
    const report = { item: 'comment', id: comment.id, reason: 'hate', note: '' } as const;
    must(await makeReport({ ...report, reporterId: reporter.personId, now: NOW }));
    const burden = { rule: 'hate', explanation: WHY, by } as const;
    must(await hideComment({ ...burden, commentId: comment.id, now: NOW }));
    must(await deleteComment({ commentId: comment.id, now: NOW }));
    expect(await toldTo(reporter.personId)).toMatchObject([{ outcome: 'upheld', address: null }]);
  });

  it('come by pages, newest first, and each person pages through their own', async () => {
    const { writer, reporter, comment } = await setUp();
    await fill(writer.personId, comment.id, 2 * NOTICES_PAGE + 3);
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof listNotices>> = await listNotices(
        writer.personId,
        after,
      );
      if (!page) throw new Error('no page');
      seen.push(...page.notices.map(({ id }) => id));
      after = page.older;
    } while (after !== null);
    const rows = await db.notice.findMany({ orderBy: [{ madeAt: 'desc' }, { id: 'desc' }] });
    expect(seen).toEqual(rows.map(({ id }) => id));
    expect(await listNotices(reporter.personId, seen[3] ?? '')).toBeNull();
    expect(await listNotices(writer.personId, newId())).toBeNull();
    expect(await listNotices(writer.personId, 'nonsense')).toBeNull();
  });
});

describe('what is new', () => {
  it('is counted no further than is said', async () => {
    const { writer, reporter, comment } = await setUp();
    await fill(writer.personId, comment.id, 12);
    expect(await countNewNotices(writer.personId)).toBe(10);
    expect(await countNewNotices(reporter.personId)).toBe(0);
  });

  it('is old once its page was shown, and what came meanwhile is not', async () => {
    const { writer, comment } = await setUp();
    const { personId } = writer;
    await fill(personId, comment.id, 6);
    const { notices } = (await listNotices(personId, null)) ?? { notices: [] };
    const [newest, oldest] = [notices[1]?.id ?? '', notices[3]?.id ?? ''];
    expect(must(await seeNotices({ personId, newest, oldest, now: NOW }))).toEqual({ count: 3 });
    const after = (await listNotices(personId, null))?.notices.map(({ isNew }) => isNew);
    expect(after).toEqual([true, false, false, false, true, true]);
    // Again, nothing; and whose they are not can mark none of them.
    expect(must(await seeNotices({ personId, newest, oldest, now: NOW }))).toEqual({ count: 0 });
    const stranger = await makePerson();
    const all = { newest: notices[0]?.id ?? '', oldest: notices[5]?.id ?? '', now: NOW };
    expect(must(await seeNotices({ ...all, personId: stranger.personId }))).toEqual({ count: 0 });
    expect(await countNewNotices(personId)).toBe(3);
  });
});
