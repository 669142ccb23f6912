import { EssayList } from '#components/essays/essay-list.tsx';
import { Column } from '#components/ui/column.tsx';
import { listEssays } from '#lib/essays/queries.ts';

export const ensureStatic = 'navigation';

export const metadata = { alternates: { canonical: '/' } };

export default async function HomePage() {
  const essays = await listEssays();
  return (
    <Column>
      <h1 className="font-serif text-page font-semibold tracking-[-0.012em]">
        A place for clinicians to say what can’t be said at work.
      </h1>
      <p className="mt-4 text-lead text-soft">
        Essays on working life and on what may come after it, and under each a discussion. Anyone
        may read.
      </p>
      <section aria-labelledby="essays" className="mt-16">
        <h2 id="essays" className="mb-4 scroll-mt-6 text-meta font-semibold text-soft">
          Essays
        </h2>
        <EssayList essays={essays} />
      </section>
    </Column>
  );
}
