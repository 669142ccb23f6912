'use client';

import { Button } from '#components/ui/button.tsx';
import { FormMessage } from '#components/ui/form-message.tsx';
import { useFormAction } from '#components/ui/use-form-action.ts';
import { useLatest } from '#components/ui/use-latest.ts';
import { deleteEssay, duplicateEssay } from '#lib/essays/actions.ts';
import type { DeskEssay } from '#lib/essays/views.ts';
import { UNTITLED } from './desk-state.ts';

/** What can be done with an essay from the desk. What deletes can be undone on the page that follows. */
export function DeskActs({ essay }: { essay: DeskEssay }) {
  const { id, slug, state, publishedAt } = essay;
  const duplicate = useFormAction(duplicateEssay);
  const remove = useFormAction(deleteEssay);
  const said = useLatest([duplicate.state, remove.state]);
  const of = <span className="sr-only"> of {essay.title || UNTITLED}</span>;
  const isPublic = state === 'published' || state === 'changed';
  return (
    <>
      {said?.status === 'problem' ? <FormMessage state={said} /> : null}
      <ul className="mt-2 flex flex-wrap items-center gap-x-5 gap-y-1 text-meta">
        {isPublic ? (
          <li>
            <a href={`/essays/${slug}`} className={LINK}>
              Read{of}
            </a>
          </li>
        ) : null}
        <li>
          <a href={`/write/${id}/publish`} className={LINK}>
            {isPublic ? 'Publishing' : 'Publish'}
            {of}
          </a>
        </li>
        <li>
          <a href={`/write/${id}/history`} className={LINK}>
            History{of}
          </a>
        </li>
        {publishedAt === null ? null : (
          <li>
            <a href={`/write/${id}/figures`} className={LINK}>
              Figures{of}
            </a>
          </li>
        )}
        <li>
          <form action={duplicate.send}>
            <input type="hidden" name="essayId" value={id} />
            <Button type="submit" className={PRESS} aria-disabled={duplicate.pending || undefined}>
              Duplicate{of}
            </Button>
          </form>
        </li>
        {publishedAt === null && state !== 'hidden' ? (
          <li>
            <form action={remove.send}>
              <input type="hidden" name="essayId" value={id} />
              <Button type="submit" className={PRESS} aria-disabled={remove.pending || undefined}>
                Delete{of}
              </Button>
            </form>
          </li>
        ) : null}
      </ul>
    </>
  );
}

const LINK = 'inline-block py-1';

// A button that stands among links: as quiet as they are, 32 px high for a thumb.
const PRESS = 'min-h-8! border-transparent! px-0! py-1! text-meta! font-normal! underline!';
