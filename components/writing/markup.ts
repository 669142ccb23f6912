import { EditorSelection, type EditorState, type TransactionSpec } from '@codemirror/state';
import type { ToolName } from './tools.ts';

/** Changes a text as a tool of the toolbar does; a picture needs more than a change. */
export type Markup = (state: EditorState) => TransactionSpec;

export const markup: Record<Exclude<ToolName, 'picture'>, Markup> = {
  bold: (state) => toggleMarks(state, '**'),
  italic: (state) => toggleMarks(state, '*'),
  link: insertLink,
  heading: nextHeading,
  quotation: (state) => togglePrefix(state, /^> ?/, () => '> '),
  bullets: (state) => togglePrefix(state, /^\s*[-*+] /, () => '- ', /^\s*\d{1,9}[.)] /),
  numbers: (state) =>
    togglePrefix(state, /^\s*\d{1,9}[.)] /, (index) => `${index + 1}. `, /^\s*[-*+] /),
  footnote: insertFootnote,
  table: (state) => insertBlock(state, TABLE, TABLE_FIRST),
};

const TABLE_FIRST = 'Column';
const TABLE = [`| ${TABLE_FIRST} | Column |`, '| --- | --- |', '|  |  |'].join('\n');

/** Puts marks around what is selected, or the word at the cursor, or takes them away again. */
function toggleMarks(state: EditorState, mark: string): TransactionSpec {
  return {
    ...state.changeByRange((range) => {
      const word = range.empty ? (state.wordAt(range.head) ?? range) : trimmed(state, range);
      const { from, to } = word;
      const length = mark.length;
      if (isMarked(state, from - length, from, mark) && isMarked(state, to, to + length, mark)) {
        return {
          changes: [
            { from: from - length, to: from },
            { from: to, to: to + length },
          ],
          range: EditorSelection.range(range.anchor - length, range.head - length),
        };
      }
      const inside = state.sliceDoc(from, to);
      if (inside.length > 2 * length && startsAndEnds(inside, mark)) {
        return {
          changes: { from, to, insert: inside.slice(length, -length) },
          range: EditorSelection.range(from, to - 2 * length),
        };
      }
      return {
        changes: [
          { from, insert: mark },
          { from: to, insert: mark },
        ],
        range: range.empty
          ? EditorSelection.cursor(range.head + length)
          : EditorSelection.range(from + length, to + length),
      };
    }),
    userEvent: 'input.format',
    scrollIntoView: true,
  };
}

/** A single star is no half of two, and the third of three is one (bold and italic). */
function isMarked(state: EditorState, from: number, to: number, mark: string): boolean {
  if (state.sliceDoc(Math.max(0, from), to) !== mark) return false;
  if (mark !== '*') return true;
  const before = /\**$/.exec(state.sliceDoc(Math.max(0, from - 2), to))?.[0].length ?? 0;
  const after = /^\**/.exec(state.sliceDoc(from, to + 2))?.[0].length ?? 0;
  return Math.max(before, after) % 2 === 1;
}

function startsAndEnds(text: string, mark: string): boolean {
  if (!text.startsWith(mark) || !text.endsWith(mark)) return false;
  return mark !== '*' || (/^\*+/.exec(text)?.[0].length ?? 0) % 2 === 1;
}

/** Without the spaces at its ends: marks beside a space mean nothing in Markdown. */
function trimmed(state: EditorState, { from, to }: { from: number; to: number }) {
  const text = state.sliceDoc(from, to);
  const start = text.length - text.trimStart().length;
  const end = text.length - text.trimEnd().length;
  return start === text.length ? { from, to } : { from: from + start, to: to - end };
}

const ADDRESS = /^(https?:\/\/|mailto:|\/)\S+$/;
const EMPTY_ADDRESS = 'https://';

/** Whether a text is an address to link to. */
export function isAddress(text: string): boolean {
  return ADDRESS.test(text);
}

/** Makes a link of what is selected; what has to be typed next is selected. */
function insertLink(state: EditorState): TransactionSpec {
  const { main } = state.selection;
  const { from, to } = trimmed(state, main);
  const selected = state.sliceDoc(from, to);
  if (isAddress(selected)) {
    return replaced(from, to, `[](${selected})`, from + 1, from + 1);
  }
  const label = selected.replace(/\n+/g, ' ') || 'words';
  const insert = `[${label}](${EMPTY_ADDRESS})`;
  const address = from + label.length + 3;
  return selected
    ? replaced(from, to, insert, address, address + EMPTY_ADDRESS.length)
    : replaced(from, to, insert, from + 1, from + 1 + label.length);
}

/** Makes a link of what is selected to an address that was pasted over it. */
export function linkSelection(state: EditorState, address: string): TransactionSpec {
  const { from, to } = trimmed(state, state.selection.main);
  const insert = `[${state.sliceDoc(from, to)}](${address})`;
  return replaced(from, to, insert, from + insert.length, from + insert.length);
}

/** No heading becomes one of a section, that one of a part of it, and that none again. */
function nextHeading(state: EditorState): TransactionSpec {
  return onLines(state, (text) => {
    const [marks = ''] = /^#{1,6} +/.exec(text) ?? [];
    const level = marks.trim().length;
    const next = level === 0 ? '## ' : level < 3 ? `${'#'.repeat(level + 1)} ` : '';
    return { remove: marks.length, insert: next };
  });
}

