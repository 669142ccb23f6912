import type { ReactNode } from 'react';

/** What a control takes over from its field: put it onto the input, textarea or select. */
export type FieldControl = {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
};

export type FieldTexts = {
  label: ReactNode;
  /** A sentence that helps to fill it in. */
  hint?: ReactNode;
  /** What is wrong with what was typed; said beside the field. */
  error?: string | undefined;
  /** Says "(optional)" after the label. Fields are needed unless they say so. */
  optional?: boolean;
};

type FieldProps = FieldTexts & { id: string; children: (control: FieldControl) => ReactNode };

/** The classes of everything that is typed into. 16 px at least, so that iOS does not zoom in. */
export const CONTROL_CLASS =
  'block w-full rounded-soft border border-edge bg-paper px-3 py-2 text-body text-ink placeholder:text-soft aria-invalid:border-danger aria-invalid:outline aria-invalid:outline-danger focus-visible:outline-2 focus-visible:outline-offset-1 focus-visible:outline-accent';

/** Ties a label, a hint and an error message to one control, which `children` renders. */
export function Field({ id, label, hint, error, optional, children }: FieldProps) {
  const hintId = `${id}-hint`;
  const errorId = `${id}-error`;
  const describedBy = [hint ? hintId : '', error ? errorId : ''].filter(Boolean).join(' ');
  return (
    <div className="space-y-1.5">
      <label htmlFor={id} className="block font-semibold">
        {label}
        {optional ? <span className="font-normal text-soft"> (optional)</span> : null}
      </label>
      {hint ? (
        <p id={hintId} className="text-meta text-soft">
          {hint}
        </p>
      ) : null}
      {error ? <FieldError id={errorId}>{error}</FieldError> : null}
      {children({
        id,
        'aria-describedby': describedBy || undefined,
        'aria-invalid': error ? true : undefined,
      })}
    </div>
  );
}

/** The sentence that says what is wrong with a field. */
export function FieldError({ id, children }: { id: string; children: ReactNode }) {
  return (
    <p id={id} className="text-meta font-semibold text-danger">
      {children}
    </p>
  );
}
