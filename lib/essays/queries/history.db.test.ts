import { beforeEach, describe, expect, it } from 'vitest';
import { later, MINUTE } from '#lib/kernel/time.ts';
import { db } from '#lib/platform/db.ts';
import { act } from '#lib/testing/act.ts';
import { makeEssay, makePerson, must } from '#lib/testing/factories.ts';
import { testDatabase } from '#lib/testing/test-database.ts';
import { restoreRevision } from '../actions.ts';
import { restoreRevision as restore } from '../commands/restore-revision.ts';
import { saveEssay } from '../commands/save-essay.ts';
import { getDraft, getRevision, listRevisions, readText } from '../queries.ts';

const { empty, countQueries } = testDatabase();
const now = new Date('2026-11-22T05:48:00Z');

beforeEach(empty);

async function makeHistory() {
  const author = await makePerson({ name: 'Ann', roles: ['author'] });
  const { personId } = author;
  const essay = await makeEssay({ title: 'One', source: 'First.', author, now });
  const save = (title: string, source: string) =>
    saveEssay({ essayId: essay.id, title, summary: '', source, personId, now: later(now, MINUTE) });
  must(await save('Two', 'Second.'));
  return { id: essay.id, author, personId, save };
}

describe('the history of an essay', () => {
  it('says of each revision when and by whom, and which one readers have', async () => {
    const { id, personId } = await makeHistory();
    expect(await listRevisions(id, personId)).toEqual({
      lines: [
        {
          number: 2,
          title: 'Two',
          words: 1,
          kind: 'kept',
          savedBy: 'you',
          savedAt: later(now, MINUTE).toISOString(),
          published: false,
          scheduled: false,
        },
        {
          number: 1,
          title: 'One',
          words: 1,
          kind: 'kept',
          savedBy: 'you',
          savedAt: now.toISOString(),
          published: true,
          scheduled: false,
        },
      ],
      next: null,
    });
    expect((await getRevision(id, 2, null))?.savedBy).toBe('Ann');
    expect(await getRevision(id, 3, personId)).toBeNull();
    expect(await listRevisions('nonsense', personId)).toEqual({ lines: [], next: null });
  });

  it('gives a revision’s text, and what is written now', async () => {
    const { id } = await makeHistory();
    await db.workingCopy.update({
      where: { essayId: id },
      data: { source: 'Third.', keptAs: null },
    });
    expect(await readText(id, 1)).toMatchObject({ number: 1, title: 'One', source: 'First.' });
    expect(await readText(id, null)).toMatchObject({ number: null, source: 'Third.' });
    expect(await readText(id, 9)).toBeNull();
  });

  it('of a thousand revisions is read a page at a time, by one query', async () => {
    const { id, personId } = await makeHistory();
    await db.$executeRaw`
      INSERT INTO essay_revision (essay_id, number, title, title_key, summary, source, html, headings, words, created_at)
      SELECT ${id}::uuid, n, 'Title', 'title', '', 'Text', '', '[]', 1, now() FROM generate_series(3, 1000) n`;
    const seen: number[] = [];
    let before: number | undefined;
    do {
      const { lines, next } = await listRevisions(id, personId, before);
      seen.push(...lines.map(({ number }) => number));
      before = next ?? undefined;
    } while (before !== undefined);
    expect(seen).toEqual(Array.from({ length: 1000 }, (_, index) => 1000 - index));
    expect((await countQueries(() => listRevisions(id, personId, 500))).count).toBe(1);
  });
});

describe('going back to a revision', () => {
  it('makes a new one of it, and destroys nothing; readers see no change', async () => {
    const { id, personId, author } = await makeHistory();
    const { leadsTo } = await act(restoreRevision, { essayId: id, number: '1' }, { actor: author });
    expect(leadsTo).toBe(`/write/${id}/history?done=restored`);
    const { lines } = await listRevisions(id, personId);
    expect(lines.map(({ number, title, kind }) => [number, title, kind])).toEqual([
      [3, 'One', 'restored'],
      [2, 'Two', 'kept'],
      [1, 'One', 'kept'],
    ]);
    expect(await getDraft(id, personId)).toMatchObject({
      title: 'One',
      // Made from the text, as it was: it follows the text again.
      summary: '',
      source: 'First.',
      keptAs: 3,
      publishedRevision: 1,
      state: 'changed',
    });
  });

  it('brings back a summary that its author wrote', async () => {
    const { id, personId } = await makeHistory();
    const text = { title: 'Three', summary: 'My own words.', source: 'Third.' };
    must(await saveEssay({ essayId: id, ...text, personId, now }));
    must(await restore({ essayId: id, number: 1, personId, now }));
    must(await restore({ essayId: id, number: 3, personId, now }));
    expect((await getDraft(id, personId))?.summary).toBe('My own words.');
  });

  it('to what is written now, or to none, is refused in words', async () => {
    const { id, author } = await makeHistory();
    const asked = (number: string) =>
      act(restoreRevision, { essayId: id, number }, { actor: author });
    expect((await asked('2')).state.code).toBe('same');
    expect((await asked('9')).state.code).toBe('no-such-revision');
    expect((await asked('-1')).state.code).toBe('invalid');
    const other = await makePerson({ roles: ['author'] });
    const refused = await act(restoreRevision, { essayId: id, number: '1' }, { actor: other });
    expect(refused.state.code).toBe('not-your-essay');
  });
});