/** Puts a mark before each line that is selected, or takes it away where all have it. */
function togglePrefix(
  state: EditorState,
  mark: RegExp,
  prefix: (index: number) => string,
  instead?: RegExp,
): TransactionSpec {
  const all = selectedLines(state).filter((line) => line.trim() !== '');
  const isOn = all.length > 0 && all.every((line) => mark.test(line));
  let index = 0;
  return onLines(state, (text, isOnly) => {
    if (text.trim() === '' && !isOnly) return null;
    if (isOn) return { remove: mark.exec(text)?.[0].length ?? 0, insert: '' };
    const had = mark.exec(text) ?? instead?.exec(text);
    index += 1;
    return { remove: had?.[0].length ?? 0, insert: prefix(index - 1) };
  });
}

function selectedLines(state: EditorState): string[] {
  const { from, to } = state.selection.main;
  const lines: string[] = [];
  for (let at = from; at <= to; ) {
    const line = state.doc.lineAt(at);
    lines.push(line.text);
    at = line.to + 1;
  }
  return lines;
}

type Edit = { remove: number; insert: string } | null;

/** Changes the beginnings of the lines that are selected. */
function onLines(
  state: EditorState,
  edit: (text: string, isOnly: boolean) => Edit,
): TransactionSpec {
  const { main } = state.selection;
  const isOnly = state.doc.lineAt(main.from).number === state.doc.lineAt(main.to).number;
  const changes: { from: number; to: number; insert: string }[] = [];
  for (let at = main.from; at <= main.to; ) {
    const line = state.doc.lineAt(at);
    const change = edit(line.text, isOnly);
    if (change) {
      changes.push({ from: line.from, to: line.from + change.remove, insert: change.insert });
    }
    at = line.to + 1;
  }
  const set = state.changes(changes);
  return {
    changes: set,
    // What is inserted at the cursor goes before it.
    selection: EditorSelection.range(set.mapPos(main.anchor, 1), set.mapPos(main.head, 1)),
    userEvent: 'input.format',
    scrollIntoView: true,
  };
}

const NOTE = /^\[\^([^\]\s]+)\]:/;
const MENTION = /\[\^([^\]\s]+)\](?!:)/g;

/**
 * A footnote at the cursor, its text at the end of the essay, and the cursor there. In the text of
 * a footnote it leads back to where that is mentioned.
 */
function insertFootnote(state: EditorState): TransactionSpec {
  const { main } = state.selection;
  const source = state.doc.toString();
  const here = NOTE.exec(state.doc.lineAt(main.head).text)?.[1];
  const mention = here === undefined ? -1 : source.indexOf(`[^${here}]`);
  if (here !== undefined && mention >= 0 && source[mention + here.length + 3] !== ':') {
    const after = mention + here.length + 3;
    return { selection: EditorSelection.cursor(after), scrollIntoView: true };
  }
  const name = freeNumber(source);
  const end = source.length;
  const isAfterNote = NOTE.test(state.doc.line(state.doc.lines).text);
  const gap = gapBefore(main.to === end ? `${source}.` : source, isAfterNote);
  const mark = `[^${name}]`;
  const note = `${gap}${mark}: `;
  return {
    changes: [
      { from: main.to, insert: mark },
      { from: end, insert: note },
    ],
    selection: EditorSelection.cursor(end + mark.length + note.length),
    userEvent: 'input.format',
    scrollIntoView: true,
  };
}

/** What makes a note that is added to a text a paragraph of its own. */
function gapBefore(source: string, isAfterNote: boolean): string {
  if (source.endsWith('\n\n')) return '';
  return source.endsWith('\n') || isAfterNote ? '\n' : '\n\n';
}

function freeNumber(source: string): number {
  const taken = [...source.matchAll(MENTION), ...source.matchAll(/^\[\^([^\]\s]+)\]:/gm)];
  const numbers = taken.map(([, name]) => Number(name)).filter(Number.isInteger);
  return Math.max(0, ...numbers) + 1;
}

/** A block of its own at the cursor's line, with the first `select` in it selected. */
export function insertBlock(state: EditorState, block: string, select = ''): TransactionSpec {
  const line = state.doc.lineAt(state.selection.main.to);
  const isEmpty = line.text.trim() === '';
  const before = isEmpty ? emptyLineBefore(state, line.number) : '\n\n';
  const next = line.number < state.doc.lines ? state.doc.line(line.number + 1).text.trim() : '';
  const from = isEmpty ? line.from : line.to;
  const insert = `${before}${block}${next === '' ? '\n' : '\n\n'}`;
  const start = from + before.length + (select ? block.indexOf(select) : block.length);
  return replaced(from, line.to, insert, start, start + select.length);
}

function emptyLineBefore(state: EditorState, line: number): string {
  return line === 1 || state.doc.line(line - 1).text.trim() === '' ? '' : '\n';
}

function replaced(
  from: number,
  to: number,
  insert: string,
  anchor: number,
  head: number,
): TransactionSpec {
  return {
    changes: { from, to, insert },
    selection: EditorSelection.range(anchor, head),
    userEvent: 'input.format',
    scrollIntoView: true,
  };
}
