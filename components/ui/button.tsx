import type { ComponentProps } from 'react';

/** primary: what the page is for, one at most; quiet: everything else; danger: takes away. */
export type ButtonKind = 'primary' | 'quiet' | 'danger';

// 44 px high: a thumb on a phone, between two tasks (WCAG 2.2 asks for 24, 2.5.8).
const SHAPE =
  'inline-flex min-h-11 items-center justify-center gap-2 rounded-soft border px-5 py-2 text-body font-semibold leading-tight no-underline disabled:cursor-default disabled:opacity-60 aria-disabled:cursor-default aria-disabled:opacity-60';

const KINDS: Record<ButtonKind, string> = {
  primary:
    'border-accent bg-accent text-on-accent hover:border-accent-strong hover:bg-accent-strong hover:text-on-accent',
  quiet: 'border-edge text-ink hover:border-ink hover:bg-sunken hover:text-ink',
  danger:
    'border-danger bg-danger text-on-danger hover:border-danger-strong hover:bg-danger-strong hover:text-on-danger',
};

/** The classes of a button of one kind, for what looks like a button and is something else. */
export function buttonClass(kind: ButtonKind = 'quiet', className = ''): string {
  return `${SHAPE} ${KINDS[kind]} ${className}`.trim();
}

/** A button. It does not send its form unless `type="submit"` says so. */
export function Button({
  kind = 'quiet',
  type = 'button',
  className,
  ...rest
}: ComponentProps<'button'> & { kind?: ButtonKind }) {
  return <button type={type} className={buttonClass(kind, className)} {...rest} />;
}

/** A link that leads to an act and looks like one. */
export function ButtonLink({
  kind = 'quiet',
  className,
  children,
  ...rest
}: ComponentProps<'a'> & { kind?: ButtonKind }) {
  return (
    <a className={buttonClass(kind, className)} {...rest}>
      {children}
    </a>
  );
}
