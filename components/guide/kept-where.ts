/** Where the browser keeps what its reader said in the guide. It is sent to nobody. */
export const WHERE_KEY = 'off-call:where';

/** A case of the guide that the reader recognised themself in. */
export type KeptWhere = {
  /** The section it leads to, and the page of the guide that it stands on. */
  sectionId: string;
  page: string;
  /** The case in few words. */
  text: string;
};

/** What this browser keeps of it as text, so that the same is the same; null when nothing is kept. */
export function whereAsKept(): string | null {
  try {
    return localStorage.getItem(WHERE_KEY);
  } catch {
    // A browser that keeps nothing has nothing.
    return null;
  }
}

/** Reads what was kept; null for nothing, and for what is not ours. */
export function readWhere(kept: string | null): KeptWhere | null {
  try {
    const { sectionId, page, text } = JSON.parse(kept ?? 'null') ?? {};
    const isOurs = [sectionId, page, text].every((part) => typeof part === 'string' && part !== '');
    return isOurs ? { sectionId, page, text } : null;
  } catch {
    return null;
  }
}
