import { htmlToMarkdown } from '#lib/kernel/markdown/from-html.ts';
import { ok, type Result } from '#lib/kernel/result.ts';
import { slugOf } from '#lib/kernel/slug.ts';
import { cleanBody, cleanLine, cleanName, countCharacters } from './clean-text.ts';
import { shownPath } from './entry-path.ts';
import { type FrontMatter, type FrontMatterValue, readFrontMatter } from './front-matter.ts';
import { counted } from './import-problem.ts';
import {
  IMPORT_PAGE_MAX,
  IMPORT_TITLE_MAX,
  type ImportedEssay,
  type ImportedPage,
  type ImportItem,
  type ImportProblem,
} from './imported.ts';
import { filledIn, postAddresses } from './jekyll-addresses.ts';
import { type JekyllConfig, readJekyllConfig } from './jekyll-config.ts';
import { isDay, readDate } from './jekyll-dates.ts';
import {
  isNothing,
  readIcon,
  readOrder,
  readRedirects,
  repeatedNotes,
  textField,
} from './jekyll-fields.ts';
import { plainMarkdown } from './jekyll-markdown.ts';
import { type JekyllFile, pageAddress, readJekyllPath, titleFromName } from './jekyll-paths.ts';
import { withoutLiquid } from './liquid.ts';
import { normalisePermalink } from './permalink.ts';
import { startsWithFrontMatter } from './starts-with-front-matter.ts';
import { SUMMARY_LENGTH, shortened } from './summary.ts';

/** A text file of the site, decoded; `path` as it is there. */
export type SiteText = { path: string; text: string };

/** What the site has beside its texts. */
export type SiteExtras = {
  /** The new address of a picture by its path in the site; null when it wasn't brought. */
  picture: (path: string) => string | null;
};

/** Names that Jekyll's own settings have; the others are said to be left out. */
const KNOWN_FIELDS = new Set(
  'title permalink redirect_from order icon date slug author excerpt description published lang language layout render_with_liquid position nav_order'.split(
    ' ',
  ),
);

/** What is left out of front matter is told in one line. */
const OTHERS_SHOWN = 160;

/** A text of the site with what its front matter says, before its text is looked at. */
type Draft = {
  file: JekyllFile;
  matter: FrontMatter;
  title: string;
  /** Where it leads here: `/essays/…` or `/…`. */
  address: string;
  notes: string[];
  content:
    | { kind: 'essay'; slug: string; at: Date | null; day: Day | null; redirectFrom: string[] }
    | { kind: 'page'; permalink: string; redirectFrom: string[] };
};

type Day = [string, string, string];

/**
 * The texts of a Jekyll site as essays (`_posts`, `_drafts`) and pages of the guide (all others).
 * One that can't come in is left out and says why; the others do come in. Two rounds: first where
 * each text will stand, then the texts, because they link to one another.
 */
export function readJekyllSite(texts: readonly SiteText[], extras: SiteExtras): ImportItem[] {
  const items: ImportItem[] = [];
  const files = texts.map((text) => ({ ...text, file: readJekyllPath(text.path) }));
  const configured = files.find(({ file }) => file.kind === 'config');
  const config = readJekyllConfig(configured?.text ?? null);
  const drafts: (Draft & { removed: number })[] = [];
  const taken = new Set<string>();
  for (const { file, text } of files) {
    if (!['post', 'draft', 'page'].includes(file.kind)) continue;
    const clean = cleanBody(text);
    const draft = readDraft(file, clean.text, config);
    if (!draft.ok) {
      items.push(leftOut(file, draft.problem.message));
    } else if (taken.has(draft.value.address)) {
      items.push(leftOut(file, `another text has the address ${draft.value.address} already.`));
    } else {
      taken.add(draft.value.address);
      drafts.push({ ...draft.value, removed: clean.removed });
    }
  }
  const site = siteOf(drafts, config, extras);
  for (const draft of drafts) items.push(withText(draft, site));
  return items;
}

function leftOut(file: JekyllFile, why: string): ImportItem {
  return { kind: 'left-out', what: shownPath(file.path), why, notes: [] };
}

