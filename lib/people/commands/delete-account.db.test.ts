import { beforeEach, describe, expect, test } from 'vitest';
import { editComment } from '#lib/comments/commands/edit-comment.ts';
import { giveReaction } from '#lib/comments/commands/give-reaction.ts';
import { recountThread } from '#lib/comments/port.ts';
import { newId } from '#lib/kernel/ids.ts';
import { DAY, later } from '#lib/kernel/time.ts';
import { addNotice } from '#lib/notifications/port.ts';
import { actorOf } from '#lib/platform/actor.ts';
import { readMailbox } from '#lib/platform/mail/mailbox.ts';
import { beginSession, keepSession, sessionCookieName } from '#lib/platform/session.ts';
import { redeemCode } from '#lib/sign-in/commands/redeem-code.ts';
import { requestCode } from '#lib/sign-in/commands/request-code.ts';
import { act } from '#lib/testing/act.ts';
import { codeFromMail } from '#lib/testing/code-from-mail.ts';
import { makeComment, makeEssay, makePerson, must } from '#lib/testing/factories.ts';
import { memoryJar } from '#lib/testing/memory-jar.ts';
import { testDatabase } from '#lib/testing/test-database.ts';
import { deleteAccount as deleteAction } from '../actions.ts';
import { CODE_FRESH_FOR_DATA } from '../rules.ts';
import { deleteAccount } from './delete-account.ts';

const { db, pool, empty } = testDatabase();
const NOW = new Date('2026-11-23T09:00:00.000Z');
const MARK = 'xyzzymark';

beforeEach(empty);

/** Somebody who is signed in, with the cookies of their browser. */
async function signedIn(person: Parameters<typeof makePerson>[0] = {}, at = NOW) {
  const who = await makePerson(person);
  const jar = memoryJar();
  await keepSession(jar, await beginSession(db, who.personId, at), at);
  return { ...who, jar };
}

const emailOf = async (id: string) => (await db.user.findUniqueOrThrow({ where: { id } })).email;

/** The tables in which somewhere stands `text`. */
async function tablesWith(text: string): Promise<string[]> {
  const { rows } = await pool.query<{ name: string }>(
    `SELECT schemaname || '.' || tablename AS name FROM pg_tables
     WHERE schemaname IN ('public', 'graphile_worker') AND tablename <> '_prisma_migrations'`,
  );
  const found: string[] = [];
  for (const { name } of rows) {
    const { rowCount } = await pool.query(
      `SELECT FROM ${name} t WHERE t::text ILIKE '%' || $1 || '%' LIMIT 1`,
      [text],
    );
    if (rowCount) found.push(name);
  }
  return found.sort();
}

/** Counters of a thread as they stand, and as they are when everything is counted anew. */
async function counters(threadId: string) {
  const read = () =>
    Promise.all([
      db.thread.findUniqueOrThrow({ where: { id: threadId } }),
      db.comment.findMany({
        where: { threadId },
        orderBy: { number: 'asc' },
        select: { number: true, replyCount: true, descendantCount: true, helpfulCount: true },
      }),
    ]);
  const now = await read();
  await db.$transaction((tx) => recountThread(tx, threadId));
  return { now, anew: await read() };
}

