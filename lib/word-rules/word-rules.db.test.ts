import { beforeEach, describe, expect, it } from 'vitest';
import { newId } from '#lib/kernel/ids.ts';
import { DAY, later } from '#lib/kernel/time.ts';
import { touch } from '#lib/platform/cache/touch.ts';
import { act } from '#lib/testing/act.ts';
import { makeComment, makeEssay, makePerson, must } from '#lib/testing/factories.ts';
import { testDatabase } from '#lib/testing/test-database.ts';
import { addWordRule as addAction, tryWordRule } from './actions.ts';
import { addWordRule } from './commands/add-word-rule.ts';
import { endWordRule } from './commands/end-word-rule.ts';
import { knowWordRules } from './commands/know-word-rules.ts';
import { listWordRules } from './queries/list-word-rules.ts';
import { tryPhrase } from './queries/try-phrase.ts';
import { MOST_RULES, phraseKey, SHOWN_MATCHES, TRIED_AT_ONCE, TRIED_DAYS } from './rules.ts';
import { WORD_RULES_TAG } from './tags.ts';

const { db, countQueries, empty } = testDatabase();

beforeEach(async () => {
  await empty();
  await touch([WORD_RULES_TAG]);
});

const add = (phrase: string, more: { byId?: string; now?: Date } = {}) =>
  addWordRule({
    phrase,
    action: 'hold',
    note: 'For a test.',
    byId: null,
    now: new Date(),
    ...more,
  });

describe('a word rule', () => {
  it('is listed while it holds, and among those that ended afterwards, never with a name', async () => {
    const moderator = await makePerson({ roles: ['moderator'] });
    const { id } = must(await add('Buy now', { byId: moderator.personId }));
    must(await add('a promo'));
    const holding = await listWordRules();
    expect(holding.current.map(({ phrase }) => phrase)).toEqual(['a promo', 'Buy now']);
    expect(holding.ended).toEqual([]);
    must(await endWordRule({ ruleId: id, now: new Date() }));
    const { current, ended } = await listWordRules();
    expect(current).toHaveLength(1);
    expect(ended).toMatchObject([{ phrase: 'Buy now', note: 'For a test.' }]);
    expect(JSON.stringify(ended)).not.toContain(moderator.personId);
    expect(await db.wordRule.findUnique({ where: { id } })).toMatchObject({
      madeById: moderator.personId,
      phraseKey: 'buy now',
    });
  });

  it('is there once, in whatever spelling, also when it is added many times at once', async () => {
    const spellings = ['Buy now', 'buy  NOW', 'buy-now', 'bυy nоw', 'buy now!'];
    const added = await Promise.all(spellings.map((phrase) => add(phrase)));
    expect(added.filter(({ ok }) => ok)).toHaveLength(1);
    expect(added.find(({ ok }) => !ok)).toMatchObject({
      problem: { code: 'known-already', field: 'phrase' },
    });
    const [{ id } = { id: '' }] = await db.wordRule.findMany();
    must(await endWordRule({ ruleId: id, now: new Date() }));
    must(await add('Buy now'));
    expect(await endWordRule({ ruleId: id, now: new Date() })).toMatchObject({
      problem: { code: 'ended-already' },
    });
  });

  it('has bounds: one more than a moderator can read is refused', async () => {
    await db.wordRule.createMany({
      data: Array.from({ length: MOST_RULES }, (_, index) => ({
        id: newId(),
        phrase: `word ${index}`,
        phraseKey: phraseKey(`word ${index}`),
        action: 'ask' as const,
        note: '',
        madeAt: new Date(),
      })),
    });
    expect(await add('another')).toMatchObject({ problem: { code: 'too-many' } });
  });

  it.each([
    ['', 'Write the phrase'],
    ['…!', 'Write a word'],
    ['x', 'a single letter'],
    [`${'a b '.repeat(5)}`, '8 words'],
    ['a'.repeat(81), '80 characters'],
  ])('is not %j', async (phrase, message) => {
    const actor = await makePerson({ roles: ['moderator'] });
    const sent = { phrase, action: 'hold', note: 'Advertising.' };
    const { state } = await act(addAction, sent, { actor });
    expect(state).toMatchObject({
      code: 'invalid',
      fields: { phrase: expect.stringContaining(message) },
      values: sent,
    });
  });
});

