import type { ComponentProps } from 'react';
import { CONTROL_CLASS, Field, type FieldTexts } from './field.tsx';

type TextAreaProps = FieldTexts &
  Omit<ComponentProps<'textarea'>, 'id' | 'aria-describedby' | 'aria-invalid'> & {
    name: string;
    /** The name, unless the page has that twice. */
    id?: string;
  };

/** Several lines of text; it grows with what is typed where the browser can do that. */
export function TextArea({ label, hint, error, optional, id, className, ...rest }: TextAreaProps) {
  return (
    <Field id={id ?? rest.name} label={label} hint={hint} error={error} optional={optional}>
      {(control) => (
        <textarea
          rows={6}
          required={!optional}
          className={`${CONTROL_CLASS} field-sizing-content max-h-[70vh] min-h-36 resize-y ${className ?? ''}`}
          {...rest}
          {...control}
        />
      )}
    </Field>
  );
}
