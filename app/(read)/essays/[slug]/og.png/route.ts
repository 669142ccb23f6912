import { getPreviewCard } from '#lib/essays/queries/preview-card.ts';
import { BUILD_EXAMPLE } from '#lib/site/rules.ts';
import { movedTo } from '../../../../former-essay.ts';

export function generateStaticParams() {
  return [{ slug: BUILD_EXAMPLE }];
}

/** The picture that goes with a link to an essay; where it has moved to, or that there is none. */
export async function GET(_request: Request, { params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  const png = await getPreviewCard(slug);
  if (png) return new Response(png, { headers: { 'content-type': 'image/png' } });
  const location = await movedTo(slug, 'og.png');
  if (location === null) return new Response('There is no such picture.\n', { status: 404 });
  return new Response(null, { status: 308, headers: { location } });
}
