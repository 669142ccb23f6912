import type { ComponentProps, ReactNode } from 'react';

/** A yes or no with its sentence beside it. */
export function CheckBox({
  label,
  hint,
  ...rest
}: Omit<ComponentProps<'input'>, 'type'> & { name: string; label: ReactNode; hint?: ReactNode }) {
  return (
    <label className="flex min-h-11 cursor-pointer gap-3 py-2">
      <input type="checkbox" className="mt-1 size-5 shrink-0" {...rest} />
      <span>
        {label}
        {hint ? <span className="block text-meta text-soft">{hint}</span> : null}
      </span>
    </label>
  );
}
