import type { Heading, Paragraph, Root, TableCell } from 'mdast';
import { visit } from 'unist-util-visit';
import { type Phrase, plainText, replacePhrases, type Verdict } from './bracketed-phrases.ts';
import { plannedNode, plannedTitle } from './planned-node.ts';

const SQUARE = { open: '[', close: ']' };
const ROUND = { open: '(', close: ')' };

// Brackets that speak to readers: an empty or ticked box, a number of a source, words left out of
// a quotation, and a mistake that is the quoted person's.
const FOR_READERS = /^(?:[x]?|\d{1,3}(?:\s*[,–-]\s*\d{1,3})*|…|\.{3}|sic)$/i;

// "[label][reference]" and "[label][]" are links whose address is missing: the label is shown. A
// reference is one word, so that two notes side by side are still two notes.
const REFERENCE_AFTER = /^\[[^\s[\]]{0,100}\]/;

/**
 * Takes the author's notes, phrases in square brackets, out of the tree and answers them in order.
 *
 * `[article: …]` and `(article: …)` become planned articles. A heading that stands wholly in
 * brackets is a heading and loses only the brackets. Links, footnotes, boxes of task lists and
 * code are no notes.
 */
export function takeNotes(tree: Root): string[] {
  const notes: string[] = [];
  visit(tree, (node) => {
    if (node.type === 'heading') unwrapHeading(node);
    if (node.type === 'heading' || node.type === 'paragraph' || node.type === 'tableCell') {
      takeFrom(node, notes);
    }
  });
  return notes;
}

function takeFrom(node: Paragraph | Heading | TableCell, notes: string[]): void {
  const judge = (phrase: Phrase) => judgeSquare(phrase, notes);
  const inSquare = replacePhrases(node, SQUARE, judge);
  const inRound = replacePhrases(node, ROUND, judgeRound);
  if (inSquare || inRound) node.data = { ...node.data, lostSomething: true };
}

function judgeSquare(phrase: Phrase, notes: string[]): Verdict {
  const text = phrase.text.replace(/\s+/g, ' ').trim();
  // "[label](" is a link that went wrong, "[^" a footnote without its text.
  if (phrase.isOnlyLink || phrase.following.startsWith('(') || text.startsWith('^')) return 'keep';
  if (REFERENCE_AFTER.test(phrase.following)) return 'unwrap';
  if (/\]$/.test(phrase.preceding) && /^\S*$/.test(phrase.text)) return 'remove';
  if (FOR_READERS.test(text)) return 'keep';
  const title = plannedTitle(text);
  if (title !== null) {
    // With a link in it the article is there already.
    return phrase.hasLink ? 'unwrap' : plannedOrNothing(withoutNotes(title, notes));
  }
  notes.push(text);
  return 'remove';
}

function judgeRound(phrase: Phrase): Verdict {
  const title = phrase.hasLink ? null : plannedTitle(phrase.text);
  return title === null ? 'keep' : plannedOrNothing(title);
}

function plannedOrNothing(title: string): Verdict {
  return title === '' ? 'remove' : plannedNode(title);
}

// A note inside the brackets of a planned article.
function withoutNotes(title: string, notes: string[]): string {
  const inner = /\s*\[([^[\]]*)\]/g;
  return title
    .replace(inner, (_, note: string) => {
      notes.push(note.trim());
      return '';
    })
    .trim();
}

function unwrapHeading(heading: Heading): void {
  if (standsInBrackets(heading)) replacePhrases(heading, SQUARE, () => 'unwrap');
}

/** Whether all that a heading says stands in square brackets. */
export function standsInBrackets(heading: Heading): boolean {
  const rest = structuredClone(heading);
  const hasPhrase = replacePhrases(rest, SQUARE, () => 'remove');
  return hasPhrase && rest.children.map(plainText).join('').trim() === '';
}
