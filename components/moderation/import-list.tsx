import { Time } from '#components/ui/time.tsx';
import type { HeldImport } from '#lib/moderation/views.ts';

/** Imported discussions that wait for consent, with how much of each is held. */
export function ImportList({ imports }: { imports: HeldImport[] }) {
  return (
    <ul className="divide-y divide-line border-y border-line">
      {imports.map((each) => (
        <li key={each.id} className="py-3">
          <a href={`/moderation/imports/${each.id}`} className="font-semibold wrap-break-word">
            {each.title}
          </a>
          <p className="text-meta text-soft wrap-break-word">
            {each.held} {each.held === 1 ? 'comment' : 'comments'} held · imported on{' '}
            <Time at={each.importedAt} />
            {each.essayTitle ? ` · below ${each.essayTitle}` : ''}
          </p>
        </li>
      ))}
    </ul>
  );
}
