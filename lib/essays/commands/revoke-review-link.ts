import { fail, ok, type Result } from '#lib/kernel/result.ts';
import { db } from '#lib/platform/db.ts';

/** Has a link for reviewers lead nowhere from now on. */
export async function revokeReviewLink(revoking: {
  linkId: string;
  now: Date;
}): Promise<Result<{ essayId: string }>> {
  const [link] = await db.reviewLink.updateManyAndReturn({
    where: { id: revoking.linkId, revokedAt: null },
    data: { revokedAt: revoking.now },
    select: { essayId: true },
  });
  return link ? ok(link) : fail('not-found', 'This link does not work any more already.');
}