function readDraft(
  file: JekyllFile,
  text: string,
  config: JekyllConfig,
): Result<Draft, ImportProblem> {
  const matter = matterOf(file, text);
  if (!matter.ok) return matter;
  const { fields } = matter.value;
  if (matter.value.body.trim() === '') return refused('there is no text below the front matter.');
  if (countCharacters(matter.value.body) > 2 * IMPORT_PAGE_MAX) return refused('it is too long.');
  const written = textField(matter.value, 'title');
  if (!written.ok) return written;
  const named = cleanLine(written.value);
  const title = named || cleanLine(titleFromName(file.slug));
  if (title === '') return refused('it has no title, and its name gives none.');
  if (countCharacters(title) > IMPORT_TITLE_MAX) {
    return refused(`its title is longer than ${IMPORT_TITLE_MAX} characters.`);
  }
  const notes = repeatedNotes(matter.value);
  if (named === '') notes.push('The title is made from the name of the file.');
  const base = { file, matter: matter.value, title, notes };
  const others = [...fields].filter(
    ([name, value]) => !KNOWN_FIELDS.has(name) && !isNothing(value),
  );
  if (others.length > 0)
    notes.push(`Not kept: ${shortened(others.map(named1).join(', '), OTHERS_SHOWN)}.`);
  return file.kind === 'page' ? readPage(base, config) : readPost(base, config);
}

type Base = Omit<Draft, 'address' | 'content'>;

// A post may do without front matter, as a draft often does; a page without is a file to Jekyll.
function matterOf(file: JekyllFile, text: string): Result<FrontMatter, ImportProblem> {
  if (startsWithFrontMatter(text)) return readFrontMatter(text);
  if (file.kind === 'page' && file.collection === null) {
    return refused('it has no front matter, so Jekyll does not read it either.');
  }
  return ok({ fields: new Map(), lines: new Map(), repeated: [], body: text });
}

function readPost(base: Base, config: JekyllConfig): Result<Draft, ImportProblem> {
  const { file, matter, notes } = base;
  const moment = readMoment(base);
  if (!moment.ok) return moment;
  const own = textField(matter, 'slug');
  if (!own.ok) return own;
  const slug = slugOf(own.value || file.slug) || slugOf(base.title);
  const isDraft =
    file.kind === 'draft' || valueOf(matter, 'published').trim().toLowerCase() === 'false';
  if (isDraft) notes.push('It was a draft there.');
  const redirects = readRedirects(matter, '');
  if (!redirects.ok) return redirects;
  const pattern = textField(matter, 'permalink');
  if (!pattern.ok) return pattern;
  const facts = {
    day: moment.value.day,
    at: moment.value.at,
    slug: own.value || file.slug,
    categories: [...file.folders, ...listOf(matter, 'categories', 'category')],
  };
  const former = isDraft ? [] : postAddresses(facts, pattern.value || config.permalink);
  const redirectFrom = [...new Set([...redirects.value.paths, ...former])];
  const at = isDraft ? null : moment.value.at;
  return ok({
    ...base,
    address: `/essays/${slug}`,
    content: { kind: 'essay', slug, at, day: moment.value.day, redirectFrom },
  });
}

function readMoment({
  file,
  matter,
  notes,
}: Base): Result<{ at: Date | null; day: Day | null }, ImportProblem> {
  const named = file.day;
  const written = valueOf(matter, 'date');
  const date = written === '' ? null : readDate(written);
  if (written !== '' && !date)
    return refused(`its date “${cleanLine(written).slice(0, 40)}” is none.`);
  if (date) {
    if (date.odd) notes.push(date.odd);
    const [year, month, day] = date.day;
    if (named && (named.year !== year || named.month !== month || named.day !== day)) {
      notes.push(
        `The name says ${named.year}-${named.month}-${named.day}, the front matter ${date.day.join('-')}: the front matter counts.`,
      );
    }
    return ok({ at: date.at, day: date.day });
  }
  if (!named) return ok({ at: null, day: null });
  const { year, month, day } = named;
  if (!isDay(year, month, day)) return refused(`there is no day ${year}-${month}-${day}.`);
  const fromName = readDate(`${year}-${month}-${day}`);
  return ok({ at: fromName?.at ?? null, day: [year, month, day] });
}

function readPage(base: Base, config: JekyllConfig): Result<Draft, ImportProblem> {
  const { file, matter, notes } = base;
  const written = textField(matter, 'permalink');
  if (!written.ok) return written;
  const pattern = written.value || (file.collection && config.collections.get(file.collection));
  let permalink = pageAddress(file);
  if (pattern) {
    const own = addressByPattern(pattern, file);
    if (!own.ok) return refused(`its permalink ${own.problem}.`);
    permalink = own.value;
  }
  if (permalink === '') {
    permalink = slugOf(base.title) || slugOf(file.slug);
    notes.push(`It was the home page, which is taken: its address is /${permalink}.`);
  }
  const redirects = readRedirects(matter, permalink);
  if (!redirects.ok) return redirects;
  notes.push(...redirects.value.notes);
  return ok({
    ...base,
    address: `/${permalink}`,
    content: { kind: 'page', permalink, redirectFrom: redirects.value.paths },
  });
}

