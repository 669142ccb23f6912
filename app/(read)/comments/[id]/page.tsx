import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Ancestors } from '#components/comments/ancestors.tsx';
import { BranchLinks } from '#components/comments/discussion-branch.tsx';
import { Thread } from '#components/comments/thread.tsx';
import { ThreadConditions } from '#components/comments/thread-conditions.tsx';
import { ThreadIsland } from '#components/comments/thread-island.tsx';
import { Column } from '#components/ui/column.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { getCommentPage } from '#lib/comments/queries/comment-pages.ts';
import { isBuildExample } from '#lib/site/queries.ts';
import { BUILD_EXAMPLE } from '#lib/site/rules.ts';

export const ensureStatic = 'navigation';

export function generateStaticParams() {
  return [{ id: BUILD_EXAMPLE }];
}

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id } = await params;
  const page = await getCommentPage(id);
  if (!page) return { title: 'Not found' };
  return {
    title: `Comment #${page.comment.number} on ${page.title}`,
    pagination: { next: page.next },
    // What somebody said is found where it was said, below the essay.
    robots: { index: false, follow: true },
  };
}

export default async function CommentPage({ params }: Props) {
  const { id } = await params;
  if (isBuildExample(id)) return <Column>A comment</Column>;
  const page = await getCommentPage(id);
  if (!page) notFound();
  const { essayId, slug, title, ancestors, comment, next, back } = page;
  return (
    <Column>
      <PageHeading above={<a href={`/essays/${slug}`}>{title}</a>}>
        Comment #{comment.number}
      </PageHeading>
      <ThreadConditions thread={page} className="my-4" />
      <ThreadIsland essayId={essayId} slug={slug} />
      <Ancestors ancestors={ancestors} />
      <h2 className="sr-only">The comment and what answers it</h2>
      <Thread slug={slug} comments={[comment]} locked={page.locked !== null} />
      <BranchLinks next={next} back={back} />
    </Column>
  );
}
