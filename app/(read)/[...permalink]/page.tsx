import type { Metadata } from 'next';
import { notFound, permanentRedirect } from 'next/navigation';
import { GuidePage } from '#components/guide/guide-page.tsx';
import { pageData } from '#components/guide/structured-data.ts';
import { TakenBack } from '#components/publishing/taken-back.tsx';
import { PREVIEW_IMAGE } from '#components/site/preview-image.ts';
import { Column } from '#components/ui/column.tsx';
import { JsonLd } from '#components/ui/json-ld.tsx';
import { findFormer } from '#lib/addresses/queries.ts';
import { isReserved } from '#lib/addresses/rules/reserved-addresses.ts';
import { getGuidePage } from '#lib/guide/queries.ts';
import { normalisePermalink } from '#lib/importing/rules/permalink.ts';
import { getSurroundings } from '#lib/links/queries.ts';
import { answerWith } from '#lib/platform/answer-with.ts';
import { getSite, isBuildExample } from '#lib/site/queries.ts';
import { BUILD_EXAMPLE } from '#lib/site/rules.ts';

export const ensureStatic = 'navigation';

export function generateStaticParams() {
  return [{ permalink: [BUILD_EXAMPLE] }];
}

const FEED = 'The guide';
const GUIDE_FEEDS = {
  'application/atom+xml': [{ title: FEED, url: '/guide/feed.xml' }],
  'application/feed+json': [{ title: FEED, url: '/guide/feed.json' }],
};

type Props = { params: Promise<{ permalink: string[] }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const address = addressOf((await params).permalink);
  const page = address === null ? null : await getGuidePage(address);
  if (!page) return { title: 'Not found' };
  const { title, summary } = page;
  const url = encodeURI(`/${page.permalink}`);
  return {
    title,
    description: summary,
    alternates: { canonical: url, types: GUIDE_FEEDS },
    openGraph: {
      type: 'article',
      title,
      description: summary,
      url,
      siteName: getSite().name,
      locale: 'en_GB',
      images: [PREVIEW_IMAGE],
      publishedTime: page.publishedAt,
      modifiedTime: page.revisedAt ?? page.publishedAt,
    },
  };
}

/** Whatever is not another page's address: a page of the guide, where one has moved to, or nothing. */
export default async function GuidePageAtItsAddress({ params }: Props) {
  const { permalink } = await params;
  if (isBuildExample(permalink[0])) return <Column>A page of the guide</Column>;
  const address = addressOf(permalink);
  if (address === null) notFound();
  const page = await getGuidePage(address);
  if (!page) {
    const former = await findFormer(address);
    if (former === null) notFound();
    if (former.kind === 'moved') permanentRedirect(encodeURI(`/${former.to}`));
    answerWith(410);
    return <TakenBack at={former.at} />;
  }
  // The same page asked for in another way, such as with /index.html.
  if (!isWrittenAs(address, permalink)) permanentRedirect(encodeURI(`/${address}`));
  const surroundings = await getSurroundings({ pageId: page.id });
  return (
    <Column>
      <GuidePage page={page} surroundings={surroundings} />
      <JsonLd data={pageData(getSite(), page)} />
    </Column>
  );
}

/** The address as pages have it, from the parts as they were asked for. Null when none can. */
function addressOf(parts: string[]): string | null {
  const address = normalisePermalink(parts.join('/'));
  return address.ok && address.value !== '' && !isReserved(address.value) ? address.value : null;
}

function isWrittenAs(address: string, parts: string[]): boolean {
  const asked = parts.join('/');
  return asked === address || asked === encodeURI(address);
}
