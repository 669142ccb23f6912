'use client';

import { useState } from 'react';
import { readKept, writeKept } from '#components/ui/kept-in-browser.ts';
import { forgetKeptText } from '#components/writing/kept-text.ts';
import { newId } from '#lib/kernel/ids.ts';

/** Which essay a form is of, and whether the server knows it. */
export type EssayId = {
  get(): string;
  /** Null for one that is not begun. */
  begun(): string | null;
  /** The server has begun it: the page is that essay's from here on. */
  begin(): void;
};

/** Where the id of an essay is kept that is not begun yet: sent again after a reload it is the same. */
const KEY = 'essay::id';

/** Under what the browser keeps the text of an essay; of one that is not begun without an id. */
export function keyOfEssay(id: string | null): string {
  return `essay:${id ?? ''}`;
}

/** The id of an essay: the server's, or for a new one an id made here. */
export function useEssayId(known: string | null): EssayId {
  const [id] = useState((): EssayId => {
    let own = known;
    let isBegun = known !== null;
    const get = () => {
      own ??= readKept(KEY)?.id ?? newId();
      if (!isBegun) writeKept(KEY, { id: own });
      return own;
    };
    return {
      get,
      begun: () => (isBegun ? get() : null),
      begin() {
        if (isBegun) return;
        const begun = get();
        isBegun = true;
        writeKept(KEY, null);
        forgetKeptText(keyOfEssay(null));
        // A reload leads to the essay, and nothing on the page changes.
        window.history.replaceState(window.history.state, '', `/write/${begun}`);
      },
    };
  });
  return id;
}
