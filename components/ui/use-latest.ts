'use client';

import { useState } from 'react';
import type { ActionState } from '#lib/kernel/action-state.ts';

/**
 * Of several actions of one form the state that came back last; the first that is not idle when the
 * page comes back whole, as it does without a script.
 */
export function useLatest(states: ActionState<unknown>[]): ActionState<unknown> | undefined {
  const [seen, setSeen] = useState(states);
  const [latest, setLatest] = useState(() => states.find((state) => state.status !== 'idle'));
  const fresh = states.find((state, index) => state !== seen[index]);
  if (fresh) {
    setSeen(states);
    setLatest(fresh);
  }
  return fresh ?? latest;
}
