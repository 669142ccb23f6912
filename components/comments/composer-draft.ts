import { readKept, writeKept } from '#components/ui/kept-in-browser.ts';

/** What was typed and not yet published, as the browser keeps it. */
export type Draft = {
  body: string;
  /** Of the form it was typed into, so that what was published after all is not published twice. */
  postKey: string;
};

/** The draft under a key, or null when there is none, it is too old, or nothing may be kept here. */
export function readDraft(key: string): Draft | null {
  const { body, postKey } = readKept(key) ?? {};
  return body === undefined || postKey === undefined ? null : { body, postKey };
}

/** Keeps a draft; an empty one, or null, is forgotten. */
export function writeDraft(key: string, draft: Draft | null): void {
  writeKept(key, draft?.body.trim() ? draft : null);
}
