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
      <div className="mx-auto flex max-w-wide flex-wrap items-center gap-x-7 px-5 pt-2 sm:px-6 sm:pb-2">
        <a
          href="/"
          className="mr-auto inline-flex min-h-11 items-center gap-2 font-serif text-title font-semibold text-ink no-underline hover:text-accent sm:mr-0"
        >
          <Mark className="size-6 text-accent" />
          {siteName}
        </a>
        <nav
          aria-label="Main"
          className="order-last flex basis-full gap-x-6 sm:order-none sm:mr-auto sm:basis-auto"
        >
          <a href="/#essays" className={LINK}>
            Essays
          </a>
          <a href="/leaving-medicine" className={LINK}>
            Leaving medicine
          </a>
        </nav>
        <ViewerCorner />
      </div>
    </header>
  );
}
