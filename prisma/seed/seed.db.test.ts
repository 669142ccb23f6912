import { beforeEach, describe, expect, it } from 'vitest';
import { removeSample } from '#lib/comments/commands/remove-sample.ts';
import type { CommentView } from '#lib/comments/views.ts';
import type { GuideDocument } from '#lib/guide/rules/guide-document.ts';
import { makeComment, makePerson } from '#lib/testing/factories.ts';
import { readDiscussion } from '#lib/testing/read-discussion.ts';
import { testDatabase } from '#lib/testing/test-database.ts';
import { seedDatabase } from './seed.ts';

const { db, empty } = testDatabase();
const now = new Date('2026-11-22T03:00:00Z');
const SLUG = 'why-is-leaving-clinical-medicine-still-seen-as-failure';

const seed = (what: 'sample' | 'content' | 'none') => seedDatabase({ what, now, say: () => {} });

const flat = (comments: CommentView[]): CommentView[] =>
  comments.flatMap((comment) => [comment, ...flat(comment.replies)]);

async function readSample() {
  const window = await readDiscussion(SLUG);
  return { window, comments: flat(window.comments) };
}

beforeEach(empty);

describe('the seed', () => {
  it('brings the essay with 900 to 1,300 words, the guide and the sample', async () => {
    await seed('sample');
    const essay = await db.essayRevision.findFirstOrThrow();
    expect(essay.title).toBe('Why is leaving clinical medicine still seen as failure?');
    expect(essay.words).toBeGreaterThanOrEqual(900);
    expect(essay.words).toBeLessThanOrEqual(1300);
    const guide = await db.guideRevision.findFirstOrThrow();
    const document = guide.document as GuideDocument;
    expect(document.waysIn).toHaveLength(4);
    expect(document.waysIn.map((way) => way.sectionId)).toEqual(
      document.sections.map((section) => section.id),
    );
    expect(document.plannedCount).toBeGreaterThan(0);

    const { window, comments } = await readSample();
    expect(window.hasSample).toBe(true);
    expect(comments.length).toBeGreaterThanOrEqual(24);
    expect(comments.length).toBeLessThanOrEqual(40);
    expect(Math.max(...comments.map((comment) => comment.depth))).toBeGreaterThanOrEqual(3);
    const states = comments.map((comment) => comment.state);
    expect(states.filter((state) => state === 'hidden')).toHaveLength(1);
    expect(states.filter((state) => state === 'deleted')).toHaveLength(1);
    expect(comments.filter((comment) => comment.editedAt)).toHaveLength(1);
    expect(comments.find((comment) => comment.state === 'deleted')?.replies).not.toEqual([]);
    expect(window.total).toBe(comments.length - 2);
    for (const comment of comments) expect(new Date(comment.writtenAt) <= now).toBe(true);
  });

  it('adds nothing the second time, and nothing that was taken away', async () => {
    await seed('sample');
    const before = await db.comment.count();
    await seed('sample');
    expect(await db.comment.count()).toBe(before);
    await removeSample();
    await seed('sample');
    expect(await db.comment.count()).toBe(0);
    expect(await db.essay.count()).toBe(1);
  });

  it('leaves the discussion out when only the content is asked for', async () => {
    await seed('content');
    expect(await db.essay.count()).toBe(1);
    expect(await db.guidePage.count()).toBe(1);
    expect(await db.persona.count()).toBe(0);
    expect((await db.essay.findFirstOrThrow()).publishedAt).toEqual(now);
  });

  it('brings nothing when nothing is asked for', async () => {
    await seed('none');
    expect(await db.essay.count()).toBe(0);
  });
});

describe('taking the sample away', () => {
  it('removes every trace of it and keeps what people answered to it', async () => {
    await seed('sample');
    const { comments } = await readSample();
    const deepest = comments.reduce((one, other) => (other.depth > one.depth ? other : one));
    const essay = await db.essay.findFirstOrThrow();
    const person = await makePerson({ name: 'Real Person' });
    const reply = await makeComment({ essayId: essay.id, by: person, answers: deepest.id });
    const second = await makeComment({ essayId: essay.id, by: person, answers: reply.id });

    const { removed, moved } = await removeSample();
    expect(removed).toBe(comments.length);
    expect(moved).toBe(2);
    expect(await db.persona.count({ where: { kind: 'sample' } })).toBe(0);
    expect(await db.decision.count()).toBe(0);
    expect(await db.commentRevision.count()).toBe(0);
    const after = await readSample();
    expect(after.window.hasSample).toBe(false);
    expect(after.window.total).toBe(2);
    expect(after.comments.map(({ id, depth, answers }) => ({ id, depth, answers }))).toEqual([
      { id: reply.id, depth: 0, answers: null },
      { id: second.id, depth: 1, answers: reply.number },
    ]);
    expect(await removeSample()).toMatchObject({ removed: 0, moved: 0 });
  });
});
