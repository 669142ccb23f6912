import { beforeEach, describe, expect, it } from 'vitest';
import { publishEssay } from '#lib/essays/commands/publish-essay.ts';
import { saveEssay } from '#lib/essays/commands/save-essay.ts';
import { takeBackEssay } from '#lib/essays/commands/take-back-essay.ts';
import { listDesk, readEssay } from '#lib/essays/queries.ts';
import type { Result } from '#lib/kernel/result.ts';
import { makeEssay, makePerson, must } from '#lib/testing/factories.ts';
import { DECIDED, makeModerated } from '#lib/testing/moderated-world.ts';
import { testDatabase } from '#lib/testing/test-database.ts';
import { hideEssay, restoreEssay } from './hide-essay.ts';

const { empty } = testDatabase();
beforeEach(empty);

const WHY = 'The second part names a patient by age and town.';
const now = DECIDED;
const codeOf = (result: Result<unknown>) => (result.ok ? null : result.problem.code);

async function setUp() {
  const { essay, author, by } = await makeModerated();
  const about = { essayId: essay.id, explanation: WHY, by, now };
  return {
    author,
    hide: () => hideEssay({ ...about, rule: 'patient-privacy' }),
    restore: () => restoreEssay(about),
    save: (source: string) =>
      saveEssay({ essayId: essay.id, title: 'An essay', summary: '', source, now }),
    publish: () => publishEssay({ essayId: essay.id, byline: author.name, now }),
    takeBack: () => takeBackEssay({ essayId: essay.id, now }),
    html: async () => (await readEssay(essay.slug))?.html ?? null,
    state: async () => (await listDesk(author.personId)).essays[0]?.state,
  };
}

describe('a hidden essay', () => {
  it('is there for nobody but its author, who writes on and can’t publish', async () => {
    const { hide, restore, save, publish, html, state } = await setUp();
    const before = await html();
    const { decisionId } = must(await hide());
    expect([await html(), await state()]).toEqual([null, 'hidden']);
    must(await save('Another text.'));
    expect(codeOf(await publish())).toBe('essay-hidden');
    expect([await html(), decisionId]).toEqual([null, expect.any(String)]);
    must(await restore());
    // What readers had when it was hidden, not what was written meanwhile.
    expect([await html(), await state()]).toEqual([before, 'changed']);
    must(await publish());
    expect(await html()).toContain('Another text.');
  });

  it('stays away after a restore if its author has taken it back meanwhile', async () => {
    const { hide, restore, takeBack, html, state } = await setUp();
    must(await hide());
    must(await takeBack());
    expect(await state()).toBe('hidden');
    must(await restore());
    expect([await html(), await state()]).toEqual([null, 'taken-back']);
  });

  it('can be none that is not published', async () => {
    const { by } = await makeModerated();
    const { id: essayId } = await makeEssay({ draft: true, author: await makePerson() });
    const about = { essayId, explanation: WHY, rule: 'hate', by, now } as const;
    expect(codeOf(await hideEssay(about))).toBe('not-published');
  });

  it('is one decision when twenty come at once', async () => {
    const { hide } = await setUp();
    const codes = (await Promise.all(Array.from({ length: 20 }, hide))).map(codeOf);
    expect(codes.filter((code) => code === null)).toHaveLength(1);
    expect(codes.filter((code) => code === 'hidden-already')).toHaveLength(19);
  });
});
