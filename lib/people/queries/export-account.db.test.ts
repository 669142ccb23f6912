import { describe, expect, test } from 'vitest';
import { giveReaction } from '#lib/comments/commands/give-reaction.ts';
import { autosaveEssay } from '#lib/essays/commands/autosave-essay.ts';
import { deleteEssay } from '#lib/essays/commands/delete-essay.ts';
import { newId } from '#lib/kernel/ids.ts';
import { makeComment, makeEssay, makePerson, must } from '#lib/testing/factories.ts';
import { testDatabase } from '#lib/testing/test-database.ts';
import { accountExport } from './export-account.ts';

const { db, countQueries } = testDatabase();
const NOW = new Date('2026-11-23T09:00:00.000Z');

type File = Record<string, object> & { about: object; comments: { number: number }[] };

async function read(personId: string): Promise<File> {
  let text = '';
  for await (const part of accountExport(personId, NOW)) text += part;
  return JSON.parse(text);
}

describe('the file with what is a person’s', () => {
  test('holds drafts, deleted ones and what is being written', async () => {
    const author = await makePerson({ roles: ['author'] });
    const { personId } = author;
    const draft = await makeEssay({ title: 'A draft', source: 'Kept.', author, draft: true });
    const text = { title: 'A draft', summary: '', source: 'Typed just now.', language: 'de' };
    must(await autosaveEssay({ essayId: draft.id, version: 1, text, personId, now: NOW }));
    must(await deleteEssay({ essayId: draft.id, now: NOW }));
    const { essays } = await read(personId);
    expect(essays).toMatchObject([
      { number: 1, source: 'Kept.', isPublished: false, deletedAt: NOW.toISOString() },
      { number: null, source: 'Typed just now.', language: 'de', answers: null },
    ]);
    expect(essays).toHaveLength(2);
  });

  test('holds everything of theirs and nothing of others', async () => {
    const author = await makePerson({ name: 'Own Name', roles: ['author'] });
    const { personId } = author;
    const other = await makePerson({ name: 'Other Name' });
    const moderator = await makePerson({ name: 'Mona Moderator', roles: ['moderator'] });
    const essay = await makeEssay({ title: 'Own essay', author });
    const theirs = await makeComment({ essayId: essay.id, by: other, body: 'Not one’s own.' });
    const own = await makeComment({
      essayId: essay.id,
      by: author,
      body: 'One’s *own*.',
      answers: theirs.id,
    });
    must(
      await giveReaction({ commentId: theirs.id, personId, kind: 'same', wanted: true, now: NOW }),
    );
    await db.commentRevision.create({
      data: { commentId: own.id, number: 1, body: 'Earlier.', html: '', replacedAt: NOW },
    });
    await db.decision.create({
      data: {
        id: newId(),
        kind: 'hide',
        commentId: own.id,
        rule: 'hate',
        explanation: 'A reason to oneself.',
        decidedAt: NOW,
        decidedById: moderator.personId,
        decidedByRole: 'moderator',
      },
    });
    const about = { title: 'Own series', summary: '', createdAt: NOW, updatedAt: NOW };
    await db.series.create({ data: { id: newId(), slug: 'own', authorId: personId, ...about } });
    const file = await read(personId);
    expect(file).toMatchObject({
      format: 'off-call-account',
      version: 1,
      account: { name: 'Own Name' },
      roles: [{ role: 'author' }],
      names: [{ essay: essay.slug, name: 'Own Name' }],
      comments: [
        {
          id: own.id,
          essay: essay.slug,
          answers: theirs.number,
          state: 'shown',
          body: 'One’s *own*.',
          earlier: [{ body: 'Earlier.' }],
        },
      ],
      reactions: [{ commentId: theirs.id, kind: 'same' }],
      decisions: [{ kind: 'hide', explanation: 'A reason to oneself.' }],
      essays: [{ slug: essay.slug, title: 'Own essay', isPublished: true }],
      series: [{ slug: 'own', title: 'Own series', parts: [] }],
    });
    expect(Object.keys(file.about).sort()).toEqual(
      Object.keys(file)
        .filter((part) => !['format', 'version', 'madeAt', 'about'].includes(part))
        .sort(),
    );
    const text = JSON.stringify(file);
    for (const foreign of ['Other Name', 'Not one’s own.', 'Mona', moderator.personId]) {
      expect(text).not.toContain(foreign);
    }
  });

  test('is whole for many comments, read a page at a time', async () => {
    const essay = await makeEssay();
    const person = await makePerson();
    const { threadId } = await makeComment({ essayId: essay.id, by: person });
    const { personaId } = await db.comment.findFirstOrThrow({ where: { threadId } });
    await db.comment.createMany({
      data: Array.from({ length: 999 }, (_, i) => ({
        id: newId(),
        threadId,
        personaId,
        number: i + 2,
        path: Buffer.from([0, 0, (i + 2) >> 8, (i + 2) & 255]),
        depth: 0,
        body: `Comment ${i + 2}`,
        html: '',
        writtenAt: NOW,
      })),
    });
    const counted = await countQueries(() => read(person.personId));
    const { comments } = counted.result;
    expect(new Set(comments.map(({ number }) => number)).size).toBe(1_000);
    expect(counted.count).toBeLessThan(60);
  });

  test('of a person who has done nothing is whole too', async () => {
    const { personId } = await makePerson();
    expect(await read(personId)).toMatchObject({ comments: [], essays: [], notices: [] });
  });
});
