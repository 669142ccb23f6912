import type { GuideDocument } from '#lib/guide/rules/guide-document.ts';
import { readGuide } from '#lib/guide/rules/read-guide.ts';
import { imageResolver } from '#lib/images/port.ts';
import { renderEssay } from '#lib/kernel/markdown/render.ts';
import type { ResolveLink } from '#lib/kernel/markdown/wiki-links.ts';
import type { Transaction } from '#lib/platform/db.ts';
import { hrefsOf, withAddresses } from '../rules/own-addresses.ts';
import type { TextRef } from '../rules/text-ref.ts';

/** A text as it is rendered now, and not kept yet. */
export type Rendering = {
  /** The addresses of all its links. */
  hrefs: string[];
  /** Keeps it as what readers get, with its links leading where `lead` says; whether that is another text than before. */
  keep(lead: (href: string) => string | null): Promise<boolean>;
};

/** The revision of a text that readers get. */
export type PublishedText = {
  source: string;
  render(resolveLink: ResolveLink): Rendering;
};

/** The published revision of an essay or a page of the guide; null when there is none. */
export function loadText(tx: Transaction, text: TextRef): Promise<PublishedText | null> {
  return 'essayId' in text ? loadEssay(tx, text.essayId) : loadPage(tx, text.pageId);
}

async function loadEssay(tx: Transaction, essayId: string): Promise<PublishedText | null> {
  const [row] = await tx.$queryRaw<{ number: number; source: string; html: string }[]>`
    SELECT r.number, r.source, r.html
    FROM essay e JOIN essay_revision r ON r.essay_id = e.id AND r.number = e.published_revision
    WHERE e.id = ${essayId}::uuid`;
  if (!row) return null;
  const { number, source, html: before } = row;
  const resolveImage = await imageResolver(tx, source);
  return {
    source,
    render(resolveLink) {
      const { html } = renderEssay(source, { resolveLink, resolveImage });
      return {
        hrefs: hrefsOf(html),
        async keep(lead) {
          const now = withAddresses(html, lead);
          if (now === before) return false;
          await tx.essayRevision.update({
            where: { essayId_number: { essayId, number } },
            data: { html: now },
            select: { number: true },
          });
          return true;
        },
      };
    },
  };
}

async function loadPage(tx: Transaction, pageId: string): Promise<PublishedText | null> {
  const page = await tx.guidePage.findUnique({ where: { id: pageId } });
  if (!page?.publishedRevision) return null;
  const key = { pageId_number: { pageId, number: page.publishedRevision } };
  const { source, document: before } = await tx.guideRevision.findUniqueOrThrow({
    where: key,
    select: { source: true, document: true },
  });
  const resolveImage = await imageResolver(tx, source);
  return {
    source,
    render(resolveLink) {
      const document = readGuide(source, { resolveLink, resolveImage });
      return {
        hrefs: linksOf(document),
        async keep(lead) {
          const now = led(document, lead);
          if (JSON.stringify(sorted(now)) === JSON.stringify(sorted(before))) return false;
          await tx.guideRevision.update({
            where: key,
            data: { document: now },
            select: { number: true },
          });
          return true;
        },
      };
    },
  };
}

// Where the HTML of a document stands, and its addresses: whatever else it holds is words.
const HTML = 'html';
const ADDRESS = 'address';

function linksOf(document: GuideDocument): string[] {
  const hrefs: string[] = [];
  JSON.stringify(document, (key, value: unknown) => {
    if (key === HTML && typeof value === 'string') hrefs.push(...hrefsOf(value));
    if (key === ADDRESS && typeof value === 'string') hrefs.push(value);
    return value;
  });
  return [...new Set(hrefs)];
}

function led(document: GuideDocument, lead: (href: string) => string | null): GuideDocument {
  return JSON.parse(
    JSON.stringify(document, (key, value: unknown) =>
      key === HTML && typeof value === 'string' ? withAddresses(value, lead) : value,
    ),
  );
}

/** PostgreSQL gives the fields of an object in an order of its own. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inside]) => [key, sorted(inside)]),
  );
}
