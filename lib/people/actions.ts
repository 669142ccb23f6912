'use server';

import { defineAction } from '#lib/platform/action.ts';
import { safeNext } from '#lib/sign-in/rules.ts';
import { chooseName } from './commands/choose-name.ts';
import { chooseReplyMails as chooseMails } from './commands/choose-reply-mails.ts';
import { deleteAccount as deleteAll } from './commands/delete-account.ts';
import { stopReplyMails as stopMails } from './commands/stop-reply-mails.ts';
import { chooseNameInput, deleteAccountInput, replyMailsInput, stopMailsInput } from './input.ts';

/** Chooses or changes the name that a person is known by. */
export const chooseDisplayName = defineAction({
  permission: 'person.name',
  limit: 'account',
  input: chooseNameInput,
  run: ({ actor, input }) =>
    chooseName({ personId: actor.personId ?? '', name: input.name.text, key: input.name.key }),
  touchesItself: true,
  next: (_chosen, input) => (input.next ? safeNext(input.next) : null),
  done: 'This is your name now, on everything you wrote under your own name.',
  data: ({ name }) => ({ name }),
});

/** Switches mails about answers on or off. */
export const chooseReplyMails = defineAction({
  permission: 'account.mails',
  limit: 'account',
  input: replyMailsInput,
  run: ({ actor, input, now }) =>
    chooseMails({
      personId: actor.personId ?? '',
      wanted: input.wanted !== undefined,
      now,
    }),
  data: ({ wanted }) => ({ wanted }),
});

/** Switches them off by the link in a mail, also without being signed in. */
export const stopReplyMails = defineAction({
  permission: 'mails.stop',
  limit: 'stopMails',
  input: stopMailsInput,
  run: ({ input }) => stopMails(input.token),
  done: 'You get no more mails when somebody answers you. You can ask for them again on your account’s page.',
});

/** Deletes the account and what is the person's. */
export const deleteAccount = defineAction({
  permission: 'account.delete',
  limit: 'account',
  input: deleteAccountInput,
  run: ({ actor, now, cookies }) =>
    deleteAll({ personId: actor.personId ?? '', jar: cookies, now }),
  touchesItself: true,
  next: () => '/account/delete?done=1',
});
