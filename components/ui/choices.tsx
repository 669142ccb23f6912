import type { ReactNode } from 'react';
import { FieldError } from './field.tsx';

type ChoicesProps = {
  legend: ReactNode;
  name: string;
  options: { value: string; label: ReactNode; hint?: ReactNode }[];
  hint?: ReactNode;
  error?: string | undefined;
  defaultValue?: string | undefined;
};

/** A handful of options of which one is chosen, all in sight. */
export function Choices({ legend, name, options, hint, error, defaultValue }: ChoicesProps) {
  const hintId = `${name}-hint`;
  const errorId = `${name}-error`;
  const describedBy = [hint ? hintId : '', error ? errorId : ''].filter(Boolean).join(' ');
  return (
    <fieldset
      className="space-y-1.5"
      aria-describedby={describedBy || undefined}
      aria-invalid={error ? true : undefined}
    >
      <legend className="font-semibold">{legend}</legend>
      {hint ? (
        <p id={hintId} className="text-meta text-soft">
          {hint}
        </p>
      ) : null}
      {error ? <FieldError id={errorId}>{error}</FieldError> : null}
      <div className="divide-y divide-line border-y border-line">
        {options.map((option) => (
          <label key={option.value} className="flex min-h-11 cursor-pointer gap-3 py-2.5">
            <input
              type="radio"
              name={name}
              value={option.value}
              defaultChecked={option.value === defaultValue}
              required
              className="mt-1 size-5 shrink-0"
            />
            <span>
              {option.label}
              {option.hint ? (
                <span className="block text-meta text-soft">{option.hint}</span>
              ) : null}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
