import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Column } from '#components/ui/column.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { Prose } from '#components/ui/prose.tsx';
import { Time } from '#components/ui/time.tsx';
import { getCommentHistory } from '#lib/comments/queries/comment-pages.ts';
import { isBuildExample } from '#lib/site/queries.ts';
import { BUILD_EXAMPLE } from '#lib/site/rules.ts';

export const ensureStatic = 'navigation';
export const metadata: Metadata = {
  title: 'Versions of a comment',
  robots: { index: false, follow: true },
};

export function generateStaticParams() {
  return [{ id: BUILD_EXAMPLE }];
}

type Props = { params: Promise<{ id: string }> };

/** What a comment says now and said before, newest first. */
export default async function CommentHistoryPage({ params }: Props) {
  const { id } = await params;
  if (isBuildExample(id)) return <Column>Versions of a comment</Column>;
  const history = await getCommentHistory(id);
  if (!history) notFound();
  const { slug, title, number, author, versions } = history;
  return (
    <Column className="pb-16">
      <PageHeading
        above={<a href={`/essays/${slug}`}>{title}</a>}
        lead={
          <>
            by <bdi>{author.name}</bdi>.{' '}
            {versions.length === 1 ? 'It was never changed.' : 'The newest version comes first.'}
          </>
        }
      >
        Versions of comment #{number}
      </PageHeading>
      <ol reversed className="space-y-10">
        {versions.map((version) => (
          <li key={version.number} className="border-l-4 border-line pl-4">
            <h2 className="mb-2 text-meta text-soft">
              <b className="font-semibold text-ink">
                {version.until === null ? 'Now' : `Version ${version.number}`}
              </b>
              , from <Time at={version.from} show="moment" />
              {version.until === null ? null : (
                <>
                  {' to '}
                  <Time at={version.until} show="moment" />
                </>
              )}
            </h2>
            <Prose html={version.html} />
          </li>
        ))}
      </ol>
      <p data-screen-only className="mt-12 border-t border-line pt-6">
        <a href={`/comments/${id}`}>Back to the comment</a>
      </p>
    </Column>
  );
}
