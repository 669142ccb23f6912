import { beforeEach, describe, expect, it } from 'vitest';
import { newId } from '#lib/kernel/ids.ts';
import { later, MINUTE, SECOND } from '#lib/kernel/time.ts';
import { db } from '#lib/platform/db.ts';
import { makeEssay, makePerson, must } from '#lib/testing/factories.ts';
import { testDatabase } from '#lib/testing/test-database.ts';
import { getDraft } from '../queries.ts';
import { SOURCE_MAX } from '../rules.ts';
import { autosaveEssay } from './autosave-essay.ts';
import { beginEssay } from './begin-essay.ts';
import { createEssay } from './create-essay.ts';
import { deleteEssay } from './delete-essay.ts';
import { publishEssay } from './publish-essay.ts';
import { restoreRevision } from './restore-revision.ts';
import { saveEssay } from './save-essay.ts';

const { empty } = testDatabase();
const start = new Date('2026-11-22T05:48:00Z');
const at = (milliseconds: number) => later(start, milliseconds);

beforeEach(empty);

async function makeDraft(source = 'First.') {
  const author = await makePerson({ roles: ['author'] });
  const { id } = await makeEssay({ author, draft: true, title: 'Title', source, now: start });
  const { personId } = author;
  const save = (source: string, version?: number, now = at(SECOND)) =>
    autosaveEssay({
      essayId: id,
      version,
      text: { title: 'Title', summary: '', source },
      personId,
      now,
    });
  const copy = () => db.workingCopy.findUniqueOrThrow({ where: { essayId: id } });
  const revisions = () =>
    db.essayRevision.findMany({
      where: { essayId: id },
      orderBy: { number: 'asc' },
      select: { number: true, source: true, kind: true, savedById: true, createdAt: true },
    });
  return { id, personId, author, save, copy, revisions };
}

describe('what is typed', () => {
  it('goes into the working copy and makes no revision', async () => {
    const { save, copy, revisions } = await makeDraft();
    expect(must(await save('Second.', 1))).toMatchObject({
      outcome: 'taken',
      copy: { version: 2 },
    });
    expect(await copy()).toMatchObject({ source: 'Second.', version: 2, keptAs: null, words: 1 });
    expect(await revisions()).toHaveLength(1);
  });

  it('of fifty saves of one version at once, one wins and the others are told', async () => {
    const { save, copy } = await makeDraft();
    const texts = Array.from({ length: 50 }, (_, index) => `Text ${index}.`);
    const saved = await Promise.all(texts.map(async (text) => must(await save(text, 1))));
    const winners = saved.filter(({ outcome }) => outcome === 'taken');
    expect(winners).toHaveLength(1);
    expect(saved.filter(({ outcome }) => outcome === 'conflict')).toHaveLength(49);
    expect(await copy()).toMatchObject({ version: 2, source: winners[0]?.copy.source });
    // Each of the others is shown what won.
    for (const { copy } of saved) expect(copy.source).toBe(winners[0]?.copy.source);
  });

  it('sent again, because the answer was lost, is no conflict', async () => {
    const { save, copy } = await makeDraft();
    must(await save('Second.', 1));
    expect(must(await save('Second.', 1))).toMatchObject({ outcome: 'same', copy: { version: 2 } });
    expect((await copy()).version).toBe(2);
  });

  it('over something newer is refused, and nothing is written', async () => {
    const { save, copy, revisions } = await makeDraft();
    must(await save('Of the other tab.', 1));
    expect(must(await save('Of this tab.', 1)).outcome).toBe('conflict');
    // What stands there is kept as a revision, whatever the sender does next.
    expect(await copy()).toMatchObject({ source: 'Of the other tab.', version: 2, keptAs: 2 });
    must(await save('Of this tab.', 1));
    must(await save('Of this tab.', 2));
    expect((await revisions()).map(({ source, kind }) => [source, kind])).toEqual([
      ['First.', 'kept'],
      ['Of the other tab.', 'auto'],
    ]);
  });

  it('has no title yet, and is kept all the same', async () => {
    const { id, personId } = await makeDraft();
    const text = { title: '', summary: '', source: 'Words.' };
    must(await autosaveEssay({ essayId: id, version: 1, text, personId, now: start }));
    expect(await getDraft(id, personId)).toMatchObject({ title: '', source: 'Words.', version: 2 });
  });

  it('leaves what a form does not have as it is', async () => {
    const { id, personId, copy } = await makeDraft();
    const change = (text: object, version: number) =>
      autosaveEssay({
        essayId: id,
        version,
        text: { title: 'Title', summary: '', source: 'Words.', ...text },
        personId,
        now: start,
      });
    must(await change({ language: 'de', coverAlt: 'A ward at night.' }, 1));
    must(await change({ source: 'Other words.' }, 2));
    expect(await copy()).toMatchObject({ language: 'de', coverAlt: 'A ward at night.' });
  });

  it('has no picture as its cover that is gone or somebody else’s', async () => {
    const { id, personId, copy } = await makeDraft();
    const other = await makePerson();
    const theirs = newId();
    const size = { width: 10, height: 10, widths: [10], bytes: 1, createdAt: start };
    await db.image.create({
      data: { id: theirs, personId: other.personId, alt: 'A ward.', digest: 'x', ...size },
    });
    const text = { title: 'Title', summary: '', source: 'Words.' };
    for (const coverId of [newId(), theirs]) {
      const change = { essayId: id, text: { ...text, coverId }, personId, now: start };
      must(await autosaveEssay(change));
      expect((await copy()).coverId).toBeNull();
    }
  });
});

