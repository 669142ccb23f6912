import { cleanBody, cleanLine, cleanName, countCharacters } from './clean-text.ts';
import { shownPath } from './entry-path.ts';
import type { FrontMatter } from './front-matter.ts';
import { counted } from './import-problem.ts';
import {
  IMPORT_PAGE_MAX,
  type ImportedEssay,
  type ImportedPage,
  type ImportItem,
} from './imported.ts';
import { readJekyllConfig } from './jekyll-config.ts';
import { type JekyllDraft, readJekyllDraft } from './jekyll-draft.ts';
import { fieldText, readIcon, readOrder } from './jekyll-fields.ts';
import { type JekyllFile, readJekyllPath } from './jekyll-paths.ts';
import { type JekyllSite, jekyllText, type SiteExtras, siteOf } from './jekyll-text.ts';
import { SUMMARY_LENGTH, shortened } from './summary.ts';

/** A text file of the site, decoded; `path` as it is there. */
export type SiteText = { path: string; text: string };

/**
 * The texts of a Jekyll site as essays (`_posts`, `_drafts`) and pages of the guide (all others).
 * One that can't come in is left out and says why; the others do come in. Two rounds: first where
 * each text will stand, then the texts, because they link to one another.
 */
export function* readJekyllSite(
  texts: readonly SiteText[],
  extras: SiteExtras,
): Generator<ImportItem> {
  const files = texts.map((text) => ({ ...text, file: readJekyllPath(text.path) }));
  const configured = files.find(({ file }) => file.kind === 'config');
  const config = readJekyllConfig(configured?.text ?? null);
  const drafts: (JekyllDraft & { removed: number })[] = [];
  const taken = new Set<string>();
  for (const { file, text } of files) {
    if (!['post', 'draft', 'page'].includes(file.kind)) continue;
    const clean = cleanBody(text);
    const draft = readJekyllDraft(file, clean.text, config);
    if (!draft.ok) {
      yield leftOut(file, draft.problem.message);
    } else if (taken.has(draft.value.address)) {
      yield leftOut(file, `another text has the address ${draft.value.address} already.`);
    } else {
      taken.add(draft.value.address);
      drafts.push({ ...draft.value, removed: clean.removed });
    }
  }
  const site = siteOf(drafts, config, extras);
  for (const draft of drafts) yield withText(draft, site);
}

function leftOut(file: JekyllFile, why: string): ImportItem {
  return { kind: 'left-out', what: shownPath(file.path), why, notes: [] };
}

function withText(draft: JekyllDraft & { removed: number }, site: JekyllSite): ImportItem {
  const notes = [...draft.notes];
  const markdown = jekyllText(draft, site, notes);
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

function essayOf(
  { file, matter, title }: JekyllDraft,
  content: Extract<JekyllDraft['content'], { kind: 'essay' }>,
  source: string,
  notes: string[],
): ImportedEssay {
  const name = file.day
    ? `${file.day.year}-${file.day.month}-${file.day.day}-${file.slug}`
    : `draft-${file.slug}`;
  const description = cleanLine(fieldText(matter, 'description') || fieldText(matter, 'excerpt'));
  return {
    kind: 'essay',
    format: 'jekyll',
    key: `jekyll:${[...file.folders, name].join('/')}`,
    title,
    slug: content.slug,
    byline: authorOf(matter),
    summary: shortened(description, SUMMARY_LENGTH),
    language: fieldText(matter, 'lang') || fieldText(matter, 'language') || null,
    publishedAt: content.at,
    source,
    redirectFrom: content.redirectFrom,
    notes,
  };
}

function pageOf(
  { matter, title }: JekyllDraft,
  content: Extract<JekyllDraft['content'], { kind: 'page' }>,
  source: string,
  notes: string[],
): ImportedPage {
  const order = readOrder(matter);
  const icon = readIcon(matter);
  return {
    kind: 'page',
    format: 'jekyll',
    oneOfMany: true,
    ...(fieldText(matter, 'published').trim().toLowerCase() === 'false'
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
