import 'server-only';
import { fail, ok, type Result } from '#lib/kernel/result.ts';
import { db } from '#lib/platform/db.ts';
import { takeFromLimit } from '#lib/platform/rate-limit.ts';
import type { Actor } from '#lib/policy/actor.ts';
import { can } from '#lib/policy/can.ts';
import { reasons } from '#lib/policy/reasons.ts';
import { hasFreshCode } from '../queries.ts';
import {
  appealsOf,
  commentsOf,
  decisionsAbout,
  essaysOf,
  noticesOf,
  picturesOf,
  reactionsOf,
  reportsOf,
  revealsOf,
  savesOf,
  seriesOf,
  visitsOf,
} from './export-parts.ts';

/** What each part of the file holds; stands in the file itself. */
const ABOUT = {
  account: 'Your account. `replyMailsSince` is null when you get no mails about answers.',
  roles: 'Offices that you hold here.',
  suspensions: 'When you could not write, and why. `endsAt` null: until it is lifted.',
  sessions: 'Where you are signed in; the browsers themselves are not known.',
  names: 'Who you are in each discussion.',
  comments:
    'What you wrote, as Markdown, with every earlier version. The body of a deleted one is empty. `state` is shown, hidden, held or deleted.',
  reactions: 'What you said to comments with one click.',
  visits: 'How far you have read each discussion; the marks of new comments come from it.',
  saved: 'Essays that you saved for later.',
  reports: 'What you reported, and what became of it.',
  decisions: 'What moderators decided about what you wrote, with their reasons.',
  appeals: 'What you said against decisions, and the answers.',
  reveals: 'When an admin looked up whose name something was, and why.',
  notices: 'What you were told, in the product and by mail.',
  essays:
    'Essays of yours, as Markdown, with every version, corrections, and for whom you made links for reviewers; also deleted drafts. `number` null: what you are writing and have not saved as a version yet.',
  series: 'Series of yours, and the addresses of their parts in their order.',
  pictures: 'Pictures that you brought; each file is at its address.',
};

/**
 * The file with everything of whoever asks, to be sent as it is read. Fails with a reason of the
 * policy, with `confirm-again` when no code was typed lately, and with `too-often`.
 */
export async function openAccountExport(
  actor: Actor,
  now: Date,
): Promise<Result<ReadableStream<Uint8Array>>> {
  const answer = can(actor, 'account.export', null, now);
  if (!answer.allowed) return fail(answer.reason, reasons[answer.reason]);
  const personId = actor.personId ?? '';
  if (!(await hasFreshCode(personId, now))) {
    return fail('confirm-again', 'This needs a fresh code.');
  }
  if ((await takeFromLimit('exports', personId)) !== null) {
    return fail('too-often', 'You have taken this file several times. Try again in an hour.');
  }
  return ok(asStream(accountExport(personId, now)));
}

function asStream(text: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await text.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await text.return(undefined);
    },
  });
}

/**
 * Everything that is kept about a person and by them, as the text of one JSON object, part after
 * part: an account of any size needs little memory. Times are ISO 8601, UTC. What is sealed (patient
 * details that a moderator blacked out) and what a moderator did in their office is not in it. For
 * that person only.
 */
export async function* accountExport(personId: string, now: Date): AsyncGenerator<string> {
  yield `{\n"format": "off-call-account",\n"version": 1,\n"madeAt": ${JSON.stringify(now)},\n`;
  yield `"about": ${JSON.stringify(ABOUT, null, 2)}`;
  const person = await db.user.findUniqueOrThrow({
    where: { id: personId },
    select: {
      email: true,
      emailVerified: true,
      name: true,
      createdAt: true,
      replyMailsAt: true,
      roles: { select: { role: true, grantedAt: true } },
      suspensions: { select: { startsAt: true, endsAt: true, explanation: true } },
      sessions: { select: { createdAt: true, codeAt: true, expires: true } },
    },
  });
  const { roles, suspensions, sessions, replyMailsAt: replyMailsSince, ...account } = person;
  yield* one('account', { ...account, replyMailsSince });
  yield* one('roles', roles);
  yield* one('suspensions', suspensions);
  yield* one('sessions', sessions);
  yield* one('names', await namesOf(personId));
  yield* list('comments', commentsOf(personId));
  yield* list('reactions', reactionsOf(personId));
  yield* list('visits', visitsOf(personId));
  yield* list('saved', savesOf(personId));
  yield* list('reports', reportsOf(personId));
  yield* list('decisions', decisionsAbout(personId));
  yield* list('appeals', appealsOf(personId));
  yield* list('reveals', revealsOf(personId));
  yield* list('notices', noticesOf(personId));
  yield* list('essays', essaysOf(personId));
  yield* list('series', seriesOf(personId));
  yield* list('pictures', picturesOf(personId));
  yield '\n}\n';
}

type Part = keyof typeof ABOUT;

function* one(part: Part, value: object): Generator<string> {
  yield `,\n"${part}": ${JSON.stringify(value, null, 2)}`;
}

async function* list(part: Part, rows: AsyncIterable<object>): AsyncGenerator<string> {
  yield `,\n"${part}": [`;
  let separator = '\n';
  for await (const row of rows) {
    yield separator + JSON.stringify(row);
    separator = ',\n';
  }
  yield '\n]';
}

/** One in each discussion where they wrote. */
async function namesOf(personId: string): Promise<object[]> {
  const owned = await db.personaOwner.findMany({
    where: { userId: personId },
    select: {
      persona: { select: { name: true, createdAt: true } },
      thread: { select: { essay: { select: { slug: true } } } },
    },
  });
  return owned.map(({ persona, thread }) => ({ essay: thread.essay.slug, ...persona }));
}
