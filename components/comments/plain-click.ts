/** The link that was clicked with nothing held down, such as would open another tab. */
export function plainClickOn(event: MouseEvent): HTMLAnchorElement | null {
  const held = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
  if (event.defaultPrevented || event.button !== 0 || held) return null;
  return event.target instanceof Element ? event.target.closest('a') : null;
}
