import type { GuideDocument } from './rules/guide-document.ts';

/** A page in a list. */
export type PageCard = {
  permalink: string;
  title: string;
  summary: string;
  icon: string | null;
};

/** A published page as readers get it: everything but the author's notes. */
export type PageView = PageCard & {
  id: string;
  /** ISO 8601, UTC. */
  publishedAt: string;
  revisedAt: string | null;
  document: Omit<GuideDocument, 'notes' | 'text'>;
};

/** A page on the authors' desk. */
export type DeskPage = {
  id: string;
  permalink: string;
  title: string;
  state: 'draft' | 'published' | 'changed';
  planned: number;
};

/** A page on the desk as it is being written, and the notes in it. For authors only. */
export type DeskPageInFull = DeskPage & {
  icon: string | null;
  /** Where it stands among the pages; smaller first. */
  position: number | null;
  summary: string;
  source: string;
  /** The number of its latest revision. */
  latestRevision: number;
  /** The version of the working copy: sent with a save. */
  version: number;
  notes: string[];
  /** The text as readers would see it. */
  html: string;
};

/** A document without what is the author's own. */
export function forReaders(document: GuideDocument): Omit<GuideDocument, 'notes' | 'text'> {
  const { notes: _notes, text: _text, ...rest } = document;
  return rest;
}
