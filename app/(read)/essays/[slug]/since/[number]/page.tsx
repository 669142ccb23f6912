import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { DiscussionSince } from '#components/comments/discussion-since.tsx';
import { ThreadIsland } from '#components/comments/thread-island.tsx';
import { Column } from '#components/ui/column.tsx';
import { getSince } from '#lib/comments/queries/since.ts';
import { numberIn } from '#lib/comments/rules/addresses.ts';
import { isBuildExample } from '#lib/site/queries.ts';
import { BUILD_EXAMPLE } from '#lib/site/rules.ts';
import { leadOn } from '../../../../../former-essay.ts';

export const ensureStatic = 'navigation';

export function generateStaticParams() {
  return [{ slug: BUILD_EXAMPLE, number: BUILD_EXAMPLE }];
}

type Props = { params: Promise<{ slug: string; number: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const since = await findSince(await params);
  if (!since) return { title: 'Not found' };
  return {
    title: `${since.title}: new since #${since.after}`,
    pagination: { next: since.next },
    robots: { index: false, follow: true },
  };
}

/** What was said after a comment, in the order in which it came. */
export default async function SincePage({ params }: Props) {
  const { slug, number } = await params;
  if (isBuildExample(slug)) return <Column>A discussion</Column>;
  const since = await findSince({ slug, number });
  if (!since) {
    await leadOn(slug, 'since', number);
    notFound();
  }
  return (
    <Column>
      <DiscussionSince
        since={since}
        island={<ThreadIsland essayId={since.essayId} slug={slug} />}
      />
    </Column>
  );
}

function findSince({ slug, number }: { slug: string; number: string }) {
  const after = numberIn(number);
  return after === null ? null : getSince(slug, after);
}
