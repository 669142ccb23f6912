import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { DiscussionBranch } from '#components/comments/discussion-branch.tsx';
import { ThreadIsland } from '#components/comments/thread-island.tsx';
import { Column } from '#components/ui/column.tsx';
import { getBranch } from '#lib/comments/queries/branches.ts';
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
  const stretch = await findStretch(await params);
  if (!stretch) return { title: 'Not found' };
  return {
    title: `${stretch.title}: the discussion from #${stretch.from}`,
    pagination: { next: stretch.next },
    // Every comment starts a stretch; the parts of the discussion are what is to be found.
    robots: { index: false, follow: true },
  };
}

/** A stretch of one branch of a discussion. */
export default async function BranchPage({ params }: Props) {
  const { slug, number } = await params;
  if (isBuildExample(slug)) return <Column>A discussion</Column>;
  const stretch = await findStretch({ slug, number });
  if (!stretch) {
    await leadOn(slug, 'from', number);
    notFound();
  }
  return (
    <Column>
      <DiscussionBranch
        stretch={stretch}
        island={<ThreadIsland essayId={stretch.essayId} slug={slug} />}
      />
    </Column>
  );
}

function findStretch({ slug, number }: { slug: string; number: string }) {
  const from = numberIn(number);
  return from === null ? null : getBranch(slug, from);
}
