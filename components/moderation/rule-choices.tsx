'use client';

import { useId } from 'react';
import { FieldError } from '#components/ui/field.tsx';
import { Key } from '#components/ui/key.tsx';
import { houseRules, type RuleKey } from '#lib/moderation/rules.ts';

type RuleChoicesProps = {
  error: string | undefined;
  defaultValue: string | undefined;
  /** Called when a rule is chosen, and when its key is pressed once more. */
  onChoose: (rule: RuleKey) => void;
};

/** The house rules to choose from, by their numbers too: the keys 1 to 8. */
export function RuleChoices({ error, defaultValue, onChoose }: RuleChoicesProps) {
  const id = useId();
  return (
    <fieldset
      className="@container"
      aria-describedby={error ? `${id}-error` : undefined}
      aria-invalid={error ? true : undefined}
      onKeyDown={(event) => {
        const held = event.metaKey || event.ctrlKey || event.altKey;
        const radios = event.currentTarget.querySelectorAll<HTMLInputElement>('input[type=radio]');
        const radio = held ? undefined : radios[Number(event.key) - 1];
        if (!radio) return;
        event.preventDefault();
        if (radio.checked) onChoose(radio.value as RuleKey);
        else radio.click();
        radio.focus();
      }}
    >
      <legend className="mb-1 font-semibold">The house rule that it breaks</legend>
      {error ? <FieldError id={`${id}-error`}>{error}</FieldError> : null}
      <div className="gap-x-6 border-y border-line py-1 @form:grid @form:grid-cols-2">
        {houseRules.map((rule, index) => (
          <label
            key={rule.key}
            className="flex min-h-9 cursor-pointer gap-2.5 py-1.5 has-checked:col-span-full"
          >
            <input
              type="radio"
              name="rule"
              value={rule.key}
              defaultChecked={rule.key === defaultValue}
              required
              onChange={() => onChoose(rule.key)}
              className="mt-1 size-5 shrink-0"
            />
            <span>
              <span aria-hidden="true" className="mr-2 hidden in-data-keys:inline">
                <Key>{`${index + 1}`}</Key>
              </span>
              {rule.title}
              <span className="hidden text-meta text-soft in-[label:has(:checked)]:block">
                {rule.text}
              </span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
