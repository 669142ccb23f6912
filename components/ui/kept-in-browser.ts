import { DAY } from '#lib/kernel/time.ts';

/** Fields of a form by name, as they were typed. */
export type Fields = Record<string, string>;

/** Nobody comes back to half a text after two weeks, and the next person at this computer might. */
const KEPT_FOR = 14 * DAY;

const PREFIX = 'off-call-draft:';
/** What this browser has seen, kept elsewhere (comments/live-visits.ts). */
const VISITS = 'off-call-visits';
/** What its reader said in the guide (guide/kept-where.ts). */
const WHERE = 'off-call:where';

/** What this browser keeps under a key: null when there is nothing, or it is too old. */
export function readKept(key: string): Fields | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(PREFIX + key) ?? 'null');
    if (!isKept(kept)) return null;
    if (Date.now() - kept.at <= KEPT_FOR) return kept.fields;
    localStorage.removeItem(PREFIX + key);
  } catch {
    // A browser that keeps nothing has nothing.
  }
  return null;
}

/** Keeps the fields of a form that is not sent yet; null forgets them. */
export function writeKept(key: string, fields: Fields | null): void {
  try {
    if (!fields) localStorage.removeItem(PREFIX + key);
    else localStorage.setItem(PREFIX + key, JSON.stringify({ fields, at: Date.now() }));
  } catch {
    // Full or forbidden: what is typed still stands on the page.
  }
}

/** Forgets everything that is kept: whoever signs out may not be alone at this computer. */
export function forgetAllKept(): void {
  try {
    for (const key of Object.keys(localStorage)) {
      if (key.startsWith(PREFIX) || key === VISITS || key === WHERE) localStorage.removeItem(key);
    }
  } catch {
    // A browser that keeps nothing has nothing.
  }
}

function isKept(value: unknown): value is { fields: Fields; at: number } {
  if (typeof value !== 'object' || value === null) return false;
  const { fields, at } = value as { fields?: unknown; at?: unknown };
  if (typeof at !== 'number' || typeof fields !== 'object' || fields === null) return false;
  return Object.values(fields).every((field) => typeof field === 'string');
}
