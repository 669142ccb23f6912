import 'server-only';
import { essayAddress } from '#lib/addresses/rules/addresses.ts';
import { isId } from '#lib/kernel/ids.ts';
import { isFirstOfTwo, localTime } from '#lib/kernel/zoned-time.ts';
import { getConfig } from '#lib/platform/config.ts';
import { db } from '#lib/platform/db.ts';
import type { EssaySubject } from '#lib/policy/predicates.ts';
import { reviewToken } from '../commands/review-token.ts';
import { USUAL_ZONE } from '../rules/schedule.ts';
import type { CorrectionView, Publishing, ReviewLinkView } from '../views.ts';

/** Former addresses that are listed; who has moved more often knows. */
const MOST_FORMER = 50;

/** What the author of an essay has arranged for it: ask the policy first. Null when there is none. */
export async function getPublishing(essayId: string): Promise<Publishing | null> {
  if (!isId(essayId)) return null;
  const essay = await db.essay.findUnique({
    where: { id: essayId },
    select: {
      slug: true,
      scheduledFor: true,
      scheduledRevision: true,
      scheduledZone: true,
      missedFor: true,
      missedWhy: true,
    },
  });
  if (!essay) return null;
  const [schedule, corrections, links, former] = await Promise.all([
    readSchedule(essayId, essay),
    readCorrections(essayId),
    readReviewLinks(essayId),
    db.formerAddress.findMany({
      where: { leadsTo: essayAddress(essay.slug) },
      orderBy: { createdAt: 'desc' },
      take: MOST_FORMER,
    }),
  ]);
  const zone = essay.scheduledZone ?? USUAL_ZONE;
  const { missedFor, missedWhy } = essay;
  return {
    schedule,
    missed: missedFor && { at: missedFor.toISOString(), zone, why: missedWhy ?? '' },
    zone: essay.scheduledZone,
    corrections,
    links,
    formerAddresses: former.map(({ address }) => `/${address}`),
  };
}

type Scheduled = {
  scheduledFor: Date | null;
  scheduledRevision: number | null;
  scheduledZone: string | null;
};

async function readSchedule(
  essayId: string,
  { scheduledFor: at, scheduledRevision: number, scheduledZone }: Scheduled,
): Promise<Publishing['schedule']> {
  if (at === null || number === null) return null;
  const zone = scheduledZone ?? USUAL_ZONE;
  const { createdAt } = await db.essayRevision.findUniqueOrThrow({
    where: { essayId_number: { essayId, number } },
    select: { createdAt: true },
  });
  return {
    at: at.toISOString(),
    zone,
    local: localTime(at, zone),
    twice: isFirstOfTwo(at, zone),
    revision: number,
    keptAt: createdAt.toISOString(),
  };
}

/** What was put right in an essay, the latest last. */
async function readCorrections(essayId: string): Promise<CorrectionView[]> {
  const rows = await db.correction.findMany({
    where: { essayId },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { note: true, createdAt: true },
  });
  return rows.map(({ note, createdAt }) => ({ note, at: createdAt.toISOString() }));
}

async function readReviewLinks(essayId: string): Promise<ReviewLinkView[]> {
  const { siteUrl } = getConfig();
  const rows = await db.reviewLink.findMany({
    where: { essayId, revokedAt: null },
    orderBy: { createdAt: 'asc' },
    select: { id: true, label: true, createdAt: true },
  });
  return rows.map(({ id, label, createdAt }) => ({
    id,
    label,
    url: `${siteUrl}/review/${reviewToken(id)}`,
    madeAt: createdAt.toISOString(),
  }));
}

/** What the policy asks about the essay of a link for reviewers; null when there is none. */
export async function getReviewLinkSubject(linkId: string): Promise<EssaySubject | null> {
  const link = await db.reviewLink.findUnique({
    where: { id: linkId },
    select: {
      essay: { select: { authorId: true, publishedRevision: true, hiddenById: true } },
    },
  });
  return (
    link && {
      authorId: link.essay.authorId,
      published: link.essay.publishedRevision !== null,
      hidden: link.essay.hiddenById !== null,
    }
  );
}
