import { beforeEach, describe, expect, it } from 'vitest';
import { newId } from '#lib/kernel/ids.ts';
import { DAY, later } from '#lib/kernel/time.ts';
import { db } from '#lib/platform/db.ts';
import { makeEssay, makePerson, must } from '#lib/testing/factories.ts';
import { testDatabase } from '#lib/testing/test-database.ts';
import { getPublishing, getReviewed } from '../queries.ts';
import { MOST_REVIEW_LINKS } from '../rules/schedule.ts';
import { autosaveEssay } from './autosave-essay.ts';
import { leaveEssays } from './leave-essays.ts';
import { makeReviewLink } from './make-review-link.ts';
import { readReviewToken, reviewToken } from './review-token.ts';
import { revokeReviewLink } from './revoke-review-link.ts';
import { saveEssay } from './save-essay.ts';
import { takeBackEssay } from './take-back-essay.ts';

const { empty } = testDatabase();
beforeEach(empty);

const NOW = new Date('2026-11-22T09:00:00.000Z');

async function setUp({ draft = true } = {}) {
  const author = await makePerson({ name: 'Ada', roles: ['author'], now: later(NOW, -DAY) });
  const { personId } = author;
  const { id: essayId } = await makeEssay({ author, draft, source: 'First text.', now: NOW });
  const making = { essayId, label: 'For Ann', personId, now: NOW };
  const { id } = must(await makeReviewLink(making));
  const text = (source: string) => ({ title: 'An essay', summary: '', source });
  return {
    id,
    essayId,
    author,
    making,
    html: async () => (await getReviewed(reviewToken(id), NOW))?.html ?? null,
    type: (source: string) =>
      autosaveEssay({ essayId, text: text(source), personId, now: later(NOW, DAY) }),
    save: (source: string) => saveEssay({ essayId, ...text(source), personId, now: NOW }),
  };
}

describe('a link for reviewers', () => {
  it('shows what was last kept, not what is being typed', async () => {
    const { html, type, save } = await setUp();
    expect(await html()).toBe('<p>First text.</p>');
    must(await type('Half a sent'));
    expect(await html()).toBe('<p>First text.</p>');
    // Kept by itself before somebody else went on: that is not what its author shows.
    expect(await db.essayRevision.count()).toBe(1);
    must(await save('Second text.'));
    expect(await html()).toBe('<p>Second text.</p>');
  });

  it('is listed for its author, with its whole address, until it is revoked', async () => {
    const { id, essayId, html } = await setUp();
    const listed = async () => (await getPublishing(essayId))?.links;
    expect(await listed()).toMatchObject([{ id, label: 'For Ann' }]);
    expect((await listed())?.[0]?.url).toMatch(new RegExp(`/review/${reviewToken(id)}$`));
    must(await revokeReviewLink({ linkId: id, now: NOW }));
    expect([await listed(), await html()]).toEqual([[], null]);
    expect((await revokeReviewLink({ linkId: id, now: NOW })).ok).toBe(false);
  });

  it.each([
    [
      'taken back',
      async ({ essayId }: { essayId: string }) =>
        void must(await takeBackEssay({ essayId, now: NOW })),
    ],
    [
      'in the bin',
      async ({ essayId }: { essayId: string }) =>
        void (await db.essay.update({ where: { id: essayId }, data: { deletedAt: NOW } })),
    ],
    [
      'hidden',
      async ({ essayId }: { essayId: string }) => {
        const decision = { kind: 'hide', essayId, explanation: '', decidedAt: NOW } as const;
        await db.decision.create({
          data: { id: essayId, ...decision, decidedByRole: 'moderator' },
        });
        await db.essay.update({ where: { id: essayId }, data: { hiddenById: essayId } });
      },
    ],
  ])('shows nothing of an essay that is %s', async (_what, make) => {
    const { essayId, html } = await setUp({ draft: false });
    expect(await html()).not.toBeNull();
    await make({ essayId });
    expect(await html()).toBeNull();
  });

  it('shows nothing while its author is suspended, and after they left', async () => {
    const { author, html } = await setUp({ draft: false });
    const { personId: userId } = author;
    const suspension = { id: newId(), userId, startsAt: NOW, explanation: 'For a test.' };
    await db.suspension.create({ data: suspension });
    expect(await html()).toBeNull();
    await db.suspension.deleteMany({});
    expect(await html()).not.toBeNull();
    await db.$transaction((tx) => leaveEssays({ tx, note: () => {} }, userId, 'Former'));
    expect([await html(), await db.reviewLink.count()]).toEqual([null, 0]);
  });

  it('opens by its whole token alone', async () => {
    const { id } = await setUp();
    const token = reviewToken(id);
    const other = reviewToken(newId());
    const wrong = [
      id,
      `${id}-`,
      token.slice(0, -1),
      `${token}x`,
      `${id}-${other.slice(37)}`,
      token.toUpperCase(),
      `${token.slice(0, -2)}AA`,
      other,
      '',
      '%00',
      'x'.repeat(4_000),
    ];
    for (const each of wrong) expect(await getReviewed(each, NOW), each).toBeNull();
    expect(readReviewToken(token)).toEqual({ linkId: id, genuine: true });
  });

  it('is one of a few', async () => {
    const { making } = await setUp();
    for (let made = 1; made < MOST_REVIEW_LINKS; made += 1) must(await makeReviewLink(making));
    expect(await makeReviewLink(making)).toMatchObject({ problem: { code: 'too-many-links' } });
  });
});
