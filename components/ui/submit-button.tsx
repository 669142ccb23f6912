'use client';

import type { ReactNode } from 'react';
import { useFormStatus } from 'react-dom';
import { type ButtonKind, buttonClass } from './button.tsx';

type SubmitButtonProps = {
  children: ReactNode;
  /** What it says while the form is under way, such as "Posting …". */
  pending?: string;
  kind?: ButtonKind;
  className?: string;
  name?: string;
  value?: string;
  /** Sends the form whatever is missing: for a button that does not need it. */
  formNoValidate?: boolean;
  /** For a button that is one of two states. */
  'aria-pressed'?: boolean;
  /** Another action than the form's own, for a second button. */
  formAction?: (data: FormData) => void;
};

/**
 * Sends the form around it. While that is under way it says so and takes no second press; it stays
 * focusable, so that the place is kept for those who work by keyboard.
 */
export function SubmitButton({
  children,
  pending: pendingText,
  kind = 'primary',
  className,
  ...rest
}: SubmitButtonProps) {
  const { pending } = useFormStatus();
  return (
    <button
      type="submit"
      className={buttonClass(kind, className)}
      aria-disabled={pending || undefined}
      onClick={(event) => {
        if (pending) event.preventDefault();
      }}
      {...rest}
    >
      {pending && pendingText ? pendingText : children}
    </button>
  );
}
