import { beforeEach, expect, it } from 'vitest';
import { DAY, later } from '#lib/kernel/time.ts';
import { makeEssay, must } from '#lib/testing/factories.ts';
import { testDatabase } from '#lib/testing/test-database.ts';
import { readEssay } from '../queries.ts';
import { addCorrection } from './add-correction.ts';
import { publishEssay } from './publish-essay.ts';
import { saveEssay } from './save-essay.ts';
import { takeBackEssay } from './take-back-essay.ts';

const { empty } = testDatabase();
beforeEach(empty);

const NOW = new Date('2026-11-22T09:00:00.000Z');

it('stands with the essay in the order in which it was told, and makes it newer', async () => {
  const { id: essayId, slug } = await makeEssay({ now: NOW });
  expect((await readEssay(slug))?.corrections).toEqual([]);
  const text = { title: 'An essay', summary: '', source: 'It was 12, not 21.' };
  must(await saveEssay({ essayId, ...text, now: NOW }));
  const at = later(NOW, DAY);
  must(await publishEssay({ essayId, byline: 'Editors', correction: 'It said 21.', now: at }));
  const since = later(at, DAY);
  must(await addCorrection({ essayId, note: 'And <b>once</b> more.', now: since }));
  expect(await readEssay(slug)).toMatchObject({
    revisedAt: since.toISOString(),
    corrections: [
      { note: 'It said 21.', at: at.toISOString() },
      { note: 'And <b>once</b> more.', at: since.toISOString() },
    ],
  });
});

it('can be none of what readers never had, or have no longer', async () => {
  const correction = { note: 'It said 21.', now: NOW };
  const draft = await makeEssay({ draft: true });
  const refused = { ok: false, problem: { code: 'not-published' } };
  expect(await addCorrection({ essayId: draft.id, ...correction })).toMatchObject(refused);
  // The first text puts nothing right.
  const publication = { essayId: draft.id, byline: 'Editors', correction: 'It said 21.', now: NOW };
  must(await publishEssay(publication));
  expect((await readEssay(draft.slug))?.corrections).toEqual([]);
  must(await takeBackEssay({ essayId: draft.id, now: NOW }));
  expect(await addCorrection({ essayId: draft.id, ...correction })).toMatchObject(refused);
});
