import { DAY } from '#lib/kernel/time.ts';

/** What was typed and not yet published, as the browser keeps it. */
export type Draft = {
  body: string;
  /** Of the form it was typed into, so that what was published after all is not published twice. */
  postKey: string;
};

/** Nobody comes back to a comment after two weeks, and the next person at this computer might. */
const KEPT_FOR = 14 * DAY;

const PREFIX = 'off-call-draft:';

type Kept = Draft & { at: number };

/** The draft under a key, or null when there is none, it is too old, or nothing may be kept here. */
export function readDraft(key: string): Draft | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(PREFIX + key) ?? 'null');
    if (!isKept(kept)) return null;
    if (Date.now() - kept.at <= KEPT_FOR) return { body: kept.body, postKey: kept.postKey };
    localStorage.removeItem(PREFIX + key);
  } catch {
    // A browser that keeps nothing has no drafts.
  }
  return null;
}

/** Keeps a draft; an empty one, or null, is forgotten. */
export function writeDraft(key: string, draft: Draft | null): void {
  try {
    if (!draft || draft.body.trim() === '') localStorage.removeItem(PREFIX + key);
    else localStorage.setItem(PREFIX + key, JSON.stringify({ ...draft, at: Date.now() }));
  } catch {
    // Full or forbidden: what is typed still stands on the page.
  }
}

/** Forgets every draft in this browser: whoever signs out may not be alone at this computer. */
export function forgetDrafts(): void {
  try {
    for (const key of Object.keys(localStorage)) {
      if (key.startsWith(PREFIX)) localStorage.removeItem(key);
    }
  } catch {
    // A browser that keeps nothing has no drafts.
  }
}

function isKept(value: unknown): value is Kept {
  if (typeof value !== 'object' || value === null) return false;
  const { body, postKey, at } = value as Partial<Kept>;
  return typeof body === 'string' && typeof postKey === 'string' && typeof at === 'number';
}
