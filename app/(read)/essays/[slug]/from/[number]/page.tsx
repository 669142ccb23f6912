import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Discussion } from '#components/comments/discussion.tsx';
import { ThreadIsland } from '#components/comments/thread-island.tsx';
import { Column } from '#components/ui/column.tsx';
import { getThreadWindow } from '#lib/comments/queries/thread-windows.ts';
import { isBuildExample } from '#lib/site/queries.ts';
import { BUILD_EXAMPLE } from '#lib/site/rules.ts';

export const ensureStatic = 'navigation';

export function generateStaticParams() {
  return [{ slug: BUILD_EXAMPLE, number: BUILD_EXAMPLE }];
}

type Props = { params: Promise<{ slug: string; number: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const thread = await findWindow(await params);
  if (!thread) return { title: 'Not found' };
  return {
    title: `${thread.title}: the discussion from #${thread.from}`,
    // Every comment starts a window; the essay's own page is the one to be found.
    robots: { index: false, follow: true },
  };
}

export default async function FurtherWindowPage({ params }: Props) {
  const { slug, number } = await params;
  if (isBuildExample(slug)) return <Column>A discussion</Column>;
  const thread = await findWindow({ slug, number });
  if (!thread) notFound();
  return (
    <Column>
      <header className="mb-10">
        <h1 className="font-serif text-title font-semibold wrap-anywhere">{thread.title}</h1>
        <p className="mt-2 text-meta">
          <a href={`/essays/${slug}`} className="-my-1 inline-block py-1">
            The essay, and the start of its discussion
          </a>
        </p>
      </header>
      <Discussion thread={thread} island={<ThreadIsland essayId={thread.essayId} slug={slug} />} />
    </Column>
  );
}

function findWindow({ slug, number }: { slug: string; number: string }) {
  // As a thread's numbers are written, so that one window has one address.
  const isNumber = /^[1-9]\d{0,8}$/.test(number);
  return isNumber ? getThreadWindow(slug, Number(number)) : null;
}