describe('the rules a process knows', () => {
  it('are asked for once, and anew as soon as they are touched', async () => {
    must(await add('promo'));
    const first = await countQueries(() => Promise.all([knowWordRules(), knowWordRules()]));
    expect(first.count).toBe(1);
    expect(first.result[0]('A promo.')).toHaveLength(1);
    expect((await countQueries(knowWordRules)).count).toBe(0);
    must(await add('advert'));
    expect((await knowWordRules())('An advert.')).toHaveLength(1);
  });
});

describe('a try', () => {
  async function fill(bodies: string[], writtenAt = new Date()) {
    const essay = await makeEssay({ title: 'On leaving' });
    const by = await makePerson();
    for (const body of bodies) await makeComment({ essayId: essay.id, by, body, now: writtenAt });
    return essay;
  }

  it('finds whole words in what was said in the last 30 days, with what stands around', async () => {
    await fill([
      'The WordPress site, the presses.',
      `${'Long before it. '.repeat(10)}The *PRESS* was there. ${'And after. '.repeat(10)}`,
      'See [this](https://example.org/press/).',
    ]);
    const trial = await tryPhrase({ phrase: 'press', now: new Date() });
    expect(trial).toMatchObject({ phrase: 'press', read: 3, found: 2, isCut: false });
    expect(trial.matches.map(({ number, match }) => [number, match])).toEqual([
      [3, 'press'],
      [2, 'PRESS'],
    ]);
    expect(trial.matches[1]).toMatchObject({
      essayTitle: 'On leaving',
      before: expect.stringMatching(/^….*it\. The $/),
      after: expect.stringMatching(/^ was there\..*…$/),
    });
  });

  it('changes nothing, and looks at nothing older, and at nothing that was deleted', async () => {
    await fill(['A promo.', 'Another promo.', 'A third promo.']);
    const [first, second] = await db.comment.findMany({ orderBy: { number: 'asc' } });
    const old = later(new Date(), -(TRIED_DAYS + 1) * DAY);
    await db.comment.update({ where: { id: first?.id ?? '' }, data: { writtenAt: old } });
    await db.comment.update({
      where: { id: second?.id ?? '' },
      data: { deletedAt: new Date(), body: '', html: '' },
    });
    const { found, read } = await tryPhrase({ phrase: 'promo', now: new Date() });
    expect([found, read]).toEqual([1, 1]);
    expect(await db.wordRule.count()).toBe(0);
    const later30 = later(new Date(), (TRIED_DAYS + 1) * DAY);
    expect(await tryPhrase({ phrase: 'promo', now: later30 })).toMatchObject({ read: 0, found: 0 });
  });

  it('reads in batches, each by the primary key, and shows the newest', async () => {
    const essay = await fill(['A first one.']);
    const [{ personaId } = { personaId: '' }] = await db.comment.findMany();
    const many = TRIED_AT_ONCE * 2 + 10;
    await db.comment.createMany({
      data: Array.from({ length: many }, (_, index) => ({
        id: newId(),
        threadId: essay.threadId,
        personaId,
        number: index + 2,
        path: Buffer.from([0, 0, ((index + 2) >> 8) & 255, (index + 2) & 255]),
        depth: 0,
        body: 'A promo.',
        html: '<p>A promo.</p>',
        writtenAt: new Date(),
      })),
    });
    const { result, count } = await countQueries(() =>
      tryPhrase({ phrase: 'promo', now: new Date() }),
    );
    expect(result).toMatchObject({ read: many + 1, found: many, isCut: false });
    expect(result.matches).toHaveLength(SHOWN_MATCHES);
    expect(result.matches[0]?.number).toBe(many + 1);
    // Three batches, the essays of what is shown and their titles.
    expect(count).toBeLessThanOrEqual(3 + 3);
  });

  it('brings back what else was typed, and needs a moderator', async () => {
    await fill(['A promo.']);
    const sent = { phrase: 'promo', action: 'ask', note: 'Half a no' };
    const actor = await makePerson({ roles: ['moderator'] });
    const { state, changed } = await act(tryWordRule, sent, { actor });
    expect(state).toMatchObject({ status: 'done', data: { found: 1 }, values: sent });
    expect(changed).toBe(false);
    const member = await act(tryWordRule, sent, { actor: await makePerson() });
    expect(member.state).toMatchObject({ code: 'moderators-only', values: sent });
    expect(member.state.data).toBeUndefined();
  });
});
