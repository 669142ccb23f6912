'use server';

import { defineAction } from '#lib/platform/action.ts';
import { makeReport as report } from './commands/make-report.ts';
import { sendNotice as send } from './commands/send-notice.ts';
import { makeReportInput, sendNoticeInput } from './input.ts';
import { getItemSubject } from './queries.ts';

/** Reports a comment, an essay or a display name to the moderators. */
export const makeReport = defineAction({
  permission: 'report.make',
  limit: 'report',
  input: makeReportInput,
  subject: getItemSubject,
  run: ({ actor, input, now }) => report({ ...input, reporterId: actor.personId ?? '', now }),
  // The third one may have it held.
  touchesItself: true,
  next: ({ address }) => address,
});

/** Sends a notice under article 16 DSA, without an account. */
export const sendNotice = defineAction({
  permission: 'notice.send',
  limit: 'report',
  input: sendNoticeInput,
  subject: getItemSubject,
  run: ({ input, now }) => send({ ...input, now }),
  next: ({ address }, { reason }) => `${address}?sent=${reason}`,
});
