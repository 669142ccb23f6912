import { htmlToMarkdown } from './from-html.ts';

/** HTML of a clipboard as our Markdown. */
export function pastedToMarkdown(html: string): string {
  return htmlToMarkdown(html);
}
