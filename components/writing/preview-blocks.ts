/**
 * Shows HTML in an element block by block: what is the same as before stays as it is, so that nothing
 * jumps and a long text costs no more than what was changed in it. `shown` is what this gave last.
 * The HTML is what our own pipeline made and sanitised, as in components/ui/prose.tsx.
 */
export function showBlocks(element: HTMLElement, html: string, shown: string[]): string[] {
  const template = document.createElement('template');
  template.innerHTML = html;
  const blocks = [...template.content.children];
  const next = blocks.map((block) => block.outerHTML);
  const most = Math.min(shown.length, next.length, element.children.length);
  let start = 0;
  while (start < most && shown[start] === next[start]) start += 1;
  let end = 0;
  while (end < most - start && shown[shown.length - 1 - end] === next[next.length - 1 - end]) {
    end += 1;
  }
  const old = [...element.children].slice(start, element.children.length - end);
  const fresh = blocks.slice(start, blocks.length - end);
  const follower = element.children[element.children.length - end] ?? null;
  for (const block of old) block.remove();
  for (const block of fresh) element.insertBefore(block, follower);
  return next;
}

/** Where a line stands among the headings of a source: after which, and how far to the next (0 to 1). */
export function placeOf(source: string, line: number): { heading: number; share: number } {
  let heading = 0;
  let from = 1;
  let to = 0;
  let number = 0;
  let isCode = false;
  for (const text of source.split('\n')) {
    number += 1;
    if (/^(```|~~~)/.test(text)) isCode = !isCode;
    if (isCode || !/^#{1,6}\s/.test(text)) continue;
    if (number > line) {
      to = number;
      break;
    }
    heading += 1;
    from = number;
  }
  if (to === 0) to = source.split('\n').length + 1;
  return { heading, share: Math.min(1, Math.max(0, (line - from) / Math.max(1, to - from))) };
}
