import type { PhrasingContent, Root, RootContent } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import type { ResolveImage } from '#lib/kernel/markdown/pictures.ts';
import { renderEssay } from '#lib/kernel/markdown/render.ts';

/**
 * `topLevel`: the level of the outermost headings. `id`: what no other part of the page is called.
 * `resolveImage`: the pictures that are shown there.
 */
export type Place = { topLevel: number; id: string; resolveImage?: ResolveImage | undefined };

const writer = unified().use(remarkGfm).use(remarkStringify).freeze();

/**
 * Nodes as safe HTML. They go through Markdown once more, so that there is one way to HTML, that
 * of essays, with one sanitiser.
 */
export function renderBlocks(nodes: RootContent[], place: Place): string {
  if (nodes.length === 0) return '';
  const root: Root = { type: 'root', children: nodes };
  const { topLevel, id: idPrefix, resolveImage } = place;
  const options = { topLevel, idPrefix, ...(resolveImage ? { resolveImage } : {}) };
  return renderEssay(writer.stringify(root), options).html.trim();
}

/** A phrase as safe HTML without a paragraph around it. */
export function renderPhrase(children: PhrasingContent[]): string {
  const html = renderBlocks([{ type: 'paragraph', children }], { topLevel: 3, id: 'phrase' });
  return html.replace(/^<p>/, '').replace(/<\/p>$/, '');
}
