import type { RevisionLine } from '#lib/writing/views.ts';

const MARK = 'rounded-soft border border-accent px-2 py-0.5 text-small font-semibold text-accent';

/** Whether readers have a revision, or will. */
export function RevisionMarks({ published, scheduled }: RevisionLine) {
  return (
    <>
      {published ? <span className={MARK}>Readers have this one</span> : null}
      {scheduled ? <span className={MARK}>To be published</span> : null}
    </>
  );
}