describe('before it is overwritten, a text becomes a revision by itself', () => {
  it('when ten minutes are over since the last one', async () => {
    const { save, revisions, personId } = await makeDraft();
    must(await save('Second.', 1, at(MINUTE)));
    must(await save('Third.', 2, at(9 * MINUTE)));
    expect(await revisions()).toHaveLength(1);
    must(await save('Fourth.', 3, at(10 * MINUTE)));
    const then = at(10 * MINUTE);
    expect((await revisions())[1]).toEqual({
      number: 2,
      source: 'Third.',
      kind: 'auto',
      savedById: personId,
      createdAt: then,
    });
    // And then not again for ten minutes.
    must(await save('Fifth.', 4, at(19 * MINUTE)));
    expect(await revisions()).toHaveLength(2);
    must(await save('Sixth.', 5, at(20 * MINUTE)));
    expect((await revisions()).map(({ source }) => source)).toEqual(['First.', 'Third.', 'Fifth.']);
  });

  it('when somebody else goes on, at once, under the name of whoever wrote it', async () => {
    const { id, save, revisions, personId } = await makeDraft();
    must(await save('Second.', 1));
    const other = await makePerson();
    const text = { title: 'Title', summary: '', source: 'Theirs.' };
    const change = { essayId: id, version: 2, text, personId: other.personId, now: at(MINUTE) };
    must(await autosaveEssay(change));
    expect((await revisions())[1]).toMatchObject({
      source: 'Second.',
      kind: 'auto',
      savedById: personId,
    });
  });

  it('when somebody who has not seen it overwrites it, such as an import', async () => {
    const { id, save, revisions } = await makeDraft();
    must(await save('Not kept yet.', 1));
    const text = { title: 'Title', summary: '', source: 'Imported.' };
    must(await saveEssay({ essayId: id, ...text, now: at(MINUTE) }));
    expect((await revisions()).map(({ source, kind }) => [source, kind])).toEqual([
      ['First.', 'kept'],
      ['Not kept yet.', 'auto'],
      ['Imported.', 'kept'],
    ]);
  });

  it('and is joined with another one as two revisions', async () => {
    const { id, save, revisions, copy, personId } = await makeDraft();
    must(await save('Theirs.', 1));
    const text = { title: 'Title', summary: '', source: 'Mine and theirs.' };
    const joined = { essayId: id, version: 2, text, personId, joins: true, now: at(MINUTE) };
    expect(must(await autosaveEssay(joined)).copy).toMatchObject({ version: 3, keptAs: 3 });
    expect((await revisions()).map(({ source, kind }) => [source, kind])).toEqual([
      ['First.', 'kept'],
      ['Theirs.', 'auto'],
      ['Mine and theirs.', 'merged'],
    ]);
    expect((await copy()).keptAs).toBe(3);
  });
});

