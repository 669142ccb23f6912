import { ok, type Result } from '#lib/kernel/result.ts';
import { slugOf } from '#lib/kernel/slug.ts';
import { cleanLine, countCharacters } from './clean-text.ts';
import { type FrontMatter, type FrontMatterValue, readFrontMatter } from './front-matter.ts';
import { IMPORT_PAGE_MAX, IMPORT_TITLE_MAX, type ImportProblem } from './imported.ts';
import { filledIn, postAddresses } from './jekyll-addresses.ts';
import type { JekyllConfig } from './jekyll-config.ts';
import { isDay, readDate } from './jekyll-dates.ts';
import { fieldText, isNothing, readRedirects, repeatedNotes, textField } from './jekyll-fields.ts';
import { type JekyllFile, pageAddress, titleFromName } from './jekyll-paths.ts';
import { normalisePermalink } from './permalink.ts';
import { startsWithFrontMatter } from './starts-with-front-matter.ts';
import { shortened } from './summary.ts';

/** Names that Jekyll's own settings have; the others are said to be left out. */
const KNOWN_FIELDS = new Set(
  'title permalink redirect_from order icon date slug author excerpt description published lang language layout render_with_liquid position nav_order'.split(
    ' ',
  ),
);

/** What is left out of front matter is told in one line. */
const OTHERS_SHOWN = 160;

/** A text of the site with what its front matter says, before its text is looked at. */
export type JekyllDraft = {
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

type Base = Omit<JekyllDraft, 'address' | 'content'>;

/** Reads what a text's front matter and name say. Fails with why it can't come in. */
export function readJekyllDraft(
  file: JekyllFile,
  text: string,
  config: JekyllConfig,
): Result<JekyllDraft, ImportProblem> {
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
    notes.push(`Not kept: ${shortened(others.map(namedField).join(', '), OTHERS_SHOWN)}.`);
  return file.kind === 'page' ? readPage(base, config) : readPost(base, config);
}

// A post may do without front matter, as a draft often does; a page without is a file to Jekyll.
function matterOf(file: JekyllFile, text: string): Result<FrontMatter, ImportProblem> {
  if (startsWithFrontMatter(text)) return readFrontMatter(text);
  if (file.kind === 'page' && file.collection === null) {
    return refused('it has no front matter, so Jekyll does not read it either.');
  }
  return ok({ fields: new Map(), lines: new Map(), repeated: [], body: text });
}

function readPost(base: Base, config: JekyllConfig): Result<JekyllDraft, ImportProblem> {
  const { file, matter, notes } = base;
  const moment = readMoment(base);
  if (!moment.ok) return moment;
  const own = textField(matter, 'slug');
  if (!own.ok) return own;
  const slug = slugOf(own.value || file.slug) || slugOf(base.title);
  const isDraft =
    file.kind === 'draft' || fieldText(matter, 'published').trim().toLowerCase() === 'false';
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
  const written = fieldText(matter, 'date');
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

function readPage(base: Base, config: JekyllConfig): Result<JekyllDraft, ImportProblem> {
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

/** Categories: a list, or words in one line; `category` is one. */
function listOf(matter: FrontMatter, many: string, one: string): string[] {
  const value = matter.fields.get(many);
  if (Array.isArray(value)) return value.filter((each) => typeof each === 'string');
  if (typeof value === 'string' && value.trim() !== '') return value.trim().split(/\s+/);
  const single = matter.fields.get(one);
  return typeof single === 'string' && single.trim() !== '' ? [single.trim()] : [];
}

function namedField([name, value]: [string, FrontMatterValue]): string {
  const shown = cleanLine(name).slice(0, 40);
  return typeof value === 'string' ? `${shown} (${cleanLine(value).slice(0, 40)})` : shown;
}

function refused(why: string): { ok: false; problem: ImportProblem } {
  return { ok: false, problem: { code: 'bad-front-matter', message: why } };
}
