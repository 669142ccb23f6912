import type { ComponentProps } from 'react';

/**
 * text: 66 characters of an essay; form: what is filled in; wide: tables and two columns; desk: a text
 * and its preview beside it.
 */
export type ColumnWidth = 'text' | 'form' | 'wide' | 'desk';

const WIDTHS: Record<ColumnWidth, string> = {
  text: 'max-w-text',
  form: 'max-w-form',
  wide: 'max-w-wide',
  desk: 'max-w-desk',
};

/** The middle of a page: everything that a page shows stands in one of these. */
export function Column({
  width = 'text',
  className,
  ...rest
}: ComponentProps<'div'> & { width?: ColumnWidth }) {
  return (
    <div className={`mx-auto w-full ${WIDTHS[width]} px-5 sm:px-6 ${className ?? ''}`} {...rest} />
  );
}
