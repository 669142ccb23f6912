import type { RevisionKind, RevisionLine } from '#lib/writing/views.ts';

const KINDS: Record<RevisionKind, string> = {
  kept: 'Saved',
  auto: 'Kept by itself',
  restored: 'Went back to an earlier text',
  merged: 'Joined from two versions',
  imported: 'Brought in',
};

/** How a revision came about and by whom: "Saved by you", "Kept by itself, written by Ann". */
export function cameAbout({ kind, savedBy }: Pick<RevisionLine, 'kind' | 'savedBy'>): string {
  if (savedBy === null) return KINDS[kind];
  return kind === 'auto' ? `${KINDS[kind]}, written by ${savedBy}` : `${KINDS[kind]} by ${savedBy}`;
}
