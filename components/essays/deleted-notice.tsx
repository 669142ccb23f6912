import { Notice } from '#components/ui/notice.tsx';
import { Time } from '#components/ui/time.tsx';
import type { EssayDraft } from '#lib/essays/views.ts';
import { UNTITLED } from './desk-state.ts';
import { UndeleteForm } from './undelete-form.tsx';

/** In the place of the editor, for a draft in the bin. */
export function DeletedNotice({ essay }: { essay: EssayDraft }) {
  const { id, title, deletedAt } = essay;
  if (deletedAt === null) return null;
  return (
    <Notice title="This draft is deleted">
      <p className="mb-3">
        You deleted it on <Time at={deletedAt} />. Bring it back to write on; its text stands in the{' '}
        <a href={`/write/${id}/history`}>history</a> meanwhile.
      </p>
      <UndeleteForm essayId={id} title={title || UNTITLED} label="Bring it back" />
    </Notice>
  );
}
