import { diff3Merge } from 'node-diff3';

/**
 * A piece of two versions of a text put together: what both agree on or only one of them changed, or
 * a place that both changed in different ways, with what stood there before.
 */
export type MergePiece =
  | { kind: 'agreed'; text: string }
  | { kind: 'clash'; mine: string; theirs: string; base: string };

/** Comparisons of equal lines (ms of work) above which a text is not looked into line by line. */
const MOST_PAIRS = 4_000_000;

/** Words of a place that both changed that are still put together one by one. */
const MOST_WORDS = 2_000;

/**
 * Puts two versions of a text together that both came of `base`: line by line, and where both changed
 * the same lines, word by word as long as their changes don't touch. What clashes stays as a piece
 * with both. Loses nothing: what one of them added and the other did not delete is in a piece.
 */
export function mergeTexts(base: string, mine: string, theirs: string): MergePiece[] {
  const { before, after, rest } = withoutEnds([base, mine, theirs].map(linesOf));
  const [o = [], a = [], b = []] = rest;
  const pieces: MergePiece[] = [agreed(before)];
  for (const region of regionsOf(a, o, b)) {
    if (region.kind === 'agreed') pieces.push(region);
    else pieces.push(...byWords(region));
  }
  pieces.push(agreed(after));
  return joined(pieces);
}

/** What to take where two versions clash: one of them, or mine and then theirs. */
export type Take = 'mine' | 'theirs' | 'both';

/** The text that pieces make. */
export function mergedText(pieces: readonly MergePiece[], take: Take): string {
  return pieces
    .map((piece) => (piece.kind === 'agreed' ? piece.text : taken(piece, take)))
    .join('');
}

/** How many places clash. */
export function clashesOf(pieces: readonly MergePiece[]): number {
  return pieces.filter(({ kind }) => kind === 'clash').length;
}

function taken({ mine, theirs }: { mine: string; theirs: string }, take: Take): string {
  if (take !== 'both') return take === 'mine' ? mine : theirs;
  if (mine === '' || theirs === '') return mine + theirs;
  // As two paragraphs, also where the first ended the text.
  return `${mine.trimEnd()}\n\n${theirs.replace(/^\n+/, '')}`;
}

/** Lines with the line ends before them: what is written below a line does not change it. */
const linesOf = (text: string): string[] => (text === '' ? [] : text.split(/(?<=[^\n])(?=\n)/));

const wordsOf = (text: string): string[] => text.match(/\s*\S+|\s+/g) ?? [];

const agreed = (words: string[]): MergePiece => ({ kind: 'agreed', text: words.join('') });

/** Takes off what all three begin and end with: mostly nearly everything. */
function withoutEnds(texts: string[][]): { before: string[]; after: string[]; rest: string[][] } {
  const [first = []] = texts;
  const shortest = Math.min(...texts.map(({ length }) => length));
  let start = 0;
  while (start < shortest && texts.every((text) => text[start] === first[start])) start += 1;
  let end = 0;
  while (
    end < shortest - start &&
    texts.every((text) => text[text.length - 1 - end] === first[first.length - 1 - end])
  ) {
    end += 1;
  }
  return {
    before: first.slice(0, start),
    after: first.slice(first.length - end),
    rest: texts.map((text) => text.slice(start, text.length - end)),
  };
}

function regionsOf(mine: string[], base: string[], theirs: string[]): MergePiece[] {
  const whole: MergePiece = {
    kind: 'clash',
    mine: mine.join(''),
    base: base.join(''),
    theirs: theirs.join(''),
  };
  if (tooAlike(base, mine) || tooAlike(base, theirs)) return [settled(whole)];
  return diff3Merge(mine, base, theirs, { excludeFalseConflicts: true }).map((region) =>
    region.ok
      ? agreed(region.ok)
      : settled({
          kind: 'clash',
          mine: (region.conflict?.a ?? []).join(''),
          base: (region.conflict?.o ?? []).join(''),
          theirs: (region.conflict?.b ?? []).join(''),
        }),
  );
}

/** A clash of which only one side is a change is none. */
function settled(piece: MergePiece): MergePiece {
  if (piece.kind === 'agreed') return piece;
  const { mine, base, theirs } = piece;
  if (mine === theirs || theirs === base) return { kind: 'agreed', text: mine };
  return mine === base ? { kind: 'agreed', text: theirs } : piece;
}

/** Whether so many of their lines are equal (a text of empty lines) that comparing takes seconds. */
function tooAlike(one: string[], other: string[]): boolean {
  const counts = new Map<string, number>();
  for (const line of one) counts.set(line, (counts.get(line) ?? 0) + 1);
  let pairs = 0;
  for (const line of other) pairs += counts.get(line) ?? 0;
  return pairs > MOST_PAIRS;
}

/** A clash put together word by word, if that leaves none; else the clash as it is. */
function byWords(clash: MergePiece): MergePiece[] {
  if (clash.kind === 'agreed' || clash.base === '') return [clash];
  const [mine = [], base = [], theirs = []] = [clash.mine, clash.base, clash.theirs].map(wordsOf);
  if (Math.max(mine.length, base.length, theirs.length) > MOST_WORDS) return [clash];
  const pieces = regionsOf(mine, base, theirs);
  return clashesOf(pieces) === 0 ? pieces : [clash];
}

/** Pieces that follow each other and agree, as one; none that is empty. */
function joined(pieces: MergePiece[]): MergePiece[] {
  const all: MergePiece[] = [];
  for (const piece of pieces) {
    const last = all.at(-1);
    if (piece.kind === 'agreed' && piece.text === '') continue;
    if (piece.kind === 'agreed' && last?.kind === 'agreed') {
      all[all.length - 1] = { kind: 'agreed', text: last.text + piece.text };
    } else {
      all.push(piece);
    }
  }
  return all;
}
