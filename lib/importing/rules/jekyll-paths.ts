import { slugOf } from '#lib/kernel/slug.ts';

/** What a file of a Jekyll site is, by where it stands and what it is called. */
export type JekyllFile = {
  /** With real folders, also where they were flattened. */
  path: string;
  kind: 'post' | 'draft' | 'page' | 'config' | 'picture' | 'other';
  /** The folder that begins with an underscore, such as `docs`; null outside of one. */
  collection: string | null;
  /** The folders between the collection, or the top, and the file. */
  folders: string[];
  /** Of a post: the day in its name. */
  day: { year: string; month: string; day: string } | null;
  /** The name without its date and ending. */
  slug: string;
};

const TEXT = /\.(?:md|markdown|mkdown|mkdn|mkd|html|htm)$/i;
const PICTURE = /\.(?:png|jpe?g|gif|webp|avif|svg)$/i;
const DAY = /^(\d{4})-(\d{1,2})-(\d{1,2})-(.+)$/;

/** Jekyll's own folders that hold no texts of their own. */
const PARTS_OF_PAGES = new Set(['includes', 'layouts', 'sass', 'data', 'plugins', 'assets']);

/** Reads a path. `_posts__2013-05-06-x.md`, as a flattened folder has it, is `_posts/2013-…`. */
export function readJekyllPath(written: string): JekyllFile {
  const path = unflattened(written);
  const parts = path.split('/');
  const name = parts.pop() ?? '';
  const at = parts.findLastIndex((part) => /^_[a-z]/i.test(part));
  const collection = at === -1 ? null : (parts[at]?.slice(1) ?? null);
  const folders = at === -1 ? parts : [...parts.slice(0, at), ...parts.slice(at + 1)];
  const bare = name.replace(/\.[^.]*$/, '');
  const base = { path, collection, folders, day: null, slug: bare };
  if (/^_config\.ya?ml$/i.test(name) && parts.length === 0) return { ...base, kind: 'config' };
  if (PICTURE.test(name)) return { ...base, kind: 'picture' };
  if (!TEXT.test(name) || (collection !== null && PARTS_OF_PAGES.has(collection))) {
    return { ...base, kind: 'other' };
  }
  if (collection === 'drafts') {
    const [, , , , slug = bare] = DAY.exec(bare) ?? [];
    return { ...base, kind: 'draft', slug };
  }
  const [, year, month = '', day = '', slug] = DAY.exec(bare) ?? [];
  const isPost = collection === 'posts' || (collection === null && folders.length === 0);
  if (isPost && year !== undefined && slug !== undefined) {
    const dated = { year, month: month.padStart(2, '0'), day: day.padStart(2, '0') };
    return { ...base, kind: 'post', day: dated, slug };
  }
  return { ...base, kind: collection === 'posts' ? 'draft' : 'page' };
}

/** The address that a page without one gets, as Jekyll's usual settings make it. */
export function pageAddress({ collection, folders, slug }: JekyllFile): string {
  const within = collection === null || collection === 'pages' ? [] : [collection];
  const own = /^(?:index|readme)$/i.test(slug) ? [] : [slug];
  return [...within, ...folders, ...own].map(addressPart).filter(Boolean).join('/');
}

/** A title for a text that has none, as Jekyll makes it: its name with capitals and spaces. */
export function titleFromName(slug: string): string {
  const words = slug.replace(/[-_\s]+/g, ' ').trim();
  return words.replace(/^\p{L}/u, (letter) => letter.toUpperCase());
}

function unflattened(path: string): string {
  return /^_[a-z]+__/i.test(path) ? path.replaceAll('__', '/') : path;
}

// Letters of other scripts stay, as slugOf would leave nothing of them.
function addressPart(part: string): string {
  return (
    slugOf(part) ||
    part
      .normalize('NFC')
      .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
      .replace(/^-+|-+$/g, '')
  );
}