function addressByPattern(pattern: string, file: JekyllFile): Result<string, string> {
  const path = pattern
    .replaceAll(':collection', file.collection ?? '')
    .replaceAll(':path', [...file.folders, file.slug].join('/'));
  if (!/(?:^|[/-]):[a-z_]+/.test(path)) return normalisePermalink(path);
  const facts = { day: null, at: null, slug: file.slug, categories: [] };
  const filled = filledIn(path, facts);
  return filled === null
    ? {
        ok: false,
        problem: `“${cleanLine(pattern).slice(0, 60)}” has parts that only Jekyll can fill in`,
      }
    : ok(filled);
}

/** What the texts of the site can ask about one another. */
type Site = {
  drafts: readonly Draft[];
  config: JekyllConfig;
  extras: SiteExtras;
  byPath: Map<string, Draft>;
  byName: Map<string, Draft>;
  byAddress: Map<string, Draft>;
};

function siteOf(drafts: readonly Draft[], config: JekyllConfig, extras: SiteExtras): Site {
  const byPath = new Map<string, Draft>();
  const byName = new Map<string, Draft>();
  const byAddress = new Map<string, Draft>();
  for (const draft of drafts) {
    byPath.set(draft.file.path, draft);
    const { day, slug } = draft.file;
    if (day) byName.set(`${day.year}-${day.month}-${day.day}-${slug}`, draft);
    for (const address of draft.content.redirectFrom) byAddress.set(address, draft);
  }
  for (const draft of drafts) byAddress.set(draft.address.slice(1), draft);
  return { drafts, config, extras, byPath, byName, byAddress };
}

function withText(draft: Draft & { removed: number }, site: Site): ImportItem {
  const notes = [...draft.notes];
  const markdown = textOf(draft, site, notes);
  const length = countCharacters(markdown);
  if (length > IMPORT_PAGE_MAX) return leftOut(draft.file, 'it is too long.');
  if (markdown.trim() === '')
    return leftOut(draft.file, 'nothing is left of its text without Jekyll.');
  if (draft.removed > 0) {
    notes.push(
      `${counted(draft.removed, 'control character was', 'control characters were')} left out.`,
    );
  }
  return draft.content.kind === 'essay'
    ? essayOf(draft, draft.content, markdown, notes)
    : pageOf(draft, draft.content, markdown, notes);
}

