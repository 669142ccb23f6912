import { Notice } from '#components/ui/notice.tsx';
import type { EssayDraft } from '#lib/essays/views.ts';
import { UNTITLED } from './desk-state.ts';
import { UndeleteForm } from './undelete-form.tsx';

/** What was just done with a draft: deleted, with the way back beside it, or brought back. */
export function DeskMessage({ essay }: { essay: Pick<EssayDraft, 'id' | 'title' | 'deletedAt'> }) {
  const { id, deletedAt } = essay;
  const title = essay.title || UNTITLED;
  return (
    <Notice live kind="success" className="mb-6">
      {deletedAt === null ? (
        <p>
          <a href={`/write/${id}`}>
            <bdi>{title}</bdi>
          </a>{' '}
          is back, as it was.
        </p>
      ) : (
        <div className="flex flex-wrap items-center justify-between gap-3">
          <p className="min-w-0 wrap-break-word">
            “<bdi>{title}</bdi>” is deleted. It can be brought back for 30 days.
          </p>
          <UndeleteForm essayId={id} title={title} label="Undo" />
        </div>
      )}
    </Notice>
  );
}
