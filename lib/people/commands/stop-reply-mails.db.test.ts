import { describe, expect, test } from 'vitest';
import { newId } from '#lib/kernel/ids.ts';
import { act } from '#lib/testing/act.ts';
import { makePerson } from '#lib/testing/factories.ts';
import { testDatabase } from '#lib/testing/test-database.ts';
import { chooseReplyMails, stopReplyMails } from '../actions.ts';
import { stopAddresses } from './stop-reply-mails.ts';

const { db } = testDatabase();

const tokenOf = (personId: string) =>
  new URL(stopAddresses(personId, 'https://offcall.example').oneClick).searchParams.get('token') ??
  '';

const wants = async (personId: string) =>
  (await db.user.findUniqueOrThrow({ where: { id: personId } })).replyMailsAt !== null;

async function wanting() {
  const person = await makePerson();
  await act(chooseReplyMails, { wanted: 'yes' }, { actor: person });
  expect(await wants(person.personId)).toBe(true);
  return person;
}

describe('mails about answers', () => {
  test('are asked for and given up on the account’s page', async () => {
    const person = await wanting();
    const off = await act(chooseReplyMails, {}, { actor: person });
    expect(off.state).toMatchObject({ status: 'done', data: { wanted: false } });
    expect(await wants(person.personId)).toBe(false);
  });

  test('are switched off by the link in a mail, without a session, and once more does no harm', async () => {
    const { personId } = await wanting();
    const other = await wanting();
    for (let i = 0; i < 2; i += 1) {
      const done = await act(stopReplyMails, { token: tokenOf(personId) });
      expect(done.state.status).toBe('done');
    }
    expect([await wants(personId), await wants(other.personId)]).toEqual([false, true]);
  });

  test('are not switched off by anybody else', async () => {
    const { personId } = await wanting();
    const another = tokenOf(newId()).split('.')[1];
    const tokens = [personId, `${personId}.`, `${personId}.${another}`, '', 'x.y', `.${another}`];
    for (const token of tokens) {
      expect((await act(stopReplyMails, { token })).state).toMatchObject({ code: 'bad-link' });
    }
    expect(await wants(personId)).toBe(true);
  });

  test('of an account that is gone are no news', async () => {
    const done = await act(stopReplyMails, { token: tokenOf(newId()) });
    expect(done.state.status).toBe('done');
  });
});
