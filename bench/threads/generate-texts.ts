import { pick, seededChance } from './seeded-random.ts';

/** Between blocks of Markdown. */
const BLANK_LINE = '\n\n';

/**
 * More texts of the kind of some that people wrote: the given ones, and mixtures of their
 * paragraphs as long as they are. The same seed gives the same texts.
 */
export function generateTexts(seed: number, written: readonly string[], count: number): string[] {
  const chance = seededChance(seed);
  const blocks = written.flatMap((text) => text.split(BLANK_LINE));
  const anyOf = (texts: readonly string[]) => texts[pick(chance, texts.length)] ?? '';
  const texts = written.slice(0, count);
  while (texts.length < count) {
    const length = anyOf(written).length;
    let text = anyOf(blocks);
    while (text.length < length) text += BLANK_LINE + anyOf(blocks);
    texts.push(text);
  }
  return texts;
}
