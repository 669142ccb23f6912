import { diffArrays } from 'diff';
import type { DiffPart } from '../views.ts';

/**
 * Steps that a comparison may take (tokens times differences): a second's work at most. Beyond it
 * the place counts as written anew.
 */
const MOST_STEPS = 20_000_000;

/** Differences of two texts of ordinary length that are still told apart. */
const MOST_DIFFERENCES = 3_000;

/** A paragraph of which less than this stayed is shown as another one: a patchwork says nothing. */
const SHARE_THAT_STAYED = 0.3;

/**
 * What was added to a text and what was removed, word by word: lines that differ are found first, then
 * the words within them. The parts that are not `added` make the first text, those that are not
 * `removed` the second.
 */
export function wordDiff(before: string, after: string): DiffPart[] {
  const parts: DiffPart[] = [];
  let removed = '';
  let added = '';
  const settle = () => {
    parts.push(...compareWords(removed, added));
    removed = '';
    added = '';
  };
  for (const part of compare(linesOf(before), linesOf(after))) {
    if (part.kind === 'removed') removed += part.text;
    else if (part.kind === 'added') added += part.text;
    else {
      settle();
      parts.push(part);
    }
  }
  settle();
  return joined(parts);
}

const linesOf = (text: string): string[] => (text === '' ? [] : text.split(/(?<=\n)/));

/** Words, spaces between them, and each mark on its own. */
const tokensOf = (text: string): string[] => text.match(/\s+|[\p{L}\p{N}\p{M}_'’]+|[^\s]/gu) ?? [];

function compareWords(before: string, after: string): DiffPart[] {
  const anew: DiffPart[] = [
    { kind: 'removed', text: before },
    { kind: 'added', text: after },
  ];
  if (before === '' || after === '') return anew;
  const parts = closed(compare(tokensOf(before), tokensOf(after)));
  const stayed = parts.reduce(
    (length, { kind, text }) => (kind === 'same' ? length + text.trim().length : length),
    0,
  );
  const longest = Math.max(before.trim().length, after.trim().length);
  return stayed < longest * SHARE_THAT_STAYED ? anew : parts;
}

function compare(before: string[], after: string[]): DiffPart[] {
  const tokens = before.length + after.length;
  const maxEditLength = Math.min(MOST_DIFFERENCES, Math.ceil(MOST_STEPS / Math.max(1, tokens)));
  const changes = diffArrays(before, after, { maxEditLength }) ?? [
    { value: before, removed: true, added: false },
    { value: after, removed: false, added: true },
  ];
  return changes.map(({ value, added, removed }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value.join(''),
  }));
}

/** Spaces that stayed between two changed words belong to the change: else each word is one of its own. */
function closed(parts: DiffPart[]): DiffPart[] {
  return joined(
    parts.flatMap((part, index): DiffPart[] => {
      const between = index > 0 && index < parts.length - 1;
      const isGap = part.kind === 'same' && between && /^[^\S\n]+$/.test(part.text);
      if (!isGap) return [part];
      return [
        { kind: 'removed', text: part.text },
        { kind: 'added', text: part.text },
      ];
    }),
  );
}

/** Parts of one kind that follow each other as one, what was removed before what was added; none empty. */
function joined(parts: DiffPart[]): DiffPart[] {
  const all: DiffPart[] = [];
  let removed = '';
  let added = '';
  const settle = () => {
    if (removed !== '') all.push({ kind: 'removed', text: removed });
    if (added !== '') all.push({ kind: 'added', text: added });
    removed = '';
    added = '';
  };
  for (const { kind, text } of parts) {
    if (text === '') continue;
    if (kind === 'removed') removed += text;
    else if (kind === 'added') added += text;
    else {
      settle();
      const last = all.at(-1);
      if (last?.kind === 'same') last.text += text;
      else all.push({ kind, text });
    }
  }
  settle();
  return all;
}

/** What stands between two changes, cut to what is next to them. `words` of it are left out. */
export type ShownPart = DiffPart | { kind: 'left-out'; words: number };

/** Characters of what stayed that are shown on each side of a change: two or three lines. */
const CONTEXT = 240;

/** A comparison for reading: of long parts that stayed, the middle is left out. */
export function shownParts(parts: readonly DiffPart[]): ShownPart[] {
  return parts.flatMap((part, index): ShownPart[] => {
    if (part.kind !== 'same') return [part];
    const before = index === 0 ? '' : beginningOf(part.text);
    const after = index === parts.length - 1 ? '' : endOf(part.text);
    const middle = part.text.slice(before.length, part.text.length - after.length);
    if (part.text.length <= 2 * CONTEXT + 100 || middle.length < CONTEXT) return [part];
    const words = middle.match(/\S+/g)?.length ?? 0;
    const around: ShownPart[] = [
      { kind: 'same', text: before },
      { kind: 'left-out', words },
      { kind: 'same', text: after },
    ];
    return around.filter((each) => each.kind === 'left-out' || each.text !== '');
  });
}

function beginningOf(text: string): string {
  const cut = text.slice(0, CONTEXT).toWellFormed();
  const space = cut.search(/\s\S*$/);
  return space > 0 ? text.slice(0, space + 1) : text.slice(0, cut.length - 1);
}

function endOf(text: string): string {
  const cut = text.slice(-CONTEXT);
  const space = cut.search(/\s/);
  return space >= 0 ? cut.slice(space) : cut.slice(1);
}
