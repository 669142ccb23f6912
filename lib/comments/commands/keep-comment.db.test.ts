import { describe, expect, it } from 'vitest';
import { newId } from '#lib/kernel/ids.ts';
import { later, SECOND } from '#lib/kernel/time.ts';
import { act } from '#lib/testing/act.ts';
import { makeComment, makeEssay, makePerson, must } from '#lib/testing/factories.ts';
import { memoryJar } from '#lib/testing/memory-jar.ts';
import { testDatabase } from '#lib/testing/test-database.ts';
import { postComment } from '../actions.ts';
import { readKeptComment } from '../queries/for-one-person.ts';
import { PENDING_FOR } from '../rules.ts';
import { keepComment } from './keep-comment.ts';

const { db } = testDatabase();

const NOW = new Date('2026-11-23T09:00:00.000Z');

async function setUp() {
  const essay = await makeEssay({ title: 'On leaving' });
  const body = 'Written before signing in.';
  const form = { essayId: essay.id, body, postKey: newId(), stance: 'planning' };
  return { essay, form, cookies: memoryJar() };
}

const keptIdIn = (leadsTo: string | null) =>
  decodeURIComponent(leadsTo ?? '')
    .split('/')
    .at(-1) ?? '';

describe('a comment of a visitor', () => {
  it('is kept for their browser, and published when they have signed in and say so', async () => {
    const { essay, form, cookies } = await setUp();
    const sent = await act(postComment, form, { cookies, now: NOW });
    expect(sent.leadsTo).toMatch(/^\/sign-in\?next=%2Fcomments%2Fkept%2F[\w-]{36}$/);
    expect(await db.comment.count({ where: { threadId: essay.threadId } })).toBe(0);

    const id = keptIdIn(sent.leadsTo);
    const kept = await readKeptComment(cookies, id, NOW);
    expect(kept).toEqual({
      essayId: essay.id,
      slug: essay.slug,
      title: 'On leaving',
      answersId: null,
      body: form.body,
      stance: 'planning',
      postKey: form.postKey,
    });

    const actor = await makePerson();
    const posted = await act(postComment, form, { actor, cookies, now: NOW });
    expect(posted.leadsTo).toMatch(/^\/comments\/[\w-]{36}$/);
    expect(await readKeptComment(cookies, id, NOW)).toBeNull();
    expect(await db.comment.count({ where: { threadId: essay.threadId } })).toBe(1);
  });

  it('passes the checks when it is published, and is kept no longer when it waits', async () => {
    const { form, cookies } = await setUp();
    const linked = { ...form, body: 'There is help at https://example.org/help.' };
    const sent = await act(postComment, linked, { cookies, now: NOW });
    const actor = await makePerson({ createdAt: NOW, now: NOW });
    const posted = await act(postComment, linked, { actor, cookies, now: NOW });
    expect(posted.leadsTo).toMatch(/^\/comments\/[\w-]{36}\/more$/);
    expect(await readKeptComment(cookies, keptIdIn(sent.leadsTo), NOW)).toBeNull();
    // Sent once more, it leads to the same comment.
    const again = await act(postComment, linked, { actor, cookies, now: NOW });
    expect(again.leadsTo).toBe(posted.leadsTo);
  });

  it('is nobody else’s to see, and gone after a day', async () => {
    const { form, cookies } = await setUp();
    const sent = await act(postComment, form, { cookies, now: NOW });
    const id = keptIdIn(sent.leadsTo);
    const stranger = memoryJar();
    await act(postComment, { ...form, postKey: newId() }, { cookies: stranger, now: NOW });
    expect(await readKeptComment(stranger, id, NOW)).toBeNull();
    expect(await readKeptComment(memoryJar(), id, NOW)).toBeNull();
    expect(await readKeptComment(cookies, 'not-an-id', NOW)).toBeNull();
    expect(await readKeptComment(cookies, id, later(NOW, PENDING_FOR - SECOND))).not.toBeNull();
    expect(await readKeptComment(cookies, id, later(NOW, PENDING_FOR))).toBeNull();
  });

  it('is replaced when the same form is sent again', async () => {
    const { form, cookies } = await setUp();
    const first = await act(postComment, form, { cookies, now: NOW });
    const again = await act(postComment, { ...form, body: 'Better.' }, { cookies, now: NOW });
    expect(again.leadsTo).toBe(first.leadsTo);
    const kept = await readKeptComment(cookies, keptIdIn(first.leadsTo), NOW);
    expect(kept?.body).toBe('Better.');
  });

  it('survives being sent twice at once', async () => {
    const { essay } = await setUp();
    const twice = { essayId: essay.id, answersId: null, body: 'Twice.', browser: 'b', now: NOW };
    const postKey = newId();
    const kept = await Promise.all(
      Array.from({ length: 10 }, () => keepComment({ ...twice, postKey })),
    );
    expect(new Set(kept.map((result) => must(result).id)).size).toBe(1);
  });

  it('may answer a comment of the same thread and no other', async () => {
    const { essay, form, cookies } = await setUp();
    const elsewhere = await makeEssay();
    const by = await makePerson();
    const here = await makeComment({ essayId: essay.id, by });
    const there = await makeComment({ essayId: elsewhere.id, by });
    const good = await act(postComment, { ...form, answersId: here.id }, { cookies });
    expect(good.leadsTo).toMatch(/^\/sign-in/);
    const bad = await act(postComment, { ...form, answersId: there.id }, { cookies });
    expect(bad.state).toMatchObject({ code: 'not-found', values: { body: form.body } });
  });

  it('clears away what is too old', async () => {
    const { form, cookies } = await setUp();
    await act(postComment, form, { cookies, now: NOW });
    const tomorrow = later(NOW, PENDING_FOR + SECOND);
    await act(postComment, { ...form, postKey: newId() }, { cookies, now: tomorrow });
    const old = await db.pendingComment.count({ where: { expiresAt: { lt: tomorrow } } });
    expect(old).toBe(0);
  });
});
