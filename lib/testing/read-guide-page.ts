import type { GuideBlock, GuideDocument } from '#lib/guide/rules/guide-document.ts';
import { readGuide } from '#lib/guide/rules/read-guide.ts';

const KNOWN: { [target: string]: string } = {
  rest: '/rest',
  'odd page': '/a b>c',
  evil: 'javascript:alert(1)',
};

/** A page of the guide in a project that has some other pages. */
export function read(source: string): GuideDocument {
  return readGuide(source, { resolveLink: (target) => KNOWN[target] ?? null });
}

/** All HTML of an ordinary page, on one line. */
export function html(source: string): string {
  return flat(read(source).intro);
}

/** HTML of these blocks on one line, planned articles as `{title|title}`. */
export function flat(blocks: GuideBlock[]): string {
  return blocks
    .map((block) =>
      block.kind === 'html'
        ? block.html
        : `{${block.articles.map((article) => article.title).join('|')}}`,
    )
    .join('')
    .replace(/\n/g, '');
}

/** Everything but the notes: what may leave for readers. */
export function shown(document: GuideDocument): string {
  return JSON.stringify({ ...document, notes: [] });
}
