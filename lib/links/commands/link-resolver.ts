import { targetsOf } from '../rules/targets.ts';
import type { TextRef } from '../rules/text-ref.ts';
import { findTargets, type Reading } from './find-targets.ts';

/** Gives the address that a `[[target]]` means, or null when nothing published is called so. */
export type LinkResolver = (target: string) => string | null;

/**
 * Looks up what a source names in `[[…]]`: essays by slug or title, pages of the guide by permalink
 * or title, and `#section` of either. It knows nothing else: targets that stand in a source in
 * another way, such as titles of planned articles, are given in `also`. `from` is the text that is
 * rendered, so that its links outlive new titles; without it they are looked up by name only.
 */
export async function linkResolver(
  tx: Reading,
  source: string,
  { from = null, also = [] }: { from?: TextRef | null; also?: readonly string[] } = {},
): Promise<LinkResolver> {
  const find = await findTargets(tx, [...targetsOf(source), ...also], from);
  return (target) => find(target)?.address ?? null;
}