function textOf(draft: Draft, site: Site, notes: string[]): string {
  const { file, matter } = draft;
  const hasLiquid = valueOf(matter, 'render_with_liquid') !== 'false';
  const liquid = hasLiquid
    ? withoutLiquid(matter.body, {
        linkTo: (path) => site.byPath.get(path.replace(/^\//, ''))?.address ?? null,
        postUrl: (name) => site.byName.get(name.replace(/^.*\//, ''))?.address ?? null,
        value: (name) => valueIn(name, draft, site.config),
      })
    : { text: matter.body, dropped: new Map<string, number>() };
  if (liquid.dropped.size > 0) {
    const names = [...liquid.dropped].map(([name, count]) =>
      count > 1 ? `${name} (${count}×)` : name,
    );
    notes.push(`Only Jekyll knows, so left out: ${shortened(names.join(', '), 2 * OTHERS_SHOWN)}.`);
  }
  if (/\.html?$/i.test(file.path)) {
    notes.push('The page was turned from HTML into Markdown.');
    return htmlToMarkdown(liquid.text);
  }
  const { markdown, changed } = plainMarkdown(liquid.text, {
    moved: (address) => movedAddress(address, file, site),
    picture: (address) => site.extras.picture(picturePath(address, file)),
  });
  const said: [number, string, string][] = [
    [
      changed.html,
      'piece of HTML became Markdown, or went',
      'pieces of HTML became Markdown, or went',
    ],
    [
      changed.attributes,
      'mark of kramdown ({: …}) is left out',
      'marks of kramdown ({: …}) are left out',
    ],
    [
      changed.links,
      'link to what is not here became words',
      'links to what is not here became words',
    ],
    [
      changed.pictures,
      'picture that is not here became words',
      'pictures that are not here became words',
    ],
  ];
  for (const [count, one, many] of said) if (count > 0) notes.push(`${counted(count, one, many)}.`);
  return markdown;
}

function valueIn(name: string, draft: Draft, config: JekyllConfig): string | null {
  const [where, field = ''] = name.split('.', 2);
  if (name.split('.').length !== 2) return null;
  if (where === 'site') return config.values.get(field) ?? null;
  if (where !== 'page') return null;
  if (field === 'title') return draft.title;
  if (field === 'url') return draft.address;
  const value = draft.matter.fields.get(field);
  return typeof value === 'string' ? value : null;
}

/** Where a link of the site's own leads now; null for any other, and for one that stays right. */
function movedAddress(address: string, file: JekyllFile, site: Site): string | null {
  const [path = '', rest = ''] = splitAt(address);
  if (/^[a-z][a-z0-9+.-]*:|^\/\/|^#/i.test(address) || path === '') return null;
  const bare = /\.(?:md|markdown)$/i.test(path) ? site.byPath.get(within(path, file)) : undefined;
  const known = normalisePermalink(path);
  const target =
    bare ?? (path.startsWith('/') && known.ok ? site.byAddress.get(known.value) : undefined);
  if (!target || target.address === path) return null;
  return target.address + rest;
}

function splitAt(address: string): [string, string] {
  const at = address.search(/[?#]/);
  return at === -1 ? [address, ''] : [address.slice(0, at), address.slice(at)];
}

/** A path relative to a file, or to the site when it begins with a slash. */
function within(path: string, file: JekyllFile): string {
  if (path.startsWith('/')) return path.slice(1);
  const parts = file.path.split('/').slice(0, -1);
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}

function picturePath(address: string, file: JekyllFile): string {
  const [path] = splitAt(address);
  try {
    return within(decodeURIComponent(path), file);
  } catch {
    return within(path, file);
  }
}

function essayOf(
  { file, matter, title }: Draft,
  content: Extract<Draft['content'], { kind: 'essay' }>,
  source: string,
  notes: string[],
): ImportedEssay {
  const name = file.day
    ? `${file.day.year}-${file.day.month}-${file.day.day}-${file.slug}`
    : `draft-${file.slug}`;
  const description = cleanLine(valueOf(matter, 'description') || valueOf(matter, 'excerpt'));
  return {
    kind: 'essay',
    format: 'jekyll',
    key: `jekyll:${[...file.folders, name].join('/')}`,
    title,
    slug: content.slug,
    byline: authorOf(matter),
    summary: shortened(description, SUMMARY_LENGTH),
    language: valueOf(matter, 'lang') || valueOf(matter, 'language') || null,
    publishedAt: content.at,
    source,
    redirectFrom: content.redirectFrom,
    notes,
  };
}

function pageOf(
  { matter, title }: Draft,
  content: Extract<Draft['content'], { kind: 'page' }>,
  source: string,
  notes: string[],
): ImportedPage {
  const order = readOrder(matter);
  const icon = readIcon(matter);
  return {
    kind: 'page',
    format: 'jekyll',
    oneOfMany: true,
    ...(valueOf(matter, 'published').trim().toLowerCase() === 'false'
      ? { draft: true as const }
      : {}),
    title,
    permalink: content.permalink,
    redirectFrom: content.redirectFrom,
    order: order.ok ? order.value : null,
    icon: icon.ok ? icon.value : null,
    source,
    notes,
  };
}

/** `author` as a name, a list of names, or a map with one. */
function authorOf(matter: FrontMatter): string | null {
  const value = matter.fields.get('author') ?? matter.fields.get('authors');
  const names = (Array.isArray(value) ? value : [value]).map((each) => {
    const name = each instanceof Map ? each.get('name') : each;
    return typeof name === 'string' ? cleanName(name) : '';
  });
  const joined = cleanName(names.filter(Boolean).join(', '));
  return joined === '' ? null : joined;
}

function valueOf(matter: FrontMatter, field: string): string {
  const value = textField(matter, field);
  return value.ok ? value.value : '';
}

/** Categories: a list, or words in one line; `category` is one. */
function listOf(matter: FrontMatter, many: string, one: string): string[] {
  const value = matter.fields.get(many);
  if (Array.isArray(value)) return value.filter((each) => typeof each === 'string');
  if (typeof value === 'string' && value.trim() !== '') return value.trim().split(/\s+/);
  const single = matter.fields.get(one);
  return typeof single === 'string' && single.trim() !== '' ? [single.trim()] : [];
}

function named1([name, value]: [string, FrontMatterValue]): string {
  const shown = cleanLine(name).slice(0, 40);
  return typeof value === 'string' ? `${shown} (${cleanLine(value).slice(0, 40)})` : shown;
}

function refused(why: string): { ok: false; problem: ImportProblem } {
  return { ok: false, problem: { code: 'bad-front-matter', message: why } };
}
