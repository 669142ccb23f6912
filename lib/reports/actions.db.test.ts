import { beforeEach, describe, expect, it } from 'vitest';
import { newId } from '#lib/kernel/ids.ts';
import { DAY, later } from '#lib/kernel/time.ts';
import { hideComment } from '#lib/moderation/commands/hide-comment.ts';
import { limits } from '#lib/platform/rate-limit.ts';
import { type Actor, VISITOR } from '#lib/policy/actor.ts';
import { act } from '#lib/testing/act.ts';
import { makeComment, makeEssay, makePerson, must } from '#lib/testing/factories.ts';
import { testDatabase } from '#lib/testing/test-database.ts';
import { makeReport, sendNotice } from './actions.ts';
import { getEssayToReport, getItemToReport } from './queries.ts';

const { db, empty } = testDatabase();

beforeEach(empty);

async function setUp() {
  const author = await makePerson({ roles: ['author'], name: 'Author' });
  const essay = await makeEssay({ title: 'On leaving', author });
  const writer = await makePerson({ name: 'Writer' });
  const comment = await makeComment({ essayId: essay.id, by: writer });
  const about = { item: 'comment', id: comment.id };
  const hide = async () => {
    const { personId } = await makePerson({ roles: ['moderator'] });
    must(
      await hideComment({
        commentId: comment.id,
        rule: 'hate',
        explanation: 'It demeans everybody who works nights.',
        by: { id: personId, role: 'moderator' },
        now: new Date(),
      }),
    );
  };
  return { author, essay, writer, comment, about, hide };
}

const notice = {
  reason: 'unlawful',
  why: 'It prints a letter that I wrote to my employer.',
  name: 'Ann',
  email: 'ann@example.org',
  goodFaith: 'yes',
};

describe('reporting', () => {
  it('is for who is signed in and did not write it', async () => {
    const { about, writer, author, essay } = await setUp();
    const form = { ...about, reason: 'hate', note: 'The second sentence.' };
    const as = async (actor: Actor, fields: Record<string, string> = form) =>
      (await act(makeReport, fields, { actor })).state.code;
    expect(await as(VISITOR)).toBe('sign-in-first');
    expect(await as(writer)).toBe('own-item');
    expect(await as(writer, { ...form, item: 'name' })).toBe('own-item');
    expect(await as(author, { ...form, item: 'essay', id: essay.id })).toBe('own-item');
    expect(await as(await makePerson({ suspended: true }))).toBe('suspended');
    expect(await as({ ...(await makePerson()), name: null })).toBe('name-first');
    expect(await db.report.count()).toBe(0);
    const sent = await act(makeReport, form, { actor: await makePerson() });
    expect(sent).toMatchObject({ leadsTo: `/comments/${about.id}/report` });
    expect(await db.report.count()).toBe(1);
  });

  it('is refused for what cannot be read, whatever else is sent', async () => {
    const { about, hide } = await setUp();
    await hide();
    const actor = await makePerson();
    const form = { ...about, reason: 'hate', ofStanding: 'true', readable: 'true' };
    expect((await act(makeReport, form, { actor })).state.code).toBe('not-readable');
    expect((await act(sendNotice, { ...about, ...notice })).state.code).toBe('not-readable');
    const nowhere = { ...form, id: newId() };
    expect((await act(makeReport, nowhere, { actor })).state.code).toBe('not-found');
    expect(await db.report.count()).toBe(0);
  });

  it('says beside the field what is wrong, and gives back what was typed', async () => {
    const { about } = await setUp();
    const actor = await makePerson();
    const { state } = await act(makeReport, { ...about, note: 'Kept.' }, { actor });
    expect(state).toMatchObject({
      code: 'invalid',
      fields: { reason: 'Choose what this is about.' },
      values: { note: 'Kept.' },
    });
    const { goodFaith: _, ...bad } = { ...notice, why: 'Bad.', email: 'ann' };
    const sent = await act(sendNotice, { ...about, ...bad });
    expect(Object.keys(sent.state.fields ?? {}).sort()).toEqual(['email', 'goodFaith', 'why']);
    expect(sent.state.values).toMatchObject(bad);
  });

  it('has a limit for each client', async () => {
    const { about } = await setUp();
    const from = { client: 'a-ward' };
    for (let count = 0; count < limits.report.points; count += 1) {
      await act(sendNotice, { ...about, ...notice, email: `person-${count}@example.org` }, from);
    }
    const refused = await act(sendNotice, { ...about, ...notice }, from);
    expect(refused.state.code).toBe('too-often');
    expect(await db.report.count()).toBe(limits.report.points);
  });
});

