'use client';

import { useSyncExternalStore } from 'react';

const never = () => () => {};

/** Whether this computer has a Command key; false until a script runs. */
export function useIsMac(): boolean {
  return useSyncExternalStore(
    never,
    () => /Mac|iPhone|iPad/.test(navigator.platform),
    () => false,
  );
}
