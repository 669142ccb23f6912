// Gives a new moderator a queue of their own: cases that they have claimed. Answers with an OwnQueue.
import { claimCase } from '#lib/moderation/commands/claim-case.ts';
import { db } from '#lib/platform/db.ts';
import { makeReport } from '#lib/reports/commands/make-report.ts';
import { makeComment, makeEssay, makePerson, must } from '#lib/testing/factories.ts';
import { withSite } from '#scripts/cli/with-site.ts';
import { guestCookies, invite } from './invite.ts';
import type { Guest, StageInside } from './stage.ts';

/** A moderator with cases of their own, most urgent first, and the discussion that they are about. */
export type OwnQueue = {
  moderator: Guest;
  cookies: StageInside['cookies'];
  slug: string;
  cases: { id: string; commentId: string }[];
};

const SAID = ['The baker’s widow, eighty-one.', 'Nobody here can think.', 'I left, and I slept.'];

const queue = await withSite(async (): Promise<OwnQueue> => {
  const now = new Date();
  const essay = await makeEssay({ title: 'Read by one moderator' });
  const [moderator, writer, reporter] = await Promise.all([
    makePerson({ name: 'New At This', roles: ['moderator'] }),
    makePerson({ name: 'Ann Writer' }),
    makePerson(),
  ]);
  const cases: OwnQueue['cases'] = [];
  for (const body of SAID) {
    const { id: commentId } = await makeComment({ essayId: essay.id, by: writer, body });
    const reason = cases.length === 0 ? 'patient-privacy' : 'hate';
    const report = { item: 'comment', id: commentId, reason, note: 'Please look.' } as const;
    must(await makeReport({ ...report, reporterId: reporter.personId, now }));
    const { id } = await db.moderationCase.findFirstOrThrow({ where: { commentId } });
    must(await claimCase({ caseId: id, personId: moderator.personId, now }));
    cases.push({ id, commentId });
  }
  return {
    moderator: await invite(moderator, now),
    cookies: guestCookies(),
    slug: essay.slug,
    cases,
  };
});

console.log(JSON.stringify(queue));
