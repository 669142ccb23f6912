import { ESSAY_STATES, type EssayState } from '#lib/essays/rules.ts';
import { stateNames } from './desk-state.ts';

type DeskStatesProps = {
  counts: Record<EssayState, number>;
  /** The state that is shown; undefined for all. */
  shown: EssayState | undefined;
};

/** Links to the essays of each state there is, with how many they are. */
export function DeskStates({ counts, shown }: DeskStatesProps) {
  const all = ESSAY_STATES.reduce((sum, state) => sum + counts[state], 0);
  const states = ESSAY_STATES.filter((state) => counts[state] > 0 || state === shown);
  if (states.length < 2 && shown === undefined) return null;
  return (
    <nav aria-label="Essays by state" className="mb-4">
      <ul className="flex flex-wrap gap-x-5 gap-y-1 text-meta">
        <State href="/write" name="All" count={all} isShown={shown === undefined} />
        {states.map((state) => (
          <State
            key={state}
            href={`/write?show=${state}`}
            name={stateNames[state]}
            count={counts[state]}
            isShown={state === shown}
          />
        ))}
      </ul>
    </nav>
  );
}

type StateProps = { href: string; name: string; count: number; isShown: boolean };

function State({ href, name, count, isShown }: StateProps) {
  return (
    <li>
      <a
        href={href}
        aria-current={isShown ? 'page' : undefined}
        className={`inline-block py-1 ${isShown ? 'font-semibold text-ink no-underline' : ''}`}
      >
        {name} <span className="tabular-nums">{count.toLocaleString('en-GB')}</span>
      </a>
    </li>
  );
}
