import type { Metadata } from 'next';
import { connection } from 'next/server';
import { ReviewedEssay } from '#components/publishing/reviewed-essay.tsx';
import { NothingHere } from '#components/site/nothing-here.tsx';
import { Column } from '#components/ui/column.tsx';
import { getReviewed } from '#lib/essays/queries.ts';
import { answerWith } from '#lib/platform/answer-with.ts';

export const instant = false;
export const metadata: Metadata = {
  title: 'A draft',
  robots: { index: false, follow: false, noarchive: true },
  referrer: 'no-referrer',
};

type Props = { params: Promise<{ token: string }> };

/** What reviewers get by a link. A link that was revoked and one that never was are the same here. */
export default async function ReviewPage({ params }: Props) {
  await connection();
  const { token } = await params;
  const essay = await getReviewed(token, new Date());
  if (!essay) {
    answerWith(404);
    return <NothingHere />;
  }
  return (
    <Column>
      <ReviewedEssay essay={essay} />
    </Column>
  );
}
