import { ok, type Result } from '#lib/kernel/result.ts';
import { slugOf } from '#lib/kernel/slug.ts';
import { cleanBody, cleanLine, countCharacters } from './clean-text.ts';
import { type FrontMatter, type FrontMatterValue, readFrontMatter } from './front-matter.ts';
import { counted, formatCount, problem, problemAtLine } from './import-problem.ts';
import {
  IMPORT_PAGE_MAX,
  IMPORT_TITLE_MAX,
  type ImportedPage,
  type ImportProblem,
} from './imported.ts';
import { normalisePermalink } from './permalink.ts';

/** A name of an icon font's classes, such as "fas fa-door-open". */
const ICON_MAX = 60;

/** Old addresses of one page; more is a mistake. */
const REDIRECTS_MAX = 50;

/** Any order that fits a 32-bit column and that somebody would type. */
const ORDER_MAX = 1_000_000;

const FIELDS_WE_KEEP = ['title', 'permalink', 'redirect_from', 'order', 'icon'];

/**
 * A Jekyll page: front matter with at least a title, then Markdown, which is kept as written.
 *
 * The address is `permalink`. Of Jekyll's placeholders `:title` and `:slug` are filled in; the
 * others need a whole Jekyll site to mean something and are refused, as guessing would move the
 * page. Without a permalink the address is made from the title.
 */
export function readJekyll(text: string): Result<ImportedPage, ImportProblem> {
  const clean = cleanBody(text);
  const matter = readFrontMatter(clean.text);
  if (!matter.ok) return matter;
  const { body } = matter.value;
  if (body.trim() === '') return problem('empty', 'There is no text below the front matter.');
  const length = countCharacters(body);
  if (length > IMPORT_PAGE_MAX) {
    return problem(
      'page-too-long',
      `The page has ${formatCount(length)} characters, and ${formatCount(IMPORT_PAGE_MAX)} are allowed.`,
    );
  }
  const title = readTitle(matter.value);
  if (!title.ok) return title;
  const permalink = readPermalink(matter.value, title.value);
  if (!permalink.ok) return permalink;
  const redirects = readRedirects(matter.value, permalink.value.path);
  if (!redirects.ok) return redirects;
  const order = readOrder(matter.value);
  if (!order.ok) return order;
  const icon = readIcon(matter.value);
  if (!icon.ok) return icon;
  return ok({
    kind: 'page',
    format: 'jekyll',
    title: title.value,
    permalink: permalink.value.path,
    redirectFrom: redirects.value.paths,
    order: order.value,
    icon: icon.value,
    source: body,
    notes: [
      ...permalink.value.notes,
      ...redirects.value.notes,
      ...notesOf(matter.value, clean.removed),
    ],
  });
}

function fieldProblem(matter: FrontMatter, field: string, what: string) {
  const line = matter.lines.get(field) ?? 1;
  return problemAtLine('bad-front-matter', line, `"${field}" ${what}.`);
}

/** The text of a field, an empty string if it is missing or empty. */
function textField(matter: FrontMatter, field: string): Result<string, ImportProblem> {
  const value = matter.fields.get(field) ?? '';
  if (typeof value !== 'string') return fieldProblem(matter, field, 'must be text, not a list');
  return ok(isEmpty(value) ? '' : value);
}

// YAML's two ways to write "nothing" come as text, because no type but text is known.
function isEmpty(value: string): boolean {
  return ['', '~', 'null'].includes(value.trim());
}

function readTitle(matter: FrontMatter): Result<string, ImportProblem> {
  const text = textField(matter, 'title');
  if (!text.ok) return text;
  const title = cleanLine(text.value);
  if (title === '') {
    const line = matter.lines.get('title') ?? 1;
    return problemAtLine('no-title', line, 'the front matter has no title.');
  }
  if (countCharacters(title) > IMPORT_TITLE_MAX) {
    const line = matter.lines.get('title') ?? 1;
    return problemAtLine(
      'title-too-long',
      line,
      `the title is longer than ${IMPORT_TITLE_MAX} characters.`,
    );
  }
  return ok(title);
}

type Address = { path: string; notes: string[] };