describe('a notice', () => {
  it('can be sent by anybody, also without a name here or while suspended', async () => {
    const { about } = await setUp();
    const nameless = { ...(await makePerson()), name: null };
    const senders = [VISITOR, nameless, await makePerson({ suspended: true })];
    for (const [index, actor] of senders.entries()) {
      const form = { ...about, ...notice, email: `person-${index}@example.org` };
      const { leadsTo } = await act(sendNotice, form, { actor });
      expect(leadsTo).toBe(`/comments/${about.id}/report?sent=unlawful`);
    }
    expect(await db.report.findMany()).toMatchObject([
      { reporterId: null },
      { reporterId: null },
      { reporterId: null },
    ]);
  });
});

describe('the page where something is reported', () => {
  const now = new Date();

  it('shows a person what they reported and nobody else’s report', async () => {
    const { about, hide } = await setUp();
    const [reporter, other] = [await makePerson(), await makePerson()];
    await act(makeReport, { ...about, reason: 'hate', note: 'Secret.' }, { actor: reporter });
    const key = { item: 'comment', id: about.id } as const;
    const ask = (actor: Actor) => getItemToReport(actor, key, now);
    expect(await ask(reporter)).toMatchObject({
      title: 'On leaving',
      comment: { number: 1, name: 'Writer' },
      earlier: { reason: 'hate', outcome: null },
    });
    for (const actor of [other, VISITOR]) {
      const seen = await ask(actor);
      expect(seen?.earlier).toBeNull();
      expect(JSON.stringify(seen)).not.toMatch(/Secret/);
    }
    // Hidden, it is there for who reported it, without a name.
    await hide();
    const outcome = { outcome: 'upheld' };
    expect(await ask(reporter)).toMatchObject({ comment: null, title: '', earlier: outcome });
    expect(await ask(other)).toBeNull();
    expect(await ask(VISITOR)).toBeNull();
  });

  it('says who may report and who may send a notice', async () => {
    const { about, essay, author } = await setUp();
    const key = { item: 'name', id: about.id } as const;
    const codes = async (actor: Actor) => {
      const seen = await getItemToReport(actor, key, now);
      return [seen?.report, seen?.notice].map((each) => (each?.allowed ? 'ok' : each?.code));
    };
    expect(await codes(VISITOR)).toEqual(['sign-in-first', 'ok']);
    expect(await codes(await makePerson())).toEqual(['ok', 'ok']);
    expect(await codes({ ...(await makePerson()), name: null })).toEqual(['name-first', 'ok']);
    expect(await codes(await makePerson({ suspended: true }))).toEqual(['suspended', 'ok']);
    expect(await getEssayToReport(author, essay.slug, now)).toMatchObject({
      address: `/essays/${essay.slug}/report`,
      standsAt: `/essays/${essay.slug}`,
      report: { code: 'own-item' },
    });
  });

  it('says that reports are paused before anything is typed', async () => {
    const { about, essay } = await setUp();
    const { personId, ...person } = await makePerson();
    for (const days of [3, 2, 1]) {
      const { id } = await makeComment({ essayId: essay.id, by: await makePerson() });
      await act(
        makeReport,
        { item: 'comment', id, reason: 'hate' },
        { actor: { ...person, personId } },
      );
      await db.report.updateMany({
        where: { commentId: id },
        data: { outcome: 'unfounded', outcomeAt: later(now, -days * DAY) },
      });
    }
    const key = { item: 'comment', id: about.id } as const;
    const seen = await getItemToReport({ ...person, personId }, key, now);
    expect(seen?.report).toMatchObject({ code: 'reports-paused' });
  });

  it('is not there for drafts and nonsense', async () => {
    const draft = await makeEssay({ draft: true });
    expect(await getEssayToReport(VISITOR, draft.slug, now)).toBeNull();
    expect(await getEssayToReport(VISITOR, '../x', now)).toBeNull();
    expect(await getItemToReport(VISITOR, { item: 'comment', id: 'x' }, now)).toBeNull();
    expect(await getItemToReport(VISITOR, { item: 'comment', id: newId() }, now)).toBeNull();
  });
});
