import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { StandsChart } from '#components/comments/stands-chart.tsx';
import { AboutStances } from '#components/comments/voices.tsx';
import { Column } from '#components/ui/column.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { getStandsAt } from '#lib/comments/queries/stands.ts';
import { isBuildExample } from '#lib/site/queries.ts';
import { BUILD_EXAMPLE } from '#lib/site/rules.ts';
import { leadOn } from '../../../../former-essay.ts';

export const ensureStatic = 'navigation';

export function generateStaticParams() {
  return [{ slug: BUILD_EXAMPLE }];
}

type Props = { params: Promise<{ slug: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const stands = await getStandsAt((await params).slug);
  if (!stands) return { title: 'Not found' };
  return {
    title: `${stands.title}: where people stand`,
    // A search engine would remember a stance that is not shared any more.
    robots: { index: false, follow: true },
  };
}

/** Where the people of a discussion stand. */
export default async function StandsPage({ params }: Props) {
  const { slug } = await params;
  if (isBuildExample(slug)) return <Column>A discussion</Column>;
  const stands = await getStandsAt(slug);
  if (!stands) {
    await leadOn(slug, 'voices');
    notFound();
  }
  return (
    <Column>
      <PageHeading above={<a href={`/essays/${slug}`}>{stands.title}</a>}>
        Where people stand
      </PageHeading>
      <StandsChart slug={slug} stands={stands} />
      <AboutStances />
      <p className="mt-8">
        <a href={`/essays/${slug}#discussion`} className="inline-flex min-h-11 items-center">
          Back to the discussion
        </a>
      </p>
    </Column>
  );
}
