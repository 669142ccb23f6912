import { Time } from '#components/ui/time.tsx';
import type { DeskEssay } from '#lib/essays/views.ts';
import { stateWords } from './desk-state.ts';

/** An author's essays, last changed first. */
export function DeskList({ essays }: { essays: DeskEssay[] }) {
  if (essays.length === 0) {
    return (
      <p className="text-soft">Nothing here yet. What you start stays yours until you publish.</p>
    );
  }
  return (
    <ul className="divide-y divide-line border-y border-line">
      {essays.map((essay) => (
        <li key={essay.id} className="py-4">
          <a
            href={`/write/${essay.id}`}
            className="font-serif text-lead font-semibold wrap-break-word"
          >
            {essay.title}
          </a>
          <p className="mt-1 text-meta text-soft">
            {stateWords[essay.state]} · {essay.words.toLocaleString('en-GB')} words
            {essay.comments > 0 ? ` · ${essay.comments.toLocaleString('en-GB')} comments` : ''} ·
            changed <Time at={essay.updatedAt} show="moment" />
          </p>
        </li>
      ))}
    </ul>
  );
}
