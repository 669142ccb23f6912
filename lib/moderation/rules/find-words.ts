import { fail, ok, type Result } from '#lib/kernel/result.ts';
import type { Span } from './black-out.ts';

/**
 * Where words stand in a text: for each line of `words` every place at which it stands, exactly as
 * it was typed. For who blacks out without a script to select with. Fails with the first line that
 * stands nowhere.
 */
export function findWords(source: string, words: string): Result<Span[]> {
  const spans: Span[] = [];
  for (const line of words.split(/\r\n?|\n/)) {
    const wanted = line.trim();
    if (wanted === '') continue;
    let start = source.indexOf(wanted);
    if (start < 0) return fail('words', `“${wanted}” does not stand in the text.`, 'words');
    while (start >= 0) {
      const end = start + wanted.length;
      spans.push({ start, end });
      start = source.indexOf(wanted, end);
    }
  }
  return ok(spans);
}
