import { Mark } from './mark.tsx';
import { ViewerCorner } from './viewer-corner.tsx';

const LINK =
  'inline-flex min-h-11 items-center text-ink no-underline hover:text-accent hover:underline';

/**
 * The top of every page. Links here and on the reading pages are plain `<a>`: the next page comes
 * whole from the cache, nothing is fetched ahead, and the way back finds its place again.
 */
export function Header({ siteName }: { siteName: string }) {
  return (
    <header data-screen-only className="border-b border-line">
      <div className="mx-auto grid max-w-wide grid-cols-[minmax(0,auto)_minmax(7rem,1fr)] items-center gap-x-7 px-5 pt-2 sm:grid-cols-[minmax(0,auto)_1fr_minmax(7rem,auto)] sm:px-6 sm:pb-2">
        <a
          href="/"
          className="inline-flex min-h-11 items-center gap-2 font-serif text-title font-semibold text-ink no-underline hover:text-accent"
        >
          <Mark className="size-6 shrink-0 text-accent" />
          {siteName}
        </a>
        <nav
          aria-label="Main"
          className="col-span-2 row-start-2 flex gap-x-6 sm:col-span-1 sm:col-start-2 sm:row-start-1"
        >
          <a href="/#essays" className={LINK}>
            Essays
          </a>
          <a href="/leaving-medicine" className={LINK}>
            Leaving medicine
          </a>
        </nav>
        <div className="flex min-w-0 justify-end">
          <ViewerCorner />
        </div>
      </div>
    </header>
  );
}
