import type { PhrasingContent, Root, RootContent } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import { renderEssay } from '#lib/kernel/markdown/render.ts';

const writer = unified().use(remarkGfm).use(remarkStringify).freeze();

/**
 * Nodes as sanitised HTML. They go through Markdown once more, so that there is one way to HTML,
 * that of essays, and one sanitiser.
 */
export function renderBlocks(nodes: RootContent[]): string {
  if (nodes.length === 0) return '';
  const root: Root = { type: 'root', children: nodes };
  return renderEssay(writer.stringify(root)).html.trim();
}

/** A phrase as sanitised HTML without a paragraph around it. */
export function renderPhrase(children: PhrasingContent[]): string {
  const html = renderBlocks([{ type: 'paragraph', children }]);
  return html.replace(/^<p>/, '').replace(/<\/p>$/, '');
}
