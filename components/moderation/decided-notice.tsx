import { Notice } from '#components/ui/notice.tsx';
import { kinds } from '#lib/moderation/rules/kinds.ts';
import type { Undoable } from '#lib/moderation/views.ts';
import { UndoNotice } from './undo-notice.tsx';

const SUBJECTS = {
  comment: 'comment',
  essay: 'essay',
  persona: 'name',
  thread: 'discussion',
  import: 'import',
};

type DecidedNoticeProps = {
  undoable: Undoable | null;
  /** What the address says was done last. */
  done: string | undefined;
  /** Where the moderator goes on after undoing. */
  next: string;
};

/** What a moderator did last: with the way back while there is one. */
export function DecidedNotice({ undoable, done, next }: DecidedNoticeProps) {
  return (
    <>
      {done === 'undone' ? (
        <Notice live kind="success" className="mb-5">
          <p>Undone. It is as it was before, and nobody was told.</p>
        </Notice>
      ) : null}
      {undoable && undoable.secondsLeft > 0 ? (
        <UndoNotice
          // Another decision is another minute.
          key={undoable.decisionIds[0]}
          text={decidedText(undoable)}
          decisionIds={undoable.decisionIds}
          secondsLeft={undoable.secondsLeft}
          next={next}
        />
      ) : null}
    </>
  );
}

/** "Hidden: #12 by Ann", "Hidden: 18 comments". */
function decidedText({ kind, subject, number, name, decisionIds }: Undoable): string {
  const { past } = kinds[kind];
  if (decisionIds.length > 1) return `${past}: ${decisionIds.length} cases.`;
  if (number !== null) return `${past}: #${number}${name ? ` by ${name}` : ''}.`;
  return `${past}: the ${SUBJECTS[subject]}${name ? ` ${name}` : ''}.`;
}
