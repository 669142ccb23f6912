'use client';

import { type RefObject, useEffect, useRef } from 'react';
import type { ActionState } from '#lib/kernel/action-state.ts';

/**
 * A ref for a form's field. When the form comes back with something wrong in that field, the focus
 * goes there, so that a screen reader says the field with what is wrong, and typing can go on.
 */
export function useFieldInTrouble<E extends HTMLElement>(
  state: ActionState<unknown>,
  field: string,
): RefObject<E | null> {
  const ref = useRef<E>(null);
  useEffect(() => {
    if (state.fields?.[field]) ref.current?.focus();
  }, [state, field]);
  return ref;
}
