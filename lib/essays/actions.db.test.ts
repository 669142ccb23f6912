import { beforeEach, describe, expect, it } from 'vitest';
import { newId } from '#lib/kernel/ids.ts';
import { db } from '#lib/platform/db.ts';
import { act } from '#lib/testing/act.ts';
import { makeEssay, makePerson } from '#lib/testing/factories.ts';
import { testDatabase } from '#lib/testing/test-database.ts';
import { autosaveEssay, beginEssay, publishEssay, saveEssay } from './actions.ts';
import { SOURCE_MAX } from './rules.ts';

const { empty } = testDatabase();

beforeEach(empty);

async function makeDraft() {
  const actor = await makePerson({ roles: ['author'] });
  const { id } = await makeEssay({ author: actor, draft: true, title: 'Title', source: 'First.' });
  const type = (source: string, version: number, more: Record<string, string> = {}) =>
    act(
      autosaveEssay,
      { essayId: id, version: String(version), title: 'Title', source, ...more },
      { actor },
    );
  return { id, actor, type };
}

describe('a save by itself', () => {
  it('answers with the version to send next, and does not send the text back', async () => {
    const { type } = await makeDraft();
    const { state, leadsTo, changed } = await type('Second.\r\nLine.', 1);
    expect(state).toMatchObject({ status: 'done', data: { outcome: 'saved', version: 2 } });
    expect(state.values).toBeUndefined();
    expect({ leadsTo, changed }).toEqual({ leadsTo: null, changed: false });
  });

  it('over something newer gives what stands there, by whom and which version it is', async () => {
    const { type } = await makeDraft();
    await type('Of the other tab.', 1, { language: 'de' });
    const { state } = await type('Of this tab.', 1);
    expect(state.data).toMatchObject({
      outcome: 'conflict',
      version: 2,
      savedBy: 'you',
      theirs: { title: 'Title', source: 'Of the other tab.', language: 'de', answers: null },
    });
    // With that version the next one overwrites it.
    expect((await type('Both.', 2)).state.data).toMatchObject({ outcome: 'saved', version: 3 });
  });

  it('names the links that lead nowhere, with their lines', async () => {
    const { type } = await makeDraft();
    const { state } = await type('One.\n\nSee [[nowhere]].', 1);
    expect(state.data).toMatchObject({ broken: [{ target: 'nowhere', line: 3 }] });
  });

  it('keeps the text though what it answers does not exist, and says so', async () => {
    const { id, type } = await makeDraft();
    const answered = await makeEssay({ title: 'Why we stay' });
    const typed = (answers: string, version: number) => type('Words.', version, { answers });
    expect((await typed('Nothing of the kind', 1)).state.data).toMatchObject({
      outcome: 'saved',
      problems: { answers: expect.stringContaining('no published essay') },
    });
    for (const answers of [
      'why we stay',
      answered.slug,
      `https://a.example/essays/${answered.slug}#x`,
    ]) {
      await db.workingCopy.update({ where: { essayId: id }, data: { answersId: null } });
      const { version } = await db.workingCopy.findUniqueOrThrow({ where: { essayId: id } });
      expect((await typed(answers, version)).state.data).toMatchObject({ problems: {} });
      const copy = await db.workingCopy.findUniqueOrThrow({ where: { essayId: id } });
      expect(copy.answersId).toBe(answered.id);
    }
  });

  it('of a text that is too long is refused with the text', async () => {
    const { type } = await makeDraft();
    const source = 'x'.repeat(SOURCE_MAX + 1);
    const { state } = await type(source, 1);
    expect(state).toMatchObject({ status: 'problem', code: 'invalid' });
    expect(state.fields?.source).toContain('200,000');
    expect(state.values?.source).toBe(source);
  });

  it('is for the author alone', async () => {
    const { id } = await makeDraft();
    const other = await makePerson({ roles: ['author'] });
    const form = { essayId: id, version: '1', title: '', source: 'Mine now.' };
    const { state } = await act(autosaveEssay, form, { actor: other });
    expect(state).toMatchObject({ status: 'problem', code: 'not-your-essay' });
    expect(state.data).toBeUndefined();
  });

  it('begins an essay', async () => {
    const actor = await makePerson({ roles: ['author'] });
    const essayId = newId();
    const { state } = await act(beginEssay, { essayId, title: '', source: 'W' }, { actor });
    expect(state.data).toMatchObject({ outcome: 'saved', version: 1 });
    expect(await db.essay.findUnique({ where: { id: essayId } })).toMatchObject({
      authorId: actor.personId,
      publishedAt: null,
    });
  });
});

describe('a save of the whole form', () => {
  it.each([
    ['saved', saveEssay],
    ['published', publishEssay],
  ])('over something newer is not %s: both texts come back', async (_word, action) => {
    const { id, actor, type } = await makeDraft();
    await type('Of the other tab.', 1);
    const form = { essayId: id, version: '1', title: 'Mine', summary: '', source: 'Of this tab.' };
    const { state, leadsTo } = await act(action, form, { actor });
    expect(leadsTo).toBeNull();
    expect(state).toMatchObject({
      status: 'problem',
      code: 'conflict',
      values: { title: 'Mine', source: 'Of this tab.' },
      data: { version: 2, theirs: { source: 'Of the other tab.' } },
    });
    const again = await act(action, { ...form, version: '2' }, { actor });
    expect(again.leadsTo).toMatch(/^\/write\//);
  });

  it('says beside its field that what it answers does not exist', async () => {
    const { id, actor } = await makeDraft();
    const form = { essayId: id, version: '1', title: 'Mine', source: 'Words.' };
    const { state } = await act(saveEssay, { ...form, answers: 'Nothing' }, { actor });
    expect(state.fields?.answers).toContain('no published essay');
    expect(state.values?.source).toBe('Words.');
    const itself = await makeEssay({ author: actor, title: 'Itself' });
    const own = { ...form, essayId: itself.id, answers: 'Itself' };
    expect((await act(saveEssay, own, { actor })).state.fields?.answers).toContain('itself');
  });

  it('takes a language as its code, and no other words', async () => {
    const { id, actor } = await makeDraft();
    const form = { essayId: id, version: '1', title: 'Mine', source: 'Words.' };
    const { state } = await act(saveEssay, { ...form, language: 'not a language' }, { actor });
    expect(state.fields).toHaveProperty('language');
    await act(saveEssay, { ...form, language: 'EN-gb' }, { actor });
    expect((await db.workingCopy.findFirstOrThrow()).language).toBe('en-GB');
  });
});
