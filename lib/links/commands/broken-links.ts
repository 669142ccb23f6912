import type { Node, Nodes, Root } from 'mdast';
import { EXIT, visit } from 'unist-util-visit';
import { parseMarkdown } from '#lib/kernel/markdown/parse.ts';
import { getConfig } from '#lib/platform/config.ts';
import { nameOfAddress, SERIES } from '../rules/own-addresses.ts';
import { MOST_TARGETS, targetOf } from '../rules/targets.ts';
import type { TextRef } from '../rules/text-ref.ts';
import { findTargets, type Reading } from './find-targets.ts';

/** A link that its author should look at. */
export type BrokenLink = {
  /** What stands in the text: the target of `[[…]]`, or the address. */
  target: string;
  /** From 1. */
  line: number;
  /**
   * missing: nothing published is there; section: it is, but not that section; moved: it works and
   * leads to another address.
   */
  problem: 'missing' | 'section' | 'moved';
  /** Where it leads all the same; null when it leads nowhere. */
  leadsTo: string | null;
};

/** More broken links than this are not listed; they are there when these are mended. */
const MOST_LISTED = 100;

type Named = { target: string; line: number; name: string };

/**
 * The links of a source, in its order, that don't lead where they say: `[[…]]`, and addresses of our
 * own essays, series and pages. For its author. `from` is the text, when there is one already.
 */
export async function brokenLinks(
  tx: Reading,
  source: string,
  from: TextRef | null = null,
): Promise<BrokenLink[]> {
  const named = namedIn(parseMarkdown(source, 'essay').tree, getConfig().siteUrl);
  const find = await findTargets(
    tx,
    named.map(({ name }) => name),
    from,
  );
  const series = await findSeries(tx, named);
  return named
    .flatMap(({ target, line, name }): BrokenLink[] => {
      if (series.has(name)) return [];
      const found = find(name);
      if (!found) return [{ target, line, problem: 'missing', leadsTo: null }];
      const leadsTo = found.address;
      if (found.sectionMissing) return [{ target, line, problem: 'section', leadsTo }];
      return found.moved ? [{ target, line, problem: 'moved', leadsTo }] : [];
    })
    .slice(0, MOST_LISTED);
}

function namedIn(tree: Root, siteUrl: string): Named[] {
  const named: Named[] = [];
  visit(tree, (node: Nodes) => {
    if (named.length >= MOST_TARGETS) return EXIT;
    const { position }: Node = node;
    const line = position?.start.line ?? 1;
    if (node.type === 'wikiLink') {
      const target = targetOf(node.value.slice(2, -2));
      if (target !== '') named.push({ target, line, name: target });
    } else if (node.type === 'link' || node.type === 'definition') {
      const name = nameOfAddress(node.url, siteUrl);
      if (name !== null) named.push({ target: node.url, line, name });
    }
  });
  return named;
}

async function findSeries(tx: Reading, named: Named[]): Promise<Set<string>> {
  const slugs = named.flatMap(({ name }) =>
    name.startsWith(SERIES) ? [name.slice(SERIES.length)] : [],
  );
  if (slugs.length === 0) return new Set();
  const rows = await tx.$queryRaw<{ slug: string }[]>`
    SELECT slug FROM series WHERE slug = ANY(${slugs})`;
  return new Set(rows.map(({ slug }) => `${SERIES}${slug}`));
}
