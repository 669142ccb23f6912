import type { Element, ElementContent, Root, RootContent } from 'hast';
import { showControls, showControlsInCode } from './controls.ts';
import { LANGUAGE_CLASS } from './schema.ts';

/** The id that remark-rehype gives to the heading above footnotes, the same in every text. */
const SHARED_LABEL_ID = 'footnote-label';

/**
 * The last touches before sanitising: what a keyboard and a screen reader need, ids of this text's
 * own, and no character that misleads. `notePrefix` starts every id of its footnotes.
 */
export function finishElements(tree: Root, notePrefix: string): void {
  tree.children = finishAll(tree.children, { notePrefix, inCode: false });
}

type Place = { notePrefix: string; inCode: boolean };

function finishAll<Node extends RootContent>(nodes: Node[], place: Place): Node[] {
  return nodes.map((node) => {
    if (node.type === 'text') {
      const value = place.inCode ? showControlsInCode(node.value) : showControls(node.value);
      return { ...node, value };
    }
    return node.type === 'element' ? (finishElement(node, place) as Node) : node;
  });
}

function finishElement(element: Element, place: Place): Element {
  const { properties, tagName } = element;
  const inCode = place.inCode || tagName === 'code';
  element.children = finishAll<ElementContent>(element.children, { ...place, inCode });
  if (typeof properties.title === 'string') properties.title = showControls(properties.title);
  if (typeof properties.alt === 'string') properties.alt = showControls(properties.alt);
  if (properties.ariaDescribedBy) properties.ariaDescribedBy = [`${place.notePrefix}label`];
  if (properties.id === SHARED_LABEL_ID) properties.id = `${place.notePrefix}label`;
  if (tagName === 'code') keepLanguage(element);
  // A block that scrolls sideways must be reachable by keyboard.
  if (tagName === 'pre') properties.tabIndex = 0;
  if (tagName === 'table') return scrolling(element);
  if (tagName === 'input') properties.ariaLabel = properties.checked ? 'Done' : 'Not done';
  return element;
}

/** The sanitiser would leave an empty class behind. */
function keepLanguage({ properties }: Element): void {
  const [name] = Array.isArray(properties.className) ? properties.className : [];
  if (!LANGUAGE_CLASS.test(String(name))) delete properties.className;
}

function scrolling(table: Element): Element {
  return {
    type: 'element',
    tagName: 'div',
    properties: { className: ['table-scroll'], tabIndex: 0, role: 'group', ariaLabel: 'Table' },
    children: [table],
  };
}
