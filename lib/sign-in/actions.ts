'use server';

import { defineAction } from '#lib/platform/action.ts';
import { askToConfirm as askForCode } from './commands/ask-to-confirm.ts';
import { confirmSession as confirm } from './commands/confirm-session.ts';
import { signOutElsewhere, signOutHere } from './commands/end-session.ts';
import { redeemCode as redeem } from './commands/redeem-code.ts';
import { requestCode as request } from './commands/request-code.ts';
import { askInput, askToConfirmInput, confirmInput, leaveInput, redeemInput } from './input.ts';
import { confirmPage, signInPage } from './rules.ts';

/** Sends a sign-in code, and leads to the page where it is typed. */
export const requestCode = defineAction({
  permission: 'session.ask',
  limit: 'codePerClient',
  input: askInput,
  run: ({ input, now, cookies }) => request({ email: input.email, jar: cookies, now }),
  next: (_sent, input) =>
    signInPage('/sign-in/code', input.next, input.again ? 'again' : undefined),
});

/** Signs in by the code; a person without a display name chooses one next. */
export const redeemCode = defineAction({
  permission: 'session.begin',
  limit: 'tryPerClient',
  input: redeemInput,
  run: ({ input, now, cookies }) => redeem({ code: input.code, jar: cookies, now }),
  next: (signedIn, input) =>
    signedIn.named ? input.next : signInPage('/sign-in/name', input.next),
});

/** Sends a code to the own address, for what needs a fresh one. */
export const askToConfirm = defineAction({
  permission: 'session.confirm',
  limit: 'codePerClient',
  input: askToConfirmInput,
  run: ({ actor, now, cookies }) =>
    askForCode({ personId: actor.personId ?? '', jar: cookies, now }),
  next: ({ askedAt }, input) => confirmPage(input.next, { askedAt, again: Boolean(input.again) }),
});

/** Takes that code: the session is fresh again, and the person goes on where they were. */
export const confirmSession = defineAction({
  permission: 'session.confirm',
  limit: 'tryPerClient',
  input: confirmInput,
  run: ({ actor, input, now, cookies }) =>
    confirm({ personId: actor.personId ?? '', code: input.code, jar: cookies, now }),
  next: (_confirmed, input) => input.next,
});

/** Ends the session of this browser. */
export const signOut = defineAction({
  permission: 'session.end',
  limit: 'account',
  input: leaveInput,
  run: ({ cookies }) => signOutHere(cookies),
  next: () => '/',
});

/** Ends every other session of the person, such as one on a lost phone. */
export const endOtherSessions = defineAction({
  permission: 'session.end',
  limit: 'account',
  input: leaveInput,
  run: ({ actor, cookies }) => signOutElsewhere(cookies, actor.personId ?? ''),
  done: 'You are signed out everywhere but here.',
});
