import { type Word, wordsOf } from './words.ts';

/** Where a rule's phrase stands in a text (UTF-16). */
export type Match<Rule> = { rule: Rule; start: number; end: number };

/** Finds the phrases of its rules in a text, in the order in which they stand there. */
export type Matcher<Rule> = (text: string) => Match<Rule>[];

/** Phrases that begin with the same words share the way to where they part. */
type Step<Rule> = { next: Map<string, Step<Rule>>; rules: Rule[] };

/** Fewer single letters in a row are initials. */
const SPACED_OUT_MIN = 3;

/** Between spaced-out letters stand at most so many characters. */
const SPACED_OUT_GAP = 3;

/**
 * Makes a matcher. A phrase is found as whole words in a row, whatever stands between them, and never
 * inside a word; and as letters that are spaced out ("s p a m"), if nothing else is in their row.
 * Matching takes time in proportion to the text's length, however many rules there are.
 */
export function makeMatcher<Rule extends { phrase: string }>(
  rules: readonly Rule[],
): Matcher<Rule> {
  const first: Step<Rule> = { next: new Map(), rules: [] };
  const spacedOut = new Map<string, Rule[]>();
  for (const rule of rules) {
    const words = wordsOf(rule.phrase);
    if (words.length === 0) continue;
    for (const step of endsOf(first, words)) step.rules.push(rule);
    for (const letters of joined(words)) {
      spacedOut.set(letters, [...(spacedOut.get(letters) ?? []), rule]);
    }
  }
  if (spacedOut.size === 0) return () => [];
  return (text) => {
    const words = wordsOf(text);
    return [
      ...words.flatMap((_, index) => matchesFrom(first, words, index)),
      ...rowsOfLetters(text, words).flatMap((row) => matchesOfRow(spacedOut, row)),
    ];
  };
}

/** Lays the ways of a phrase: where signs may be two letters, by the first of them and by the last. */
function endsOf<Rule>(first: Step<Rule>, words: readonly Word[]): Set<Step<Rule>> {
  const ends = [0, -1].map((which) => {
    let step = first;
    for (const { keys } of words) {
      const key = keys.at(which) ?? '';
      const known = step.next.get(key) ?? { next: new Map(), rules: [] };
      step.next.set(key, known);
      step = known;
    }
    return step;
  });
  return new Set(ends);
}

function matchesFrom<Rule>(first: Step<Rule>, words: readonly Word[], index: number) {
  const matches: Match<Rule>[] = [];
  const start = words[index]?.start ?? 0;
  let steps = new Set([first]);
  for (let at = index; at < words.length && steps.size > 0; at += 1) {
    const word = words[at];
    const next = new Set<Step<Rule>>();
    for (const step of steps) {
      for (const key of word?.keys ?? []) {
        const found = step.next.get(key);
        if (found) next.add(found);
      }
    }
    const rules = new Set([...next].flatMap((step) => step.rules));
    for (const rule of rules) matches.push({ rule, start, end: word?.end ?? start });
    steps = next;
  }
  return matches;
}

/** The letters of words without what is between them; of words with two keys both at once. */
function joined(words: readonly Word[]): Set<string> {
  return new Set([0, -1].map((which) => words.map(({ keys }) => keys.at(which)).join('')));
}

/** Stretches of single letters, with little between them and no new line. */
function rowsOfLetters(text: string, words: readonly Word[]): Word[][] {
  const rows: Word[][] = [];
  let row: Word[] = [];
  const close = () => {
    if (row.length >= SPACED_OUT_MIN) rows.push(row);
    row = [];
  };
  for (const word of words) {
    const before = row.at(-1);
    const goesOn =
      before === undefined ||
      (word.start - before.end <= SPACED_OUT_GAP &&
        !text.slice(before.end, word.start).includes('\n'));
    if (!goesOn) close();
    if (word.keys[0]?.length === 1) row.push(word);
    else close();
  }
  close();
  return rows;
}

function matchesOfRow<Rule>(spacedOut: Map<string, Rule[]>, row: readonly Word[]): Match<Rule>[] {
  const rules = new Set([...joined(row)].flatMap((letters) => spacedOut.get(letters) ?? []));
  const [start, end] = [row[0]?.start ?? 0, row.at(-1)?.end ?? 0];
  return [...rules].map((rule) => ({ rule, start, end }));
}
