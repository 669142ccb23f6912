import { visit } from 'unist-util-visit';
import { parseMarkdown } from '#lib/kernel/markdown/parse.ts';

/**
 * Makes every line end inside a paragraph a line break (`\` at the end of the line), as forums show
 * it; our Markdown alone would run the lines together. Code, tables and lists stay as they are.
 */
export function keepLineBreaks(markdown: string): string {
  const ends: number[] = [];
  visit(parseMarkdown(markdown, 'comment').tree, 'text', ({ position }) => {
    const { start, end } = position ?? {};
    if (start?.offset === undefined || end?.offset === undefined) return;
    for (let at = markdown.indexOf('\n', start.offset); at !== -1 && at < end.offset; ) {
      ends.push(at);
      at = markdown.indexOf('\n', at + 1);
    }
  });
  let from = 0;
  let result = '';
  for (const end of ends) {
    result += `${markdown.slice(from, end).trimEnd()}\\`;
    from = end;
  }
  return result + markdown.slice(from);
}
