import type { Metadata } from 'next';
import { EssayList } from '#components/essays/essay-list.tsx';
import { WaysIn } from '#components/guide/ways-in.tsx';
import { Said, WhereScript } from '#components/guide/where-script.tsx';
import { Column } from '#components/ui/column.tsx';
import { findFormer } from '#lib/addresses/queries.ts';
import { listEssays } from '#lib/essays/queries.ts';
import { getGuidePage } from '#lib/guide/queries.ts';
import { getSite } from '#lib/site/queries.ts';

export const ensureStatic = 'navigation';

/** The guide that home leads into, wherever it has moved since. */
const GUIDE = 'leaving-medicine';

const IDEA = 'Where clinicians say what can’t be said at work.';
const MORE =
  'Essays on working life and on what may come after it, with a discussion under each. Reading needs no account.';

const SECTION_HEADING = 'mb-4 scroll-mt-6 text-body font-semibold text-soft';

export function generateMetadata(): Metadata {
  const { name } = getSite();
  return {
    title: { absolute: `${name}: where clinicians say what can’t be said at work` },
    description: `${IDEA} ${MORE}`,
    alternates: { canonical: '/' },
  };
}

export default async function HomePage() {
  const [essays, guide] = await Promise.all([listEssays(), findGuide()]);
  const earlier = essays.slice(1);
  return (
    <Column>
      <h1 className="font-serif text-page font-semibold tracking-[-0.012em]">{IDEA}</h1>
      <p className="mt-4 text-lead text-soft">{MORE}</p>
      <section aria-labelledby="essays" className="mt-14">
        <h2 id="essays" className={SECTION_HEADING}>
          {earlier.length > 0 ? 'The newest essay' : 'Essays'}
        </h2>
        {essays.length === 0 ? (
          <p className="text-soft">Nothing is published yet.</p>
        ) : (
          <EssayList large essays={essays.slice(0, 1)} />
        )}
      </section>
      {guide && guide.document.waysIn.length > 0 ? (
        <section aria-labelledby="guide" className="mt-14">
          <h2 id="guide" className={SECTION_HEADING}>
            <a href={`/${guide.permalink}`}>{guide.title}</a>: where are you with it today?
          </h2>
          <Said />
          <WaysIn
            document={guide.document}
            page={guide.permalink}
            address={`/${guide.permalink}`}
          />
          <WhereScript />
        </section>
      ) : null}
      {earlier.length === 0 ? null : (
        <section aria-labelledby="earlier" className="mt-14">
          <h2 id="earlier" className={SECTION_HEADING}>
            Earlier essays
          </h2>
          <EssayList essays={earlier} />
        </section>
      )}
    </Column>
  );
}

async function findGuide() {
  const page = await getGuidePage(GUIDE);
  if (page) return page;
  const former = await findFormer(GUIDE);
  return former?.kind === 'moved' ? getGuidePage(former.to) : null;
}
