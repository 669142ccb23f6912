import { Time } from '#components/ui/time.tsx';
import type { DeletedDraft } from '#lib/essays/views.ts';
import { UNTITLED } from './desk-state.ts';
import { UndeleteForm } from './undelete-form.tsx';

/** Drafts in the bin, last deleted first, each with until when it can be brought back. */
export function DeletedDrafts({ drafts }: { drafts: DeletedDraft[] }) {
  if (drafts.length === 0) return <p className="text-soft">There are no deleted drafts.</p>;
  return (
    <ul className="divide-y divide-line border-y border-line">
      {drafts.map(({ id, title, words, deletedAt, goneAt }) => (
        <li key={id} className="py-4">
          <p className="font-serif text-lead font-semibold wrap-break-word">
            <bdi>{title || UNTITLED}</bdi>
          </p>
          <p className="mt-1 mb-3 text-meta text-soft">
            {words.toLocaleString('en-GB')} words · deleted on <Time at={deletedAt} /> · gone for
            good on <Time at={goneAt} />
          </p>
          <UndeleteForm essayId={id} title={title || UNTITLED} label="Bring it back" />
        </li>
      ))}
    </ul>
  );
}