function readPermalink(matter: FrontMatter, title: string): Result<Address, ImportProblem> {
  const written = textField(matter, 'permalink');
  if (!written.ok) return written;
  const slug = slugOf(title);
  if (written.value === '') {
    if (slug === '') {
      return fieldProblem(matter, 'permalink', 'is missing, and the title gives no address');
    }
    return ok({ path: slug, notes: [`There is no permalink: the address is /${slug}.`] });
  }
  const ownSlug = textField(matter, 'slug');
  if (!ownSlug.ok) return ownSlug;
  const filled = written.value.replace(/:(?:title|slug)(?![a-z_])/g, ownSlug.value || slug);
  const placeholder = /:[a-z_]+/.exec(filled)?.[0];
  if (placeholder && /(?:^|\/|-):/.test(filled)) {
    return fieldProblem(matter, 'permalink', `has "${placeholder}", which only Jekyll can fill in`);
  }
  const path = normalisePermalink(filled);
  if (!path.ok) return fieldProblem(matter, 'permalink', path.problem);
  if (path.value === '') {
    return fieldProblem(matter, 'permalink', 'is the home page, which is taken');
  }
  const notes = filled === written.value ? [] : [`The address is /${path.value}.`];
  return ok({ path: path.value, notes });
}

type Redirects = { paths: string[]; notes: string[] };

function readRedirects(matter: FrontMatter, permalink: string): Result<Redirects, ImportProblem> {
  const value = matter.fields.get('redirect_from') ?? '';
  const written = Array.isArray(value) ? value : [value];
  if (written.length > REDIRECTS_MAX) {
    return fieldProblem(matter, 'redirect_from', `has more than ${REDIRECTS_MAX} addresses`);
  }
  const paths = new Set<string>();
  for (const address of written) {
    if (typeof address !== 'string') {
      return fieldProblem(matter, 'redirect_from', 'must be an address or a list of addresses');
    }
    if (isEmpty(address)) continue;
    const path = normalisePermalink(address);
    if (!path.ok) return fieldProblem(matter, 'redirect_from', path.problem);
    if (path.value === '') {
      return fieldProblem(matter, 'redirect_from', 'has the home page, which is taken');
    }
    paths.add(path.value);
  }
  const notes = paths.delete(permalink)
    ? ['"redirect_from" has the address of the page itself, which is left out.']
    : [];
  return ok({ paths: [...paths], notes });
}

function readOrder(matter: FrontMatter): Result<number | null, ImportProblem> {
  const text = textField(matter, 'order');
  if (!text.ok || text.value === '') return text.ok ? ok(null) : text;
  const order = Number(text.value);
  if (!/^[+-]?\d{1,7}$/.test(text.value.trim()) || Math.abs(order) > ORDER_MAX) {
    return fieldProblem(matter, 'order', 'must be a whole number of at most a million');
  }
  return ok(order);
}

function readIcon(matter: FrontMatter): Result<string | null, ImportProblem> {
  const text = textField(matter, 'icon');
  if (!text.ok) return text;
  const icon = cleanLine(text.value);
  if (icon.length > ICON_MAX) {
    return fieldProblem(matter, 'icon', `is longer than ${ICON_MAX} characters`);
  }
  return ok(icon === '' ? null : icon);
}

function notesOf(matter: FrontMatter, removed: number): string[] {
  const notes: string[] = [];
  const others = [...matter.fields]
    .filter(([field, value]) => !FIELDS_WE_KEEP.includes(field) && !isNothing(value))
    .map(([field]) => cleanLine(field).slice(0, ICON_MAX));
  if (others.length > 0) {
    notes.push(
      `${counted(others.length, 'other setting of the front matter is', 'other settings of the front matter are')} left out: ${others.join(', ')}.`,
    );
  }
  const tags = matter.body.match(/<\/?[a-z][a-z0-9]{0,20}(?=[\s/>])/gi)?.length ?? 0;
  if (tags > 0) {
    notes.push(`${counted(tags, 'HTML tag has', 'HTML tags have')} no effect here.`);
  }
  if (removed > 0) {
    notes.push(`${counted(removed, 'control character was', 'control characters were')} left out.`);
  }
  return notes;
}

function isNothing(value: FrontMatterValue): boolean {
  return typeof value === 'string' && isEmpty(value);
}
