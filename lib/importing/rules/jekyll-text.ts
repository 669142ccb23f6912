import { htmlToMarkdown } from '#lib/kernel/markdown/from-html.ts';
import { counted } from './import-problem.ts';
import type { JekyllConfig } from './jekyll-config.ts';
import type { JekyllDraft } from './jekyll-draft.ts';
import { fieldText } from './jekyll-fields.ts';
import { plainMarkdown } from './jekyll-markdown.ts';
import type { JekyllFile } from './jekyll-paths.ts';
import { withoutLiquid } from './liquid.ts';
import { normalisePermalink } from './permalink.ts';
import { shortened } from './summary.ts';

/** What could not be kept is told in one line. */
const DROPPED_SHOWN = 320;

/** What the site has beside its texts. */
export type SiteExtras = {
  /** The new address of a picture by its path in the site; null when it wasn't brought. */
  picture: (path: string) => string | null;
};

/** What the texts of the site can ask about one another. */
export type JekyllSite = {
  drafts: readonly JekyllDraft[];
  config: JekyllConfig;
  extras: SiteExtras;
  byPath: Map<string, JekyllDraft>;
  byName: Map<string, JekyllDraft>;
  byAddress: Map<string, JekyllDraft>;
};

/** Puts the texts of a site where they can be found by path, name and address. */
export function siteOf(
  drafts: readonly JekyllDraft[],
  config: JekyllConfig,
  extras: SiteExtras,
): JekyllSite {
  const byPath = new Map<string, JekyllDraft>();
  const byName = new Map<string, JekyllDraft>();
  const byAddress = new Map<string, JekyllDraft>();
  for (const draft of drafts) {
    byPath.set(draft.file.path, draft);
    const { day, slug } = draft.file;
    if (day) byName.set(`${day.year}-${day.month}-${day.day}-${slug}`, draft);
    for (const address of draft.content.redirectFrom) byAddress.set(address, draft);
  }
  for (const draft of drafts) byAddress.set(draft.address.slice(1), draft);
  return { drafts, config, extras, byPath, byName, byAddress };
}

/** The text of a draft as Markdown of ours; what was changed or left out goes to `notes`. */
export function jekyllText(draft: JekyllDraft, site: JekyllSite, notes: string[]): string {
  const { file, matter } = draft;
  const hasLiquid = fieldText(matter, 'render_with_liquid') !== 'false';
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
    notes.push(`Only Jekyll knows, so left out: ${shortened(names.join(', '), DROPPED_SHOWN)}.`);
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

function valueIn(name: string, draft: JekyllDraft, config: JekyllConfig): string | null {
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
function movedAddress(address: string, file: JekyllFile, site: JekyllSite): string | null {
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