describe('a save', () => {
  it('makes a revision of what was typed, and no second one of the same', async () => {
    const { id, save, revisions, personId, copy } = await makeDraft();
    must(await save('Second.', 1));
    const text = { title: 'Title', summary: '', source: 'Second.' };
    const kept = { essayId: id, version: 2, ...text, personId, now: at(MINUTE) };
    expect(must(await saveEssay(kept))).toMatchObject({ revision: 2, version: 2 });
    expect(must(await saveEssay(kept))).toMatchObject({ revision: 2, version: 2 });
    expect((await revisions()).map(({ kind }) => kind)).toEqual(['kept', 'kept']);
    expect((await copy()).keptAs).toBe(2);
  });

  it('of a version that is not the latest is refused', async () => {
    const { id, save, personId, revisions } = await makeDraft();
    must(await save('Of the other tab.', 1));
    const text = { title: 'Title', summary: '', source: 'Of this tab.' };
    expect(
      await saveEssay({ essayId: id, version: 1, ...text, personId, now: start }),
    ).toMatchObject({ ok: false, problem: { code: 'conflict' } });
    expect((await revisions()).map(({ source }) => source)).toEqual([
      'First.',
      'Of the other tab.',
    ]);
  });

  it('of a text that was kept by itself makes it one that its author kept', async () => {
    const { id, personId } = { ...(await makePerson()), id: newId() };
    const text = { title: 'Title', summary: '', source: 'Words.' };
    must(await beginEssay({ essayId: id, text, authorId: personId, byline: 'Ann', now: start }));
    const kind = async () => (await db.essayRevision.findFirstOrThrow()).kind;
    expect(await kind()).toBe('auto');
    await db.essay.update({ where: { id }, data: { slug: 'meanwhile' } });
    must(await saveEssay({ essayId: id, version: 1, ...text, personId, now: start }));
    expect(await kind()).toBe('kept');
    expect((await db.essay.findFirstOrThrow()).slug).toBe('title');
  });

  it('has the address follow the title until it is published or was chosen', async () => {
    const { id, personId } = await makeDraft();
    const slug = async () => (await db.essay.findUniqueOrThrow({ where: { id } })).slug;
    const save = (title: string) =>
      saveEssay({ essayId: id, title, summary: '', source: 'Words.', personId, now: start });
    must(await save('Another title'));
    expect(await slug()).toBe('another-title');
    await db.essay.update({ where: { id }, data: { slug: 'chosen', addressChosenAt: start } });
    must(await save('A third title'));
    expect(await slug()).toBe('chosen');
    await db.essay.update({ where: { id }, data: { addressChosenAt: null } });
    must(await publishEssay({ essayId: id, byline: 'Ann', now: start }));
    must(await save('A fourth title'));
    expect(await slug()).toBe('chosen');
  });
});

describe('essays of one title at the same time', () => {
  it('get an address each, also when they are renamed to one', async () => {
    const text = { title: 'One title', summary: '', source: 'Words.' };
    const made = await Promise.all(
      Array.from({ length: 8 }, async () =>
        must(await createEssay({ ...text, authorId: null, byline: 'Ann', now: start })),
      ),
    );
    expect(new Set(made.map(({ slug }) => slug)).size).toBe(8);
    await Promise.all(
      made.map(async ({ id }) =>
        must(await saveEssay({ essayId: id, ...text, title: 'Renamed', now: start })),
      ),
    );
    const slugs = await db.essay.findMany({ select: { slug: true } });
    expect(slugs.map(({ slug }) => slug.replace(/-\d+$/, ''))).toEqual(
      Array.from({ length: 8 }, () => 'renamed'),
    );
  });

  it('do not get one that leads to where another essay has moved', async () => {
    const address = { address: 'essays/moved', leadsTo: 'essays/elsewhere', createdAt: start };
    await db.formerAddress.create({ data: address });
    const text = { title: 'Moved', summary: '', source: 'Words.' };
    const made = must(await createEssay({ ...text, authorId: null, byline: 'Ann', now: start }));
    expect(made.slug).toBe('moved-2');
  });
});

