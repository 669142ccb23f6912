'use client';

import { useSyncExternalStore } from 'react';
import type { SaveState } from './autosave.ts';
import type { SaveStatus } from './save-status.ts';

const OFFLINE = 'Not connected: kept in this browser, sent when the connection is back';

/** What a person reads about a text that is being written. */
function inWords(state: SaveState | null): string {
  switch (state?.kind) {
    case 'saved':
      return 'Saved';
    case 'saving':
      return 'Saving …';
    case 'offline':
      return OFFLINE;
    case 'refused':
      return `Could not be saved: ${state.message}`;
    case 'conflict':
      return 'Changed elsewhere meanwhile.';
    default:
      return '';
  }
}

type SaveLineProps = {
  status: SaveStatus;
  /** The id of what shows both versions. */
  conflictId: string;
};

/**
 * Says whether the text is saved, quietly: read out is only that something is wrong, and that it is
 * right again.
 */
export function SaveLine({ status, conflictId }: SaveLineProps) {
  const state = useSyncExternalStore(status.subscribe, status.get, () => null);
  const isTrouble = state !== null && !CALM.has(state.kind);
  const words = inWords(state);
  return (
    <>
      <p
        data-save-state={state?.kind ?? 'none'}
        aria-hidden={isTrouble ? undefined : true}
        className={`min-w-0 ${isTrouble ? 'text-ink' : ''}`}
      >
        {state?.kind === 'refused' || state?.kind === 'conflict' ? (
          <span aria-hidden="true" className="text-danger">
            ●{' '}
          </span>
        ) : null}
        {words}
        {state?.kind === 'conflict' ? (
          <>
            {' '}
            <a href={`#${conflictId}`}>See both versions</a>
          </>
        ) : null}
        {state?.kind === 'refused' && state.code === 'sign-in-first' ? (
          <>
            {' '}
            <a href="/sign-in" target="_blank" rel="noreferrer">
              Sign in in another tab
            </a>
          </>
        ) : null}
      </p>
      <span role="status" className="sr-only">
        {isTrouble ? words : ''}
      </span>
    </>
  );
}

const CALM = new Set<SaveState['kind']>(['saved', 'saving']);
