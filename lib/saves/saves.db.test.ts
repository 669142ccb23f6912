import { beforeEach, describe, expect, it } from 'vitest';
import { takeBackEssay } from '#lib/essays/commands/take-back-essay.ts';
import { newId } from '#lib/kernel/ids.ts';
import { accountExport } from '#lib/people/queries/export-account.ts';
import { act } from '#lib/testing/act.ts';
import { makeEssay, makePerson, must } from '#lib/testing/factories.ts';
import { testDatabase } from '#lib/testing/test-database.ts';
import { letGoEssay, saveForLater } from './actions.ts';
import { getEssayToSave, listSaved } from './queries.ts';

const { db, empty, countQueries } = testDatabase();
beforeEach(empty);

const NOW = new Date('2026-11-23T09:00:00.000Z');
const saved = async (personId: string) => (await listSaved(personId, null))?.saved ?? [];

describe('saving for later', () => {
  it('puts an essay on one’s own list, once, and takes it off again', async () => {
    const actor = await makePerson();
    const other = await makePerson();
    const essay = await makeEssay({ title: 'Worth an evening' });
    for (const _ of [1, 2]) {
      const { leadsTo } = await act(
        saveForLater,
        { essayId: essay.id, slug: essay.slug },
        { actor, now: NOW },
      );
      expect(leadsTo).toBe(`/essays/${essay.slug}/save?done=saved`);
    }
    await act(saveForLater, { essayId: essay.id }, { actor: other, now: NOW });
    expect(await saved(actor.personId)).toEqual([
      {
        id: essay.id,
        savedAt: NOW.toISOString(),
        essay: { slug: essay.slug, title: 'Worth an evening', byline: 'Editors', words: 5 },
      },
    ]);
    expect((await getEssayToSave(essay.slug, actor.personId))?.savedAt).toBe(NOW.toISOString());
    const gone = await act(letGoEssay, { essayId: essay.id }, { actor });
    expect(gone.leadsTo).toBe('/account/saved?done=let-go');
    expect(await saved(actor.personId)).toEqual([]);
    expect(await saved(other.personId)).toHaveLength(1);
  });

  it('comes back to nowhere but this site', async () => {
    const actor = await makePerson();
    const essay = await makeEssay();
    for (const slug of ['//evil.example', '../sign-in', 'a/b', 'a?b']) {
      const { leadsTo } = await act(saveForLater, { essayId: essay.id, slug }, { actor });
      expect(leadsTo).toBe('/account/saved');
    }
  });

  it('is refused to visitors, and for what nobody can read', async () => {
    const actor = await makePerson();
    const draft = await makeEssay({ draft: true });
    const essay = await makeEssay({ title: 'Another' });
    expect((await act(saveForLater, { essayId: essay.id })).state.code).toBe('sign-in-first');
    expect((await act(saveForLater, { essayId: draft.id }, { actor })).state.code).toBe(
      'not-published',
    );
    expect((await act(saveForLater, { essayId: newId() }, { actor })).state.code).toBe('not-found');
    expect(await db.savedEssay.count()).toBe(0);
  });

  it('says nothing of what was taken back but that it is gone', async () => {
    const actor = await makePerson();
    const essay = await makeEssay({ title: 'A secret by now' });
    await act(saveForLater, { essayId: essay.id }, { actor });
    must(await takeBackEssay({ essayId: essay.id, now: NOW }));
    expect(await saved(actor.personId)).toMatchObject([{ id: essay.id, essay: null }]);
    expect(await getEssayToSave(essay.slug, actor.personId)).toBeNull();
    let file = '';
    for await (const part of accountExport(actor.personId, NOW)) file += part;
    expect(JSON.parse(file).saved).toMatchObject([{ essay: null }]);
    expect(file).not.toContain('secret');
  });

  it('is read in stretches by one query each, newest first', async () => {
    const actor = await makePerson();
    const ids: string[] = [];
    for (let index = 0; index < 35; index += 1) {
      const { id } = await makeEssay({ title: `Essay ${index}` });
      ids.unshift(id);
      // Several at one moment, so that the id decides.
      const savedAt = new Date(NOW.getTime() + Math.floor(index / 3));
      await db.savedEssay.create({ data: { userId: actor.personId, essayId: id, savedAt } });
    }
    const { result: first, count } = await countQueries(() => listSaved(actor.personId, null));
    expect(count).toBe(1);
    const second = await listSaved(actor.personId, first?.older ?? null);
    expect([...(first?.saved ?? []), ...(second?.saved ?? [])].map(({ id }) => id)).toEqual(ids);
    expect(second?.older).toBeNull();
    expect(await listSaved(actor.personId, 'nonsense')).toBeNull();
  });
});
