import { ButtonLink } from '#components/ui/button.tsx';
import { firstPage } from '#lib/comments/rules/addresses.ts';
import type { ThreadWindow } from '#lib/comments/views.ts';

/** The ways to the parts of a discussion before and after this one. */
export function PartLinks({ thread }: { thread: ThreadWindow }) {
  const { slug, order, part, previous, next } = thread;
  if (previous === null && next === null) return null;
  // The first part stands below the essay. This way there is the same in every browser, whichever
  // order it keeps (order-script.tsx).
  const isFirst = previous === firstPage(slug, order);
  const back = isFirst ? `${previous}#discussion-heading` : previous;
  return (
    <nav
      aria-label="Parts of the discussion"
      className="mt-10 flex flex-wrap justify-between gap-3 border-t border-line pt-6"
    >
      {back === null ? null : (
        <ButtonLink rel="prev" href={back}>
          Previous part
        </ButtonLink>
      )}
      {next === null ? null : (
        <ButtonLink rel="next" href={next}>
          {part === null ? 'More of the discussion' : 'Next part'}
        </ButtonLink>
      )}
    </nav>
  );
}
