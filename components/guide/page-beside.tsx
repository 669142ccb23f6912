'use client';

import { type ReactNode, useSyncExternalStore } from 'react';
import { ConflictView } from '#components/writing/conflict-view.tsx';
import type { Writing } from '#components/writing/use-writing.ts';
import type { Conflict } from '#lib/writing/views.ts';
import { LABELS } from './page-fields.ts';

/** Where both versions stand while there are two. */
export const CONFLICT_ID = 'both-versions';

type PageBesideProps = {
  writing: Writing;
  /** What a form that was sent without a script was told, and what it had sent. */
  refusal: Conflict | undefined;
  values: Record<string, string> | undefined;
  preview: ReactNode;
};

/** Beside the text: both versions while there are two, else how readers would see it. */
export function PageBeside({ writing, refusal, values, preview }: PageBesideProps) {
  const { get, subscribe } = writing.status;
  const state = useSyncExternalStore(subscribe, get, () => null);
  const shared = { id: CONFLICT_ID, labels: LABELS, long: 'source' };
  if (state?.kind === 'conflict') {
    const { conflict, base } = state;
    return (
      <ConflictView
        {...shared}
        conflict={conflict}
        mine={writing.read()}
        base={base}
        onTake={(choose) => writing.settle(conflict, choose(writing.read()))}
      />
    );
  }
  if (refusal && values && state === null) {
    return <ConflictView {...shared} conflict={refusal} mine={values} base={null} />;
  }
  return preview;
}
