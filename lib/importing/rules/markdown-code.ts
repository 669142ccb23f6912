// A line that opens a fence, also inside quotes and list items.
const FENCE = /[ \t]*(?:(?:>|[-*+]|\d{1,9}[.)])[ \t]*)*(`{3,}|~{3,})([^\n]*)/y;

const BLANK_LINE = /\n[ \t]*\n/;

/**
 * Where the code ends that begins at `index` of a Markdown source: a fenced block (only asked for
 * at the start of a line) or a code span. Null if no code begins there. `end` is the index after
 * it. Indented code is not found: without its surroundings it looks like any indented text.
 */
export function codeEndAt(source: string, index: number): number | null {
  const atLineStart = index === 0 || source[index - 1] === '\n';
  return (atLineStart ? fenceEnd(source, index) : null) ?? spanEnd(source, index);
}

function fenceEnd(source: string, index: number): number | null {
  FENCE.lastIndex = index;
  const [, fence, info] = FENCE.exec(source) ?? [];
  if (fence === undefined || info === undefined) return null;
  const sign = fence.charAt(0);
  // Text with a backtick after the sign is a code span that looks like a fence.
  if (sign === '`' && info.includes('`')) return null;
  const closing = new RegExp(`^[ \\t>]*\\${sign}{${fence.length},}[ \\t]*$`, 'gm');
  closing.lastIndex = FENCE.lastIndex;
  return closing.exec(source) === null ? source.length : closing.lastIndex;
}

function spanEnd(source: string, index: number): number | null {
  if (source[index] !== '`') return null;
  const length = runLength(source, index);
  for (let at = index + length; at < source.length; ) {
    const next = source.indexOf('`', at);
    // A code span stays within its paragraph.
    if (next === -1 || BLANK_LINE.test(source.slice(at, next))) return null;
    const found = runLength(source, next);
    if (found === length) return next + found;
    at = next + found;
  }
  return null;
}

/** How many backticks stand in a row at `index`. */
export function runLength(source: string, index: number): number {
  let end = index;
  while (source[end] === '`') end += 1;
  return end - index;
}
