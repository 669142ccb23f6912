import { slugOf } from '#lib/kernel/slug.ts';
import { normalisePermalink } from './permalink.ts';

/** What a pattern of an address can ask of a post. */
export type PostFacts = {
  /** Year, month with two digits, day with two digits; null for a draft. */
  day: [string, string, string] | null;
  at: Date | null;
  slug: string;
  categories: string[];
};

/** Jekyll's names for whole patterns (jekyllrb.com/docs/permalinks, "Built-in formats"). */
const STYLES: Record<string, string> = {
  date: '/:categories/:year/:month/:day/:title:output_ext',
  pretty: '/:categories/:year/:month/:day/:title/',
  ordinal: '/:categories/:year/:y_day/:title:output_ext',
  none: '/:categories/:title:output_ext',
};

/** Jekyll's own, when a site says nothing. */
const USUAL = 'date';

/**
 * The addresses under which a post was known: by the pattern of its site, or, when nothing says
 * which that was, by Jekyll's usual one, with its categories and without. Patterns with something
 * that we can't fill in give none.
 */
export function postAddresses(post: PostFacts, pattern: string | null): string[] {
  const written = pattern ?? USUAL;
  const own = filledIn(STYLES[written] ?? written, post);
  const bare = pattern === null ? filledIn(STYLES[USUAL] ?? '', { ...post, categories: [] }) : null;
  return [...new Set([own, bare].filter((address) => address !== null))];
}

/** A pattern with its parts filled in, in the one form of an address; null when it can't be. */
export function filledIn(pattern: string, post: PostFacts): string | null {
  const [year, month, day] = post.day ?? [];
  const values: Record<string, string | undefined> = {
    categories: post.categories.map(categoryPart).join('/'),
    slugified_categories: post.categories.map(categoryPart).join('/'),
    year,
    month,
    day,
    short_year: year?.slice(2),
    i_month: month?.replace(/^0/, ''),
    i_day: day?.replace(/^0/, ''),
    y_day: post.day ? dayOfYear(post.day) : undefined,
    hour: twoDigits(post.at?.getUTCHours()),
    minute: twoDigits(post.at?.getUTCMinutes()),
    second: twoDigits(post.at?.getUTCSeconds()),
    title: post.slug,
    slug: slugOf(post.slug) || post.slug,
    name: post.slug,
    output_ext: '.html',
  };
  let whole = true;
  const filled = pattern.replace(/:([a-z_]+)/g, (_, name: string) => {
    const value = values[name];
    whole &&= value !== undefined;
    return value ?? '';
  });
  // Without categories two slashes meet.
  const address = normalisePermalink(filled.replace(/\/{2,}/g, '/'));
  return whole && address.ok && address.value !== '' ? address.value : null;
}

function categoryPart(category: string): string {
  return category.toLowerCase().trim().replace(/\s+/g, '-');
}

function dayOfYear([year, month, day]: [string, string, string]): string {
  const first = Date.UTC(Number(year), 0, 1);
  const days = (Date.UTC(Number(year), Number(month) - 1, Number(day)) - first) / 86_400_000 + 1;
  return String(days).padStart(3, '0');
}

function twoDigits(value: number | undefined): string | undefined {
  return value === undefined ? undefined : String(value).padStart(2, '0');
}
