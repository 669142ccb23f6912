import { goTo, type Here } from './live-marks.ts';

type SinceVisitProps = {
  count: number;
  /** Whether there may be still more. */
  more: boolean;
  /** Those that stand on this page. */
  here: readonly Here[];
  /** Where all of them stand in the order in which they came. */
  address: string;
};

const ACT = 'inline-flex min-h-7 items-center text-accent underline hover:text-accent-strong';

/** How many came since the last visit, and the ways to them. */
export function LiveSinceVisit({ count, more, here, address }: SinceVisitProps) {
  const [first] = here;
  const isAllHere = here.length >= count && !more;
  return (
    <p className="flex flex-wrap items-center gap-x-3">
      <span>
        {count}
        {more ? '+' : ''} new since your last visit
      </span>
      {first ? (
        <button type="button" className={ACT} onClick={() => goTo(first)}>
          First here
        </button>
      ) : null}
      {isAllHere ? null : (
        <a href={address} className={ACT}>
          All in order
        </a>
      )}
    </p>
  );
}
