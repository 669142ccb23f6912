/** What some files weigh: as they are, and as they come over the line (bodies, bytes). */
export type Weight = { files: number; plain: number; gzip: number; br: number };

/** Kinds of files of a first visit; Next's own scripts apart from the others. */
export const KINDS = [
  'HTML',
  "Next's JavaScript",
  'JavaScript beyond',
  'CSS',
  'fonts',
  'images',
  'other',
] as const;
export type Kind = (typeof KINDS)[number];
export type PageWeight = Record<Kind, Weight>;
