import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { DiscussionPart } from '#components/comments/discussion-part.tsx';
import { ThreadIsland } from '#components/comments/thread-island.tsx';
import { partMetadata } from '#components/essays/essay-metadata.ts';
import { Column } from '#components/ui/column.tsx';
import { getHelpfulPart } from '#lib/comments/queries/thread-windows.ts';
import { firstPage, numberIn } from '#lib/comments/rules/addresses.ts';
import { isBuildExample } from '#lib/site/queries.ts';
import { BUILD_EXAMPLE } from '#lib/site/rules.ts';
import { leadOn } from '../../../../../../former-essay.ts';

export const ensureStatic = 'navigation';

export function generateStaticParams() {
  return [{ slug: BUILD_EXAMPLE, edition: BUILD_EXAMPLE, part: BUILD_EXAMPLE }];
}

type Where = { slug: string; edition: string; part: string };
type Props = { params: Promise<Where> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const thread = await findPart(await params);
  return thread && thread !== 'gone' ? partMetadata(thread) : { title: 'Not found' };
}

/** A further part of a discussion by "most helpful", as the order was when its first page was made. */
export default async function MostHelpfulPartPage({ params }: Props) {
  const where = await params;
  if (isBuildExample(where.slug)) return <Column>A discussion</Column>;
  const thread = await findPart(where);
  if (!thread) {
    await leadOn(where.slug, 'helpful', where.edition, where.part);
    notFound();
  }
  if (thread === 'gone') redirect(firstPage(where.slug, 'helpful'));
  return (
    <Column>
      <DiscussionPart
        thread={thread}
        island={<ThreadIsland essayId={thread.essayId} slug={where.slug} />}
      />
    </Column>
  );
}

function findPart({ slug, edition, part }: Where) {
  const [ofEdition, k] = [numberIn(edition), numberIn(part)];
  return ofEdition === null || k === null ? null : getHelpfulPart(slug, ofEdition, k);
}
