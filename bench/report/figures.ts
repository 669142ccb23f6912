import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What is measured, in the order in which it stands in the file. */
export type SectionName = 'bench' | 'lighthouse';

const FILE = join(import.meta.dirname, '../../docs/figures.md');
const HEAD = `# Figures

What the site was last measured to do, and on what. Written by \`npm run bench\` and \`npm run lighthouse\`, which replace their own part and leave the other alone.
`;

/** Puts a section into docs/figures.md, in the place of what it held before. */
export function writeSection(name: SectionName, markdown: string): void {
  const before = existsSync(FILE) ? readFileSync(FILE, 'utf8') : HEAD;
  writeFileSync(FILE, replaceSection(before, name, markdown));
}

/** A text with one of its sections, told by comments, replaced or, if it has none, added at the end. */
export function replaceSection(text: string, name: SectionName, markdown: string): string {
  const begin = `<!-- npm run ${name} -->`;
  const end = `<!-- end of ${name} -->`;
  const section = `${begin}\n${markdown.trim()}\n${end}`;
  const from = text.indexOf(begin);
  const to = text.indexOf(end);
  if (from === -1 || to < from) return `${text.trimEnd()}\n\n${section}\n`;
  return text.slice(0, from) + section + text.slice(to + end.length);
}

/** A Markdown table; the first column is text, the others are figures. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const rule = head.map((_, index) => (index === 0 ? '---' : '--:'));
  return [head, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** A whole number with its thousands set apart. */
export function whole(number: number): string {
  return Math.round(number).toLocaleString('en-GB');
}

/** Kilobytes of 1,000 bytes with one decimal. */
export function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}

/** Megabytes of 1,000,000 bytes. */
export function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)} MB`;
}

/** Milliseconds, with a decimal where it says something. */
export function milliseconds(ms: number): string {
  return `${ms < 10 ? ms.toFixed(1) : whole(ms)} ms`;
}
