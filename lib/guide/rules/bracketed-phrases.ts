import type { Parent, Parents, PhrasingContent } from 'mdast';

/** A phrase between two brackets in the children of a paragraph, heading or table cell. */
export type Phrase = {
  /** What stands between the brackets, as plain text. */
  text: string;
  /** Whether a link or an image stands in it. */
  hasLink: boolean;
  /** Whether nothing but links and images stands in it. */
  isOnlyLink: boolean;
  /** The text right before the opening bracket and right after the closing one, up to a node. */
  preceding: string;
  following: string;
};

/** How much of the text around a phrase is looked at. */
const NEARBY = 200;

/** What becomes of a phrase: it stays, loses its brackets, goes, or something takes its place. */
export type Verdict = 'keep' | 'unwrap' | 'remove' | PhrasingContent;

/** A node without text of its own to search (links, code), or a text, and where it hangs. */
type Leaf = { node: PhrasingContent; pieces: PhrasingContent[] };

type Place = { leaf: number; offset: number };

type Range = { start: Place; end: Place };

/**
 * Looks at every outermost pair of brackets in the text of `container` and does with it what
 * `judge` says. Pairs may span lines and emphasis; brackets in code, in links and without a
 * partner are not looked at. Answers whether anything was taken out.
 */
export function replacePhrases(
  container: Parents,
  brackets: { open: string; close: string },
  judge: (phrase: Phrase) => Verdict,
): boolean {
  const leaves: Leaf[] = [];
  collectLeaves(container, leaves);
  const replacements = outermostPairs(leaves, brackets).flatMap((range) =>
    replacementsOf(range, judge(phraseOf(leaves, range))),
  );
  if (replacements.length === 0) return false;
  cut(leaves, replacements);
  rebuild(container, new Map(leaves.map((leaf) => [leaf.node, leaf.pieces])));
  return true;
}

/** What goes, and what comes in its place. */
type Replacement = { range: Range; by: PhrasingContent | null };

function replacementsOf(range: Range, verdict: Verdict): Replacement[] {
  if (verdict === 'keep') return [];
  if (verdict === 'remove') return [{ range, by: null }];
  if (verdict !== 'unwrap') return [{ range, by: verdict }];
  const brackets = [range.start, range.end];
  return brackets.map((place) => ({ range: { start: place, end: place }, by: null }));
}

/** Emphasis is looked into; links, code and images are taken whole. */
function isTransparent(node: PhrasingContent): node is PhrasingContent & Parent {
  return node.type === 'emphasis' || node.type === 'strong' || node.type === 'delete';
}

function collectLeaves(container: Parent, leaves: Leaf[]): void {
  for (const node of container.children as PhrasingContent[]) {
    if (isTransparent(node)) collectLeaves(node, leaves);
    else leaves.push({ node, pieces: [node] });
  }
}

function outermostPairs(leaves: Leaf[], brackets: { open: string; close: string }): Range[] {
  const open: Place[] = [];
  const pairs: Range[] = [];
  for (const [leaf, { node }] of leaves.entries()) {
    if (node.type !== 'text') continue;
    for (let offset = 0; offset < node.value.length; offset += 1) {
      if (node.value[offset] === brackets.open) open.push({ leaf, offset });
      if (node.value[offset] !== brackets.close) continue;
      const start = open.pop();
      if (!start) continue;
      // Pairs inside this one were found before it and stand at the end of the list.
      while (isAfter(pairs.at(-1)?.start, start)) pairs.pop();
      pairs.push({ start, end: { leaf, offset } });
    }
  }
  return pairs;
}

function isAfter(place: Place | undefined, other: Place): boolean {
  if (!place) return false;
  return place.leaf === other.leaf ? place.offset > other.offset : place.leaf > other.leaf;
}

