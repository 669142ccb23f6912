/** A key of the keyboard, in running text. */
export function Key({ children }: { children: string }) {
  return (
    <kbd className="rounded-soft border border-edge px-1.5 font-mono text-small">{children}</kbd>
  );
}