describe('deleting an account', () => {
  test('leaves nothing of the person but what is said to stay', async () => {
    const person = await signedIn({ name: `Name ${MARK}`, roles: ['author'] });
    const { personId, jar } = person;
    const email = `${MARK}@example.org`;
    await db.user.update({ where: { id: personId }, data: { email } });
    await makeEssay({ title: `Draft ${MARK}`, author: person, draft: true });
    const essay = await makeEssay({ title: 'Published', source: 'Text.', author: person });
    const other = await makePerson();
    const theirs = await makeComment({ essayId: essay.id, by: other, now: NOW });
    const own = await makeComment({ essayId: essay.id, by: person, body: MARK, now: NOW });
    const answer = await makeComment({ essayId: essay.id, by: other, answers: own.id, now: NOW });
    must(
      await editComment({ commentId: own.id, body: `${MARK}, better`, newcomer: false, now: NOW }),
    );
    must(
      await giveReaction({
        commentId: theirs.id,
        personId,
        kind: 'helpful',
        wanted: true,
        now: NOW,
      }),
    );
    const { personaId } = await db.comment.findUniqueOrThrow({ where: { id: own.id } });
    const caseId = newId();
    await db.moderationCase.create({
      data: { id: caseId, origin: 'report', reason: 'hate', priority: 1, openedAt: NOW },
    });
    await db.report.create({
      data: {
        id: newId(),
        caseId,
        commentId: theirs.id,
        reporterId: personId,
        reason: 'hate',
        note: `Note ${MARK}`,
        ofStanding: true,
        madeAt: NOW,
      },
    });
    const decision = await db.decision.create({
      data: {
        id: newId(),
        kind: 'hide',
        personaId,
        explanation: 'A reason.',
        formerName: `Former ${MARK}`,
        decidedAt: NOW,
      },
    });
    await db.sealedText.create({
      data: {
        decisionId: decision.id,
        commentId: own.id,
        sealed: Buffer.from(MARK),
        purgeAt: later(NOW, DAY),
      },
    });
    await db.appeal.create({
      data: { id: newId(), decisionId: decision.id, personId, text: `But ${MARK}`, madeAt: NOW },
    });
    await db.$transaction((tx) =>
      addNotice(tx, { personId, about: { kind: 'decision', decisionId: decision.id }, now: NOW }),
    );
    await requestCode({ email, jar: memoryJar(), now: NOW });
    await db.threadVisit.create({
      data: {
        userId: personId,
        threadId: essay.threadId,
        seenBefore: 0,
        seenNow: 1,
        visitedAt: NOW,
      },
    });

    must(await deleteAccount({ personId, jar, now: NOW }));

    // What was reported and appealed stays, without a person.
    expect(await tablesWith(MARK)).toEqual(['public.appeal', 'public.report']);
    expect(await tablesWith(personId)).toEqual([]);
    expect(await db.report.findFirst()).toMatchObject({ reporterId: null });
    expect(await db.appeal.findFirst()).toMatchObject({ personId: null });
    expect(await tablesWith(Buffer.from(MARK).toString('hex'))).toEqual([]);

    // The thread stays readable, and its counts are right.
    const row = await db.comment.findUniqueOrThrow({
      where: { id: own.id },
      include: { persona: { include: { owner: true } } },
    });
    expect(row).toMatchObject({
      body: '',
      deletedAt: NOW,
      persona: { name: 'Deleted member', owner: null },
    });
    expect(await db.comment.findUnique({ where: { id: answer.id } })).toMatchObject({
      parentId: own.id,
      deletedAt: null,
    });
    const { now, anew } = await counters(essay.threadId);
    expect(now).toEqual(anew);
    expect(now[1].find(({ number }) => number === theirs.number)?.helpfulCount).toBe(0);

    // The essay that others answered stays without the name; this browser is signed out.
    expect(await db.essay.findMany()).toMatchObject([
      { id: essay.id, byline: 'Former author', authorId: null },
    ]);
    expect(jar.get(sessionCookieName())).toBeUndefined();
    const [mail] = await readMailbox();
    expect(mail).toMatchObject({ to: email, subject: 'Your account on Off Call is deleted' });
  });

  test('needs the word, and a code that was typed lately', async () => {
    const person = await signedIn({}, later(new Date(), -CODE_FRESH_FOR_DATA));
    const from = { actor: person, cookies: person.jar };
    for (const form of [{}, { word: '' }, { word: 'yes' }]) {
      const refused = await act(deleteAction, form as Record<string, string>, from);
      expect(refused.state).toMatchObject({ code: 'invalid', fields: { word: expect.anything() } });
    }
    const stale = await act(deleteAction, { word: 'delete' }, from);
    expect(stale.state).toMatchObject({ code: 'confirm-again', values: { word: 'delete' } });
    // A fresh session of somebody else is none.
    const other = await signedIn({}, new Date());
    const crossed = await act(deleteAction, { word: 'delete' }, { ...from, cookies: other.jar });
    expect(crossed.state).toMatchObject({ code: 'confirm-again' });
    expect(await db.user.count()).toBe(2);
  });

  test('can be done by somebody who is suspended, or whose name was taken away', async () => {
    for (const taken of [{ suspended: true }, {}]) {
      const { personId, jar } = await signedIn(taken, new Date());
      await db.user.update({ where: { id: personId }, data: { name: null, nameKey: null } });
      const actor = await actorOf(personId, new Date());
      const done = await act(deleteAction, { word: ' Delete ' }, { actor, cookies: jar });
      expect(done.leadsTo).toBe('/account/delete?done=1');
    }
    expect(await db.user.count()).toBe(0);
  });

  test('is no way around a suspension', async () => {
    const { personId, jar } = await signedIn({ suspended: true });
    const email = await emailOf(personId);
    await db.suspension.updateMany({ data: { endsAt: later(NOW, 9 * DAY) } });
    must(await deleteAccount({ personId, jar, now: NOW }));
    expect(await tablesWith(email)).toEqual([]);

    const again = memoryJar();
    const back = later(NOW, DAY);
    await requestCode({ email, jar: again, now: back });
    const code = (await codeFromMail(email)) ?? '';
    const { personId: newer } = must(await redeemCode({ code, jar: again, now: back }));
    expect((await actorOf(newer, back)).kinds).toEqual(['suspended']);
    expect((await actorOf(newer, later(NOW, 9 * DAY))).kinds).toEqual(['member']);
    expect(await db.suspendedAddress.count()).toBe(0);
  });

  test('leaves no trace of the address when no suspension runs', async () => {
    const { personId, jar } = await signedIn({ suspended: true });
    await db.suspension.updateMany({ data: { endsAt: NOW } });
    must(await deleteAccount({ personId, jar, now: NOW }));
    expect(await db.suspendedAddress.count()).toBe(0);
  });

  test('twice at once, while the person goes on writing, leaves nothing unowned', async () => {
    const essay = await makeEssay();
    const person = await signedIn();
    const { personId, jar } = person;
    for (let i = 0; i < 10; i += 1) {
      await makeComment({ essayId: essay.id, by: person, now: NOW });
    }
    await Promise.allSettled([
      deleteAccount({ personId, jar, now: NOW }),
      deleteAccount({ personId, jar, now: NOW }),
      ...Array.from({ length: 10 }, () => makeComment({ essayId: essay.id, by: person, now: NOW })),
    ]);
    expect(await db.user.count({ where: { id: personId } })).toBe(0);
    const unowned = { deletedAt: null, persona: { owner: null } };
    expect(await db.comment.count({ where: unowned })).toBe(0);
    const { now, anew } = await counters(essay.threadId);
    expect(now).toEqual(anew);
  });
});
