import { Prose } from '#components/ui/prose.tsx';
import type { GuideBlock } from '#lib/guide/rules/guide-document.ts';

/** The text of a guide with, where they stand in it, the articles that are still to be written. */
export function GuideBlocks({ blocks }: { blocks: GuideBlock[] }) {
  return blocks.map((block, index) =>
    block.kind === 'html' ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of a page never change places
      <Prose key={index} size="essay" html={block.html} className="mt-[1.1em]" />
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: as above
      <PlannedArticles key={index} titles={block.articles.map(({ title }) => title)} />
    ),
  );
}

function PlannedArticles({ titles }: { titles: string[] }) {
  return (
    <div className="mt-7 border-l-2 border-line pl-4 text-soft">
      <h3 className="text-meta font-semibold">
        {titles.length === 1 ? 'A planned article' : 'Planned articles'}
      </h3>
      <ul className="mt-1 space-y-1">
        {titles.map((title) => (
          <li key={title} className="wrap-anywhere">
            {title}
          </li>
        ))}
      </ul>
    </div>
  );
}
