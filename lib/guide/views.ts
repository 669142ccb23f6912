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

/** A page on the desk with its latest text and the notes in it. For authors only. */
export type DeskPageInFull = DeskPage & {
  source: string;
  notes: string[];
  document: Omit<GuideDocument, 'notes' | 'text'>;
};

/** A document without what is the author's own. */
export function forReaders(document: GuideDocument): Omit<GuideDocument, 'notes' | 'text'> {
  const { notes: _notes, text: _text, ...rest } = document;
  return rest;
}
