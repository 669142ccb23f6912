'use client';

import { useRef } from 'react';
import { Key } from '#components/ui/key.tsx';
import { keysChoice } from '#components/ui/keys-choice.ts';
import { useQueueKeys } from './use-queue-keys.ts';

const { useIsOn, choose } = keysChoice('off-call-moderation-keys');

/** What each key does, as the page says it. */
const KEYS = [
  ['j', 'next case'],
  ['k', 'case before'],
  ['o', 'open it'],
  ['h', 'hide: then 1 to 8 for the rule, and Enter'],
  ['a', 'leave as it is, or release'],
  ['c', 'claim it, or give it back'],
  ['n', 'write a note'],
  ['x', 'choose it for a bulk act'],
  ['u', 'undo the last decision'],
  ['?', 'these keys'],
] as const;

type QueueKeysProps = {
  /** Ids of the cases on the page, in their order. */
  cases: string[];
};

/** Says which keys moderators have, switches them off, and works them while they are on. */
export function QueueKeys({ cases }: QueueKeysProps) {
  const on = useIsOn(false);
  const help = useRef<HTMLDetailsElement>(null);
  useQueueKeys(on, cases, help);
  return (
    <details ref={help} className="border-y border-line py-1 text-meta" data-screen-only>
      <summary className="flex min-h-9 items-center text-soft underline">Keys</summary>
      <dl className="grid gap-x-8 gap-y-1.5 py-2 sm:grid-cols-2">
        {KEYS.map(([key, does]) => (
          <div key={key} className="flex gap-3">
            <dt className="w-7 shrink-0 text-center">
              <Key>{key}</Key>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <label className="flex min-h-11 cursor-pointer items-center gap-2">
        <input
          type="checkbox"
          checked={on}
          onChange={(event) => choose(event.target.checked)}
          className="size-4"
        />
        Use these keys
      </label>
    </details>
  );
}
