// The first line of a Jekyll page: jekyll's own pattern (lib/jekyll/document.rb).
const FRONT_MATTER_START = /^---[ \t]*(?:\r\n?|\n|$)/;

/** Whether a text begins with the line that opens front matter. */
export function startsWithFrontMatter(text: string): boolean {
  return FRONT_MATTER_START.test(text);
}
