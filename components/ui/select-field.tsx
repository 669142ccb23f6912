import type { ComponentProps } from 'react';
import { CONTROL_CLASS, Field, type FieldTexts } from './field.tsx';

type SelectFieldProps = FieldTexts &
  Omit<ComponentProps<'select'>, 'id' | 'aria-describedby' | 'aria-invalid' | 'children'> & {
    name: string;
    id?: string;
    options: { value: string; label: string }[];
    /** The line that stands for "nothing chosen yet"; left out, the first option is chosen. */
    placeholder?: string;
  };

/** One of a list that is too long for choices beside each other. */
export function SelectField({
  label,
  hint,
  error,
  optional,
  id,
  className,
  options,
  placeholder,
  ...rest
}: SelectFieldProps) {
  return (
    <Field id={id ?? rest.name} label={label} hint={hint} error={error} optional={optional}>
      {(control) => (
        <select
          required={!optional}
          className={`${CONTROL_CLASS} min-h-11 ${className ?? ''}`}
          {...rest}
          {...control}
        >
          {placeholder ? <option value="">{placeholder}</option> : null}
          {options.map(({ value, label: text }) => (
            <option key={value} value={value}>
              {text}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
