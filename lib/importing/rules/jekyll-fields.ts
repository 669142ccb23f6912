import { ok, type Result } from '#lib/kernel/result.ts';
import { cleanLine } from './clean-text.ts';
import type { FrontMatter, FrontMatterValue } from './front-matter.ts';
import { problemAtLine } from './import-problem.ts';
import type { ImportProblem } from './imported.ts';
import { normalisePermalink } from './permalink.ts';

/** A name of an icon font's classes, such as "fas fa-door-open". */
export const ICON_MAX = 60;

/** Old addresses of one page; more is a mistake. */
const REDIRECTS_MAX = 50;

/** Any order that fits a 32-bit column and that somebody would type. */
const ORDER_MAX = 1_000_000;

/** A problem with one field, at its line. */
export function fieldProblem(matter: FrontMatter, field: string, what: string) {
  const line = matter.lines.get(field) ?? 1;
  return problemAtLine('bad-front-matter', line, `"${field}" ${what}.`);
}

/** The text of a field, an empty string if it is missing or empty. */
export function textField(matter: FrontMatter, field: string): Result<string, ImportProblem> {
  const value = matter.fields.get(field) ?? '';
  if (typeof value !== 'string') return fieldProblem(matter, field, 'must be text, not a list');
  return ok(isEmpty(value) ? '' : value);
}

/** Whether a field is empty. YAML's two ways to write "nothing" come as text, because no type but text is known. */
export function isEmpty(value: string): boolean {
  return ['', '~', 'null'].includes(value.trim());
}

export type Redirects = { paths: string[]; notes: string[] };

/** Old addresses, one or a list of them, without that of the page itself (`permalink`). */
export function readRedirects(
  matter: FrontMatter,
  permalink: string,
): Result<Redirects, ImportProblem> {
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

/** Where a page stands among the others; null: it doesn't say. */
export function readOrder(matter: FrontMatter): Result<number | null, ImportProblem> {
  const text = textField(matter, 'order');
  if (!text.ok || text.value === '') return text.ok ? ok(null) : text;
  const order = Number(text.value);
  if (!/^[+-]?\d{1,7}$/.test(text.value.trim()) || Math.abs(order) > ORDER_MAX) {
    return fieldProblem(matter, 'order', 'must be a whole number of at most a million');
  }
  return ok(order);
}

/** The name of an icon; null: it has none. */
export function readIcon(matter: FrontMatter): Result<string | null, ImportProblem> {
  const text = textField(matter, 'icon');
  if (!text.ok) return text;
  const icon = cleanLine(text.value);
  if (icon.length > ICON_MAX) {
    return fieldProblem(matter, 'icon', `is longer than ${ICON_MAX} characters`);
  }
  return ok(icon === '' ? null : icon);
}

/** Whether a field says nothing. */
export function isNothing(value: FrontMatterValue): boolean {
  return typeof value === 'string' && isEmpty(value);
}

/** What to say about names that stand in the front matter more than once. */
export function repeatedNotes(matter: FrontMatter): string[] {
  return matter.repeated.map(
    (name) => `“${cleanLine(name).slice(0, ICON_MAX)}” stands there twice: the last one counts.`,
  );
}

/** The text of a field; an empty string if it is missing, empty or no text. */
export function fieldText(matter: FrontMatter, field: string): string {
  const value = textField(matter, field);
  return value.ok ? value.value : '';
}
