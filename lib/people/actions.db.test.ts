import { describe, expect, test } from 'vitest';
import { threadTag } from '#lib/comments/tags.ts';
import { actorOf } from '#lib/platform/actor.ts';
import { ACTOR_KINDS } from '#lib/policy/actor.ts';
import { act, actorOfKind } from '#lib/testing/act.ts';
import { makeComment, makeEssay, makePerson } from '#lib/testing/factories.ts';
import { memoryJar } from '#lib/testing/memory-jar.ts';
import { testDatabase } from '#lib/testing/test-database.ts';
import { watchTouches } from '#lib/testing/watch-touches.ts';
import { chooseDisplayName } from './actions.ts';
import { readAccount } from './queries.ts';
import { nameKey } from './rules.ts';

const { db } = testDatabase();

let people = 0;

/** Somebody who has just signed in for the first time. */
async function nameless() {
  people += 1;
  const { id } = await db.user.create({ data: { email: `nameless-${people}@example.org` } });
  return actorOf(id, new Date());
}

const nameOf = async (personId: string | null) =>
  (await db.user.findUniqueOrThrow({ where: { id: personId ?? '' } })).name;

describe('choosing a name', () => {
  test('the first one, and then on to where the person was going', async () => {
    const actor = await nameless();
    const form = { name: '  Zoë   Quiet ', next: '/comments/kept/1' };
    const chosen = await act(chooseDisplayName, form, { actor });
    expect(chosen).toMatchObject({ leadsTo: '/comments/kept/1' });
    const person = await db.user.findUniqueOrThrow({ where: { id: actor.personId ?? '' } });
    expect(person).toMatchObject({ name: 'Zoë Quiet', nameKey: nameKey('Zoë Quiet') });
  });

  test('leads nowhere but on this site, and stays where nothing is said', async () => {
    const actor = await nameless();
    const away = await act(chooseDisplayName, { name: 'Away', next: '//evil.example' }, { actor });
    expect(away.leadsTo).toBe('/');
    const here = await act(chooseDisplayName, { name: 'Here Now' }, { actor });
    expect(here).toMatchObject({
      leadsTo: null,
      state: { status: 'done', data: { name: 'Here Now' } },
    });
  });

  test.each(['Iris Blum', 'iris  BLUM', 'lris Blum', 'Írís Blüm', 'Іris Вlum'])(
    'nobody else gets it as %j',
    async (other) => {
      const taken = await db.user.findFirst({ where: { name: 'Iris Blum' } });
      if (!taken) await act(chooseDisplayName, { name: 'Iris Blum' }, { actor: await nameless() });
      const actor = await nameless();
      const refused = await act(chooseDisplayName, { name: other }, { actor });
      expect(refused.state).toMatchObject({
        status: 'problem',
        code: 'name-taken',
        fields: { name: expect.any(String) },
        values: { name: other },
      });
      expect(await nameOf(actor.personId)).toBeNull();
    },
  );

  test('one may spell one’s own name differently', async () => {
    const actor = await nameless();
    await act(chooseDisplayName, { name: 'Otto Lang' }, { actor });
    const again = await act(chooseDisplayName, { name: 'OTTO LANG' }, { actor });
    expect(again.state.status).toBe('done');
    expect(await nameOf(actor.personId)).toBe('OTTO LANG');
  });

  test('of twenty who want one name at once, one gets it', async () => {
    const actors = await Promise.all(Array.from({ length: 20 }, nameless));
    const outcomes = await Promise.all(
      actors.map((actor) => act(chooseDisplayName, { name: 'The Only One' }, { actor })),
    );
    expect(outcomes.filter(({ state }) => state.status === 'done')).toHaveLength(1);
    expect(outcomes.filter(({ state }) => state.code === 'name-taken')).toHaveLength(19);
    expect(await db.user.count({ where: { name: 'The Only One' } })).toBe(1);
  });

  test('a name that is refused is said beside the field, and changes nothing', async () => {
    const actor = await nameless();
    const refused = await act(chooseDisplayName, { name: 'Moderator' }, { actor });
    expect(refused.state).toMatchObject({ code: 'invalid', fields: { name: expect.any(String) } });
    expect(await nameOf(actor.personId)).toBeNull();
  });
});

describe('changing the name', () => {
  test('changes it above what the person wrote, and nobody else’s', async () => {
    const writer = await makePerson({ name: 'Before' });
    const other = await makePerson({ name: 'Somebody Else' });
    const [one, two] = [await makeEssay({ title: 'One' }), await makeEssay({ title: 'Two' })];
    await makeComment({ essayId: one.id, by: writer });
    await makeComment({ essayId: two.id, by: writer });
    await makeComment({ essayId: two.id, by: other });
    const sample = await db.persona.create({
      data: {
        id: crypto.randomUUID(),
        threadId: one.threadId,
        kind: 'sample',
        name: 'Before',
        createdAt: new Date(),
      },
    });

    const { result, now, soon } = await watchTouches(() =>
      act(chooseDisplayName, { name: 'Afterwards' }, { actor: writer }),
    );
    expect(result.changed).toBe(true);
    expect([now, soon]).toEqual([[one.threadId, two.threadId].map(threadTag).sort(), []]);
    const personas = await db.persona.findMany({
      where: { owner: { userId: { in: [writer.personId, other.personId] } } },
      orderBy: { name: 'asc' },
    });
    expect(personas.map(({ name }) => name)).toEqual(['Afterwards', 'Afterwards', 'Somebody Else']);
    expect(await db.persona.findUnique({ where: { id: sample.id } })).toMatchObject({
      name: 'Before',
    });
  });
});

describe('who may', () => {
  test.each(ACTOR_KINDS)('%s', async (kind) => {
    const { personId } = await makePerson();
    const actor = actorOfKind(kind, personId);
    const outcome = await act(chooseDisplayName, { name: `I am ${kind} now` }, { actor });
    const expected = { visitor: 'sign-in-first', suspended: 'suspended' }[kind as string];
    const allowed = expected === undefined && kind !== 'moderator' && kind !== 'admin';
    // The names that say "moderator" and "admin" are refused for what they say.
    expect(outcome.state.code).toBe(allowed ? undefined : (expected ?? 'invalid'));
    if (!allowed) expect(await nameOf(personId)).toMatch(/^Person \d+$/);
  });
});

test('readAccount gives what the person sees of themselves', async () => {
  const person = await makePerson({ suspended: true });
  const row = await db.user.findUniqueOrThrow({ where: { id: person.personId } });
  expect(await readAccount(person.personId, memoryJar(), new Date())).toEqual({
    email: row.email,
    name: person.name,
    otherSessions: 0,
    suspended: true,
    replyMails: false,
  });
  expect(await readAccount(crypto.randomUUID(), memoryJar(), new Date())).toBeNull();
});
