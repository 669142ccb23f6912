import type { DeskPage } from '#lib/guide/views.ts';

/** The pages of the guide as authors see them. */
export function PageList({ pages }: { pages: DeskPage[] }) {
  if (pages.length === 0) {
    return (
      <p className="text-soft">
        No pages yet. They come in by <code>npm run cli -- import FILE</code>.
      </p>
    );
  }
  return (
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
            {page.planned > 0 ? ` · ${page.planned} planned articles` : ''}
          </p>
        </li>
      ))}
    </ul>
  );
}

/** The state of a page in the words of the desk. */
export const pageStateWords: Record<DeskPage['state'], string> = {
  draft: 'Draft, seen by authors only',
  published: 'Published',
  changed: 'Published; a newer revision waits',
};
