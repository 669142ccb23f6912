import type { ComponentProps } from 'react';
import { CONTROL_CLASS, Field, type FieldTexts } from './field.tsx';

type TextFieldProps = FieldTexts &
  Omit<ComponentProps<'input'>, 'id' | 'aria-describedby' | 'aria-invalid'> & {
    name: string;
    /** The name, unless the page has that twice. */
    id?: string;
  };

/** One line of text, with its label, hint and error message. */
export function TextField({
  label,
  hint,
  error,
  optional,
  id,
  className,
  ...rest
}: TextFieldProps) {
  return (
    <Field id={id ?? rest.name} label={label} hint={hint} error={error} optional={optional}>
      {(control) => (
        <input
          type="text"
          required={!optional}
          className={`${CONTROL_CLASS} min-h-11 ${className ?? ''}`}
          {...rest}
          {...control}
        />
      )}
    </Field>
  );
}
