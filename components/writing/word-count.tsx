'use client';

import { type Ref, useImperativeHandle, useRef, useState } from 'react';
import { roughWords } from '#lib/writing/rules.ts';

/** Words a minute in silent reading of English non-fiction (Brysbaert 2019, a review of 190 studies). */
const WORDS_A_MINUTE = 238;

/** A pause between two words; until then nobody looks at a number. */
const COUNT_AFTER_MS = 300;

export type WordCountHandle = { edited(): void };

type WordCountProps = { initial: string; read: () => string; handle: Ref<WordCountHandle> };

/** How many words a text has while it is typed, and how long it takes to read. */
export function WordCount({ initial, read, handle }: WordCountProps) {
  const [words, setWords] = useState(() => roughWords(initial));
  const waiting = useRef<ReturnType<typeof setTimeout> | null>(null);
  useImperativeHandle(
    handle,
    () => ({
      edited() {
        waiting.current ??= setTimeout(() => {
          waiting.current = null;
          setWords(roughWords(read()));
        }, COUNT_AFTER_MS);
      },
    }),
    [read],
  );
  const minutes = Math.max(1, Math.round(words / WORDS_A_MINUTE));
  return (
    <p className="shrink-0 tabular-nums">
      {words.toLocaleString('en-GB')} {words === 1 ? 'word' : 'words'}
      {words > 0 ? ` · ${minutes} min` : ''}
    </p>
  );
}
