'use client';

import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { readWhere, whereAsKept } from '#components/guide/kept-where.ts';
import { Button } from '#components/ui/button.tsx';
import { SelectField } from '#components/ui/select-field.tsx';
import {
  SHARED_BY_IN_WORDS,
  STANCE_NAMES,
  STANCES,
  stanceNear,
} from '#lib/comments/rules/stances.ts';

const OPTIONS = [
  { value: '', label: 'Rather not say' },
  ...STANCES.map((stance) => ({ value: stance, label: STANCE_NAMES[stance] })),
];

const HINT = `Only if you like. Shown beside your comment once ${SHARED_BY_IN_WORDS} people in this discussion say the same.`;

type ComposerStanceProps = {
  /** Of the field; once on a page. */
  id: string;
  /** What it starts with, or came back with; empty for nothing. */
  stance: string;
  error: string | undefined;
};

/** Where a writer may say where they are. Nothing is chosen for them. */
export function ComposerStance({ id, stance: given, error }: ComposerStanceProps) {
  const [stance, setStance] = useState(given);
  const field = useRef<HTMLSelectElement>(null);
  // After an answer of the server React sets a form back to what it began with.
  useEffect(() => {
    if (field.current && field.current.value !== stance) field.current.value = stance;
  });
  return (
    <div className="mt-3 max-w-sm">
      <SelectField
        ref={field}
        id={id}
        name="stance"
        label="Where are you with it?"
        optional
        hint={HINT}
        error={error}
        options={OPTIONS}
        defaultValue={given}
        onChange={(event) => setStance(event.target.value)}
      />
      <SaidInGuide chosen={stance} onChoose={setStance} />
    </div>
  );
}

const never = () => () => {};

type SaidInGuideProps = { chosen: string; onChoose: (stance: string) => void };

/** What the reader said in the guide, with an offer to say it here too. This browser alone knows. */
function SaidInGuide({ chosen, onChoose }: SaidInGuideProps) {
  const where = readWhere(useSyncExternalStore(never, whereAsKept, () => null));
  if (!where) return null;
  const near = stanceNear(where.text);
  return (
    <p className="mt-2 text-meta text-soft">
      {`You said in the guide: ${where.text}.`}
      {near === null || near === chosen ? null : (
        <>
          {' '}
          <Button className="mt-1 min-h-8 px-3 py-1 text-meta" onClick={() => onChoose(near)}>
            {`Say “${STANCE_NAMES[near]}” here`}
          </Button>
        </>
      )}
    </p>
  );
}
