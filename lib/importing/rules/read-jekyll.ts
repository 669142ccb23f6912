import { ok, type Result } from '#lib/kernel/result.ts';
import { slugOf } from '#lib/kernel/slug.ts';
import { cleanBody, cleanLine, countCharacters } from './clean-text.ts';
import { type FrontMatter, readFrontMatter } from './front-matter.ts';
import { counted, formatCount, problem, problemAtLine } from './import-problem.ts';
import {
  IMPORT_PAGE_MAX,
  IMPORT_TITLE_MAX,
  type ImportedPage,
  type ImportProblem,
} from './imported.ts';
import {
  fieldProblem,
  ICON_MAX,
  isNothing,
  readIcon,
  readOrder,
  readRedirects,
  repeatedNotes,
  textField,
} from './jekyll-fields.ts';
import { normalisePermalink } from './permalink.ts';

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

function notesOf(matter: FrontMatter, removed: number): string[] {
  const notes = repeatedNotes(matter);
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
