import { beforeEach, describe, expect, it } from 'vitest';
import { deleteComment } from '#lib/comments/commands/delete-comment.ts';
import { RISK_TO_LIFE } from '#lib/moderation/rules/urgency.ts';
import { makeComment, makeEssay, makePerson, must } from '#lib/testing/factories.ts';
import { testDatabase } from '#lib/testing/test-database.ts';
import { sendNotice } from './send-notice.ts';

const { db, empty } = testDatabase();

const NOW = new Date('2026-11-23T09:00:00.000Z');

beforeEach(empty);

async function setUp() {
  const essay = await makeEssay();
  const comment = await makeComment({ essayId: essay.id, by: await makePerson() });
  const send = (email: string | null, over: Partial<Parameters<typeof sendNotice>[0]> = {}) =>
    sendNotice({
      item: 'comment',
      id: comment.id,
      reason: 'unlawful',
      why: 'It prints a letter that I wrote to my employer.',
      name: email === null ? null : 'Ann',
      email,
      now: NOW,
      ...over,
    });
  return { essay, comment, send };
}

describe('a notice', () => {
  it('opens a case and keeps who sent it, to be told', async () => {
    const { comment, send } = await setUp();
    expect(must(await send('ann@example.org'))).toEqual({
      address: `/comments/${comment.id}/report`,
    });
    expect(await db.moderationCase.findMany({ include: { reports: true } })).toMatchObject([
      {
        origin: 'report',
        commentId: comment.id,
        reportCount: 1,
        reports: [
          {
            reporterId: null,
            contactName: 'Ann',
            contactEmail: 'ann@example.org',
            ofStanding: false,
            reason: 'unlawful',
          },
        ],
      },
    ]);
  });

  it('is one for each address and item, and nobody can tell who sent one', async () => {
    const { essay, send } = await setUp();
    const first = await send('ann@example.org');
    const again = await Promise.all(Array.from({ length: 20 }, () => send('ann@example.org')));
    for (const answer of again) expect(answer).toEqual(first);
    expect(await db.report.count()).toBe(1);
    must(await send('bob@example.org'));
    must(await send('ann@example.org', { item: 'essay', id: essay.id }));
    expect(await db.report.count()).toBe(3);
    // Once the address is forgotten its hash still knows it.
    await db.report.updateMany({ data: { contactEmail: null } });
    must(await send('ann@example.org'));
    expect(await db.report.count()).toBe(3);
  });

  it('of danger comes without a name, as often as somebody worries', async () => {
    const { send } = await setUp();
    must(await send(null, { reason: RISK_TO_LIFE }));
    must(await send(null, { reason: RISK_TO_LIFE }));
    expect(await db.report.findMany()).toMatchObject([
      { reporterId: null, contactHash: expect.any(String), contactEmail: null },
      { reporterId: null, contactHash: expect.any(String), contactEmail: null },
    ]);
  });

  it('never holds anything, however many come', async () => {
    const { comment, send } = await setUp();
    for (let count = 0; count < 5; count += 1) must(await send(`person-${count}@example.org`));
    const row = await db.comment.findUniqueOrThrow({ where: { id: comment.id } });
    expect(row.hiddenById).toBeNull();
  });

  it('is refused about what cannot be read', async () => {
    const { comment, send } = await setUp();
    must(await deleteComment({ commentId: comment.id, now: NOW }));
    expect(await send('ann@example.org')).toMatchObject({ problem: { code: 'not-readable' } });
    expect(await db.report.count()).toBe(0);
  });
});
