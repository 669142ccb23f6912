import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { DiscussionPart } from '#components/comments/discussion-part.tsx';
import { ThreadIsland } from '#components/comments/thread-island.tsx';
import { DiscussionData } from '#components/essays/essay-data.tsx';
import { partMetadata } from '#components/essays/essay-metadata.ts';
import { Column } from '#components/ui/column.tsx';
import { getWindow } from '#lib/comments/queries/thread-windows.ts';
import { numberIn } from '#lib/comments/rules/addresses.ts';
import { getSite, isBuildExample } from '#lib/site/queries.ts';
import { BUILD_EXAMPLE } from '#lib/site/rules.ts';
import { leadOn } from '../../../../../former-essay.ts';

export const ensureStatic = 'navigation';

export function generateStaticParams() {
  return [{ slug: BUILD_EXAMPLE, window: BUILD_EXAMPLE }];
}

type Props = { params: Promise<{ slug: string; window: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const thread = await findWindow(await params);
  return thread ? partMetadata(thread) : { title: 'Not found' };
}

/** A further part of a discussion, the oldest comments first. */
export default async function OldestWindowPage({ params }: Props) {
  const { slug, window } = await params;
  if (isBuildExample(slug)) return <Column>A discussion</Column>;
  const thread = await findWindow({ slug, window });
  if (!thread) {
    await leadOn(slug, 'page', window);
    notFound();
  }
  return (
    <Column>
      <DiscussionPart
        thread={thread}
        island={<ThreadIsland essayId={thread.essayId} slug={slug} />}
      />
      <DiscussionData site={getSite()} thread={thread} />
    </Column>
  );
}

function findWindow({ slug, window }: { slug: string; window: string }) {
  const k = numberIn(window);
  return k === null ? null : getWindow(slug, 'oldest', k);
}
