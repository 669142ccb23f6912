import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { leadHere } from '#lib/addresses/port.ts';
import { readFormer } from '#lib/addresses/queries.ts';
import { db } from '#lib/platform/db.ts';
import { makeEssay, must } from '#lib/testing/factories.ts';
import { testDatabase } from '#lib/testing/test-database.ts';
import { watchTouches } from '#lib/testing/watch-touches.ts';
import { hideEssay, takeEssay } from './hide-essay.ts';
import { moveEssay } from './move-essay.ts';
import { takeBackEssay } from './take-back-essay.ts';

const { empty } = testDatabase();
beforeEach(empty);

const now = new Date('2026-11-22T05:48:00Z');
const move = (essayId: string, slug: string) => moveEssay({ essayId, slug, now });
const codeOf = async (moving: ReturnType<typeof move>) => {
  const result = await moving;
  return result.ok ? null : result.problem.code;
};
const former = async (slug: string) => (await readFormer(`essays/${slug}`)).view;

describe('an essay that gets another address', () => {
  it('is led to from every address that readers had, in one step, and none leads in a circle', async () => {
    const { id, slug } = await makeEssay({ title: 'One' });
    must(await move(id, 'two'));
    must(await move(id, 'three'));
    expect(await former(slug)).toEqual({ kind: 'moved', to: 'essays/three' });
    expect(await former('two')).toEqual({ kind: 'moved', to: 'essays/three' });
    // Back again: what stands there is former no longer.
    must(await move(id, slug));
    expect(await former(slug)).toBeNull();
    expect(await former('three')).toEqual({ kind: 'moved', to: `essays/${slug}` });
    expect(await db.formerAddress.count()).toBe(2);
  });

  it('leaves nothing behind while it is a draft, but is followed by what leads to it', async () => {
    const { id, slug } = await makeEssay({ title: 'A draft', draft: true });
    const led = await db.$transaction((tx) =>
      leadHere(tx, ['2013/05/x.html'], `essays/${slug}`, now),
    );
    expect(led.ok).toBe(true);
    must(await move(id, 'chosen'));
    expect(await db.formerAddress.findMany({ select: { address: true, leadsTo: true } })).toEqual([
      { address: '2013/05/x.html', leadsTo: 'essays/chosen' },
    ]);
    expect((await readFormer('2013/05/x.html')).view).toBeNull();
  });

  it('takes no address that another one has or had', async () => {
    const one = await makeEssay({ title: 'One' });
    const other = await makeEssay({ title: 'Other' });
    must(await move(other.id, 'elsewhere'));
    for (const slug of ['elsewhere', other.slug]) {
      expect(await codeOf(move(one.id, slug))).toBe('address-taken');
    }
    expect(await former('one')).toBeNull();
    // Nor does a title get one.
    expect((await makeEssay({ title: 'Other' })).slug).toBe(`${other.slug}-2`);
  });

  it('says its new address to nobody while readers have nothing of it', async () => {
    const taken = await makeEssay({ title: 'Taken' });
    must(await takeBackEssay({ essayId: taken.id, now }));
    must(await move(taken.id, 'taken-since'));
    for (const slug of [taken.slug, 'taken-since']) {
      expect(await former(slug)).toEqual({ kind: 'taken-back', at: now.toISOString() });
    }
    const hidden = await makeEssay({ title: 'Hidden' });
    must(await move(hidden.id, 'hidden-since'));
    await db.decision.create({
      data: {
        id: hidden.id,
        kind: 'hide',
        essayId: hidden.id,
        explanation: '',
        decidedAt: now,
        decidedByRole: 'moderator',
      },
    });
    await db.$transaction(async (tx) => {
      const essay = await takeEssay(tx, hidden.id);
      if (essay) await hideEssay({ tx, note: () => {} }, essay, hidden.id);
    });
    must(await takeBackEssay({ essayId: hidden.id, now }));
    expect([await former(hidden.slug), await former('hidden-since')]).toEqual([null, null]);
  });

  it('touches both addresses, the essay and the lists', async () => {
    const { id, slug } = await makeEssay({ title: 'One' });
    const { now: touched } = await watchTouches(async () => must(await move(id, 'two')));
    expect(touched).toEqual(
      expect.arrayContaining([
        'essays',
        `essay:${id}`,
        `essay-address:${slug}`,
        'essay-address:two',
      ]),
    );
  });

  it('is one of two who want the same address at once', async () => {
    const essays = await Promise.all(['A', 'B', 'C', 'D'].map((title) => makeEssay({ title })));
    const moved = await Promise.allSettled(essays.map(({ id }) => move(id, 'wanted')));
    const winners = moved.filter((each) => each.status === 'fulfilled' && each.value.ok);
    expect(winners).toHaveLength(1);
    expect(await db.essay.count({ where: { slug: 'wanted' } })).toBe(1);
    expect(await db.formerAddress.count()).toBe(1);
  });
});

it('keeps every address that was ever used, whatever moves where: its own, or one step from it', async () => {
  const essays = await Promise.all(['One', 'Two', 'Three'].map((title) => makeEssay({ title })));
  // Whose each address is: of the first who used it, for good.
  const owner = new Map(essays.map(({ id, slug }) => [slug, id]));
  const at = new Map(essays.map(({ id, slug }) => [id, slug]));
  const letters = ['a', 'b', 'c', 'd', 'e'];
  const moves = fc.array(fc.tuple(fc.nat(2), fc.constantFrom(...letters)), { maxLength: 12 });
  let run = 0;
  await fc.assert(
    fc.asyncProperty(moves, async (sequence) => {
      // New addresses each time, and all that were there before.
      run += 1;
      for (const [index, letter] of sequence) {
        const id = essays[index]?.id ?? '';
        const slug = `${letter}-${run}`;
        const free = (owner.get(slug) ?? id) === id;
        expect((await move(id, slug)).ok).toBe(free);
        if (!free) continue;
        owner.set(slug, id);
        at.set(id, slug);
      }
      const rows = await db.formerAddress.findMany();
      const expected = [...owner].filter(([slug, id]) => at.get(id) !== slug);
      expect(new Map(rows.map(({ address, leadsTo }) => [address, leadsTo]))).toEqual(
        new Map(expected.map(([slug, id]) => [`essays/${slug}`, `essays/${at.get(id)}`])),
      );
      const here = await db.essay.findMany({ select: { id: true, slug: true } });
      expect(new Map(here.map(({ id, slug }) => [id, slug]))).toEqual(at);
    }),
    { numRuns: 20, endOnFailure: true },
  );
  // And readers are led so.
  for (const [slug, id] of owner) {
    const current = at.get(id);
    const to = slug === current ? null : { kind: 'moved', to: `essays/${current}` };
    expect(await former(slug)).toEqual(to);
  }
});
