import { ButtonLink } from '#components/ui/button.tsx';
import type { DeskPage } from '#lib/guide/views.ts';

/** The pages of the guide as authors see them. */
export function PageList({ pages }: { pages: DeskPage[] }) {
  return (
    <>
      {pages.length === 0 ? (
        <p className="text-soft">No pages yet.</p>
      ) : (
        <ul className="divide-y divide-line border-y border-line">
          {pages.map((page) => (
            <li key={page.id} className="py-4">
              <a
                href={`/write/pages/${page.id}`}
                className="font-serif text-lead font-semibold wrap-break-word"
              >
                {page.title}
              </a>
              <p className="mt-1 text-meta text-soft">
                /{page.permalink} · {pageStateWords[page.state]}
                {page.planned > 0 ? ` · ${articles(page.planned)}` : ''}
              </p>
            </li>
          ))}
        </ul>
      )}
      <p className="mt-4">
        <ButtonLink href="/write/pages/new">New page</ButtonLink>
      </p>
    </>
  );
}

const articles = (planned: number) =>
  planned === 1 ? '1 planned article' : `${planned} planned articles`;

/** The state of a page in the words of the desk. */
export const pageStateWords: Record<DeskPage['state'], string> = {
  draft: 'Draft, seen by authors only',
  published: 'Published',
  changed: 'Published; something newer waits',
};