describe('an essay that is begun by itself', () => {
  const text = { title: '', summary: '', source: 'The first words.' };

  it('is one, however often its beginning is sent', async () => {
    const { personId } = await makePerson();
    const essayId = newId();
    const begun = { essayId, text, authorId: personId, byline: 'Ann', now: start };
    const answers = await Promise.all(
      Array.from({ length: 5 }, async () => must(await beginEssay(begun))),
    );
    expect(answers.map(({ copy }) => copy.version)).toEqual([1, 1, 1, 1, 1]);
    expect(await db.essay.count()).toBe(1);
    const more = { ...begun, text: { ...text, source: 'The first words, and more.' } };
    expect(must(await beginEssay(more))).toMatchObject({ outcome: 'taken', copy: { version: 2 } });
    expect(must(await beginEssay(begun)).outcome).toBe('conflict');
  });

  it('is not somebody else’s', async () => {
    const { id } = await makeDraft();
    const other = await makePerson();
    const begun = { essayId: id, text, authorId: other.personId, byline: 'Bo', now: start };
    expect(await beginEssay(begun)).toMatchObject({ ok: false, problem: { code: 'not-found' } });
  });
});

describe('what is typed beside something else that happens to the essay', () => {
  it('is published, or is still being written: never lost', async () => {
    const { id, save, copy, personId } = await makeDraft();
    const publish = async () => {
      const text = { title: 'Title', summary: '', source: 'For readers.' };
      const saved = await saveEssay({
        essayId: id,
        version: 1,
        ...text,
        personId,
        now: at(SECOND),
      });
      if (saved.ok) must(await publishEssay({ essayId: id, byline: 'Ann', now: at(SECOND) }));
      return saved.ok;
    };
    const [typed, published] = await Promise.all([save('Typed.', 1), publish()]);
    // Both had version 1, so one of them was told.
    expect([must(typed).outcome, published]).toEqual(
      published ? ['conflict', true] : ['taken', false],
    );
    expect((await copy()).source).toBe(published ? 'For readers.' : 'Typed.');
  });

  it('goes on after it was published, and shows as a change', async () => {
    const { id, save, personId } = await makeDraft();
    must(await publishEssay({ essayId: id, byline: 'Ann', now: at(SECOND) }));
    expect((await getDraft(id, personId))?.state).toBe('published');
    must(await save('More.', 1));
    expect((await getDraft(id, personId))?.state).toBe('changed');
  });

  it('is kept as a revision by a restore that comes between, and is then told', async () => {
    const { id, save, revisions, personId } = await makeDraft();
    must(await save('Second.', 1));
    must(await restoreRevision({ essayId: id, number: 1, personId, now: at(MINUTE) }));
    expect((await revisions()).map(({ source, kind }) => [source, kind])).toEqual([
      ['First.', 'kept'],
      ['Second.', 'auto'],
      ['First.', 'restored'],
    ]);
    expect(must(await save('Third.', 2)).outcome).toBe('conflict');
  });

  it('is refused in words once the draft is deleted, and the text stays as it was', async () => {
    const { id, save, copy } = await makeDraft();
    must(await deleteEssay({ essayId: id, now: start }));
    expect(await save('Typed.', 1)).toMatchObject({
      ok: false,
      problem: { code: 'essay-deleted' },
    });
    expect((await copy()).source).toBe('First.');
    await db.essay.delete({ where: { id } });
    expect(await save('Typed.', 1)).toMatchObject({ ok: false, problem: { code: 'not-found' } });
  });

  it('of an essay that a moderator hid is kept', async () => {
    const { id, save, copy } = await makeDraft();
    const decision = newId();
    await db.$executeRaw`
      INSERT INTO decision (id, kind, essay_id, rule, explanation, decided_at, decided_by_role)
      VALUES (${decision}::uuid, 'hide', ${id}::uuid, 'hate', 'For a test.', now(), 'moderator')`;
    await db.essay.update({ where: { id }, data: { hiddenById: decision } });
    expect(must(await save('Typed.', 1)).essay.hiddenById).toBe(decision);
    expect((await copy()).source).toBe('Typed.');
  });
});

describe('a text of the greatest length', () => {
  it('is saved by itself in a moment', async () => {
    const words = Array.from({ length: 20_000 }, (_, index) => `word${index % 97}`);
    const source = words.join(' ').slice(0, SOURCE_MAX - 20);
    const { save } = await makeDraft(source);
    const times: number[] = [];
    for (let version = 1; version <= 10; version += 1) {
      const before = performance.now();
      must(await save(`${source} ${version}`, version));
      times.push(performance.now() - before);
    }
    const median = times.sort((one, other) => one - other)[5] ?? 0;
    // Measured: 8 ms on an idle machine.
    expect(median).toBeLessThan(250);
  });
});