function phraseOf(leaves: Leaf[], { start, end }: Range): Phrase {
  let text = '';
  let ownText = '';
  let hasLink = false;
  for (let index = start.leaf; index <= end.leaf; index += 1) {
    const node = leaves[index]?.node;
    if (!node) continue;
    const from = index === start.leaf ? start.offset + 1 : 0;
    const value = plainText(node).slice(from, index === end.leaf ? end.offset : undefined);
    text += value;
    if (isPlain(node)) ownText += value;
    else hasLink = true;
  }
  const first = leaves[start.leaf]?.node;
  const last = leaves[end.leaf]?.node;
  return {
    text,
    hasLink,
    isOnlyLink: hasLink && ownText.trim() === '',
    preceding: first?.type === 'text' ? first.value.slice(nearby(start.offset), start.offset) : '',
    following: last?.type === 'text' ? last.value.slice(end.offset + 1).slice(0, NEARBY) : '',
  };
}

const nearby = (offset: number) => Math.max(0, offset - NEARBY);

function isPlain(node: PhrasingContent): boolean {
  return node.type === 'text' || node.type === 'inlineCode' || node.type === 'break';
}

/** The text of a phrase's nodes; a line break is a space, an image its description. */
export function plainText(node: PhrasingContent): string {
  if ('value' in node) return node.value;
  if ('children' in node) return (node.children as PhrasingContent[]).map(plainText).join('');
  if (node.type === 'break') return ' ';
  return 'alt' in node ? (node.alt ?? '') : '';
}

function cut(leaves: Leaf[], replacements: Replacement[]): void {
  const touching = new Map<number, Replacement[]>();
  for (const replacement of replacements) {
    const { start, end } = replacement.range;
    for (let index = start.leaf; index <= end.leaf; index += 1) {
      const here = touching.get(index);
      if (here) here.push(replacement);
      else touching.set(index, [replacement]);
    }
  }
  for (const [index, here] of touching) {
    const leaf = leaves[index];
    if (leaf) leaf.pieces = piecesOf(leaf.node, index, here);
  }
}

/** What is left of a leaf: the text around the phrases, and what takes their place. */
function piecesOf(node: PhrasingContent, index: number, here: Replacement[]): PhrasingContent[] {
  if (node.type !== 'text') return [];
  const pieces: PhrasingContent[] = [];
  let from = 0;
  for (const { range, by } of here) {
    if (range.start.leaf === index) {
      pieces.push({ type: 'text', value: node.value.slice(from, range.start.offset) });
      if (by) pieces.push(by);
    }
    from = range.end.leaf === index ? range.end.offset + 1 : node.value.length;
  }
  pieces.push({ type: 'text', value: node.value.slice(from) });
  return joinTexts(pieces);
}

/** Neighbouring texts as one, without the gap that what stood between them leaves. */
export function joinTexts(pieces: PhrasingContent[]): PhrasingContent[] {
  const joined: PhrasingContent[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (piece.type === 'text' && last?.type === 'text') last.value = mend(last.value, piece.value);
    else joined.push(piece);
  }
  return joined.filter((piece) => piece.type !== 'text' || piece.value !== '');
}

function mend(before: string, after: string): string {
  if (before.endsWith('(') && after.startsWith(')')) {
    return mend(before.slice(0, -1), after.slice(1));
  }
  const gap = /[ \t]$/.test(before) && /^(?:[\s.,;:!?)]|$)/.test(after);
  return (gap ? before.trimEnd() : before) + after;
}

function rebuild(container: Parent, pieces: ReadonlyMap<PhrasingContent, PhrasingContent[]>): void {
  const children: PhrasingContent[] = [];
  for (const node of container.children as PhrasingContent[]) {
    if (isTransparent(node)) {
      rebuild(node, pieces);
      if (node.children.length > 0) children.push(node);
    } else children.push(...(pieces.get(node) ?? []));
  }
  container.children = children;
}

/**
 * Cuts the text of `container` after its first `length` characters (as plainText counts them),
 * with everything that follows.
 */
export function truncateText(container: Parents, length: number): void {
  const leaves: Leaf[] = [];
  collectLeaves(container, leaves);
  let left = length;
  for (const leaf of leaves) {
    const text = plainText(leaf.node);
    if (left <= 0) leaf.pieces = [];
    else if (leaf.node.type === 'text') {
      leaf.pieces = [{ type: 'text', value: text.slice(0, left) }];
    }
    left -= text.length;
  }
  rebuild(container, new Map(leaves.map((leaf) => [leaf.node, leaf.pieces])));
}
