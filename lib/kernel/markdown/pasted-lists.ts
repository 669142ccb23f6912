import type { Element, ElementContent } from 'hast';
import { toString as textOf } from 'hast-util-to-string';

/** An item of a list as Word has it in a clipboard: a paragraph whose style says list and level. */
type WordItem = { level: number; isOrdered: boolean; children: ElementContent[] };

/** Levels of a list that anybody writes. */
const DEEPEST = 9;

/**
 * Word puts list items into a clipboard as paragraphs (`mso-list:l0 level2 lfo1`) with their mark as
 * text. Makes lists of those that follow each other; everything else stays.
 */
export function gatherWordLists(nodes: ElementContent[]): ElementContent[] {
  const all: ElementContent[] = [];
  let items: WordItem[] = [];
  const settle = () => {
    if (items.length > 0) all.push(...listsOf(withoutGaps(items)));
    items = [];
  };
  for (const node of nodes) {
    const item = node.type === 'element' ? wordItem(node) : null;
    if (item) {
      items.push(item);
      continue;
    }
    // Line ends between paragraphs are none of the text.
    if (items.length > 0 && node.type !== 'element' && isEmpty(node)) continue;
    settle();
    all.push(node);
  }
  settle();
  return all;
}

function wordItem(element: Element): WordItem | null {
  if (element.tagName !== 'p') return null;
  const style = String(element.properties.style ?? '');
  const [, level] = /mso-list:\s*l\d+\s+level(\d+)/i.exec(style) ?? [];
  if (!level) return null;
  const mark = element.children.find(isMark);
  const words = mark ? textOf(mark).trim() : '';
  return {
    level: Math.min(DEEPEST, Number(level)),
    isOrdered: /^\(?[\dA-Za-z]{1,4}[.)]/.test(words),
    children: element.children.filter((child) => child !== mark),
  };
}

function isEmpty(node: ElementContent): boolean {
  return node.type !== 'text' || node.value.trim() === '';
}

function isMark(node: ElementContent): boolean {
  return (
    node.type === 'element' &&
    (/mso-list:\s*ignore/i.test(String(node.properties.style ?? '')) ||
      (node.children.length > 0 && node.children.every((child) => isMark(child))))
  );
}

/** The first item is of the first level, and each goes one level deeper at most. */
function withoutGaps(items: WordItem[]): WordItem[] {
  let before = 0;
  return items.map((item) => {
    before = Math.min(item.level, before + 1);
    return { ...item, level: before };
  });
}

/** Items as lists, those of deeper levels inside the item before them. */
function listsOf(items: WordItem[], level = 1): Element[] {
  const lists: Element[] = [];
  let rest = items;
  for (let [first] = rest; first; [first] = rest) {
    const next = rest.slice(1).findIndex((item) => item.level <= level);
    const inside = next === -1 ? rest.slice(1) : rest.slice(1, next + 1);
    const item = element('li', [...first.children, ...listsOf(inside, level + 1)]);
    const tagName = first.isOrdered ? 'ol' : 'ul';
    const last = lists.at(-1);
    if (last?.tagName === tagName) last.children.push(item);
    else lists.push(element(tagName, [item]));
    rest = rest.slice(inside.length + 1);
  }
  return lists;
}

function element(tagName: string, children: ElementContent[]): Element {
  return { type: 'element', tagName, properties: {}, children };
}
