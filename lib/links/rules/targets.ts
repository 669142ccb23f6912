import { isSlug } from '#lib/kernel/slug.ts';
import { titleKey } from '#lib/kernel/title-key.ts';

/** Targets that are looked up for one text; a text that names more is a list of links made by a machine. */
export const MOST_TARGETS = 1_000;

/** Longer than any title or address of ours: such a target is not looked up and not kept. */
export const TARGET_MAX = 300;

// What the guide plans to have is a link as soon as it is there.
const PLANNED = /\barticle:[ \t]*([^\n]{1,300})/gi;
const WIKI_LINK = /\[\[([^[\]\n]{1,300})\]\]/g;

/**
 * What a text may name in `[[target]]`, `[[target|label]]` and as "article: target", each once, as
 * typed. May hold more than its readers get as links, such as what stands in code: who renders it decides.
 */
export function targetsOf(source: string): string[] {
  const targets = new Set<string>();
  for (const [, inside = ''] of source.matchAll(WIKI_LINK)) {
    targets.add(targetOf(inside));
    if (targets.size >= MOST_TARGETS) break;
  }
  for (const [, title = ''] of source.matchAll(PLANNED)) {
    if (targets.size >= MOST_TARGETS) break;
    targets.add(title.trim());
  }
  targets.delete('');
  return [...targets];
}

/** The target of what stands between the brackets; in a table the bar is written `\|`. */
export function targetOf(inside: string): string {
  return (inside.split('|')[0] ?? '').replace(/\\$/, '').trim();
}

/** What may be meant: a name, and words of a section of it (null: the whole). */
export type Meaning = { name: string; section: string | null };

/**
 * What a target may mean, the likeliest first: a title may have a `#` of its own. An empty name is
 * the text itself.
 */
export function meaningsOf(target: string): Meaning[] {
  const whole = { name: target, section: null };
  const at = target.lastIndexOf('#');
  if (at < 0) return [whole];
  const part = { name: target.slice(0, at).trim(), section: target.slice(at + 1).trim() };
  return part.name === '' ? [part] : [whole, part];
}

/**
 * The slug of an essay that a name may be: `my-essay`, also written `My essay`, or `/essays/my-essay`.
 * Null when it can't be one.
 */
export function slugNamed(name: string): string | null {
  const slug = isAddress(name)
    ? (/^\/essays\/([^/]+)$/.exec(name)?.[1] ?? '')
    : titleKey(name).replaceAll(' ', '-');
  return isSlug(slug) ? slug : null;
}

/** Whether a name is an address, which is taken as it is written; no title's beginning is. */
export const isAddress = (name: string) => name.startsWith('/');

/** What names have in common that mean the same: addresses as they are, titles folded. */
export const nameKey = (name: string) => (isAddress(name) ? name : titleKey(name));
