import { Prose } from '#components/ui/prose.tsx';
import type { GuideBlock, PlannedArticle } from '#lib/guide/rules/guide-document.ts';

/** The text of a guide with, where they stand in it, the articles that are planned or there by now. */
export function GuideBlocks({ blocks }: { blocks: GuideBlock[] }) {
  return blocks.map((block, index) =>
    block.kind === 'html' ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of a page never change places
      <Prose key={index} size="essay" html={block.html} className={aboveOf(block.html)} />
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: as above
      <PlannedArticles key={index} articles={block.articles} />
    ),
  );
}

/** A block that begins with a heading has its room above it. */
const aboveOf = (html: string) => (/^<h[1-6]/.test(html) ? 'mt-9' : 'mt-[1.1em]');

function PlannedArticles({ articles }: { articles: PlannedArticle[] }) {
  const planned = articles.filter(({ address }) => !address).length;
  return (
    <div className="mt-7 border-l-2 border-line pl-4 text-soft">
      <h3 className="text-meta font-semibold">{headingFor(articles.length, planned)}</h3>
      <ul className="mt-1 space-y-1">
        {articles.map(({ title, address }) => (
          <li key={title} className="wrap-anywhere">
            {address ? (
              <a href={address} className="-my-0.5 inline-block py-0.5">
                {title}
              </a>
            ) : (
              title
            )}
            {address || planned === articles.length ? null : (
              <span className="text-meta"> (planned)</span>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

function headingFor(all: number, planned: number): string {
  if (planned === all) return all === 1 ? 'A planned article' : 'Planned articles';
  return all === 1 ? 'An article' : 'Articles';
}
