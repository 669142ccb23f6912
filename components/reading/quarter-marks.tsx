import { QUARTERS } from '#lib/reading/rules.ts';

/**
 * Lets it be counted, without a script and without a trace of anybody, how far a text is read: at the
 * end of each quarter stands a point that takes no place, and when it comes into sight the browser
 * asks for its background, one transparent pixel. A browser that knows no animation by scrolling asks
 * for nothing. Stands in an element with `position: relative` that is as high as the text.
 */
export function QuarterMarks({ essayId }: { essayId: string }) {
  // Addresses stand in the style itself: a browser keeps what such a rule has loaded for as long as
  // the page is open, so scrolling up and down counts once.
  const style = QUARTERS.map((quarter) => ruleOf(essayId, quarter)).join('');
  return (
    <div aria-hidden="true" data-screen-only>
      <style>{`@supports (animation-timeline:view()){${style}}`}</style>
      {QUARTERS.map((quarter) => (
        <i
          key={quarter}
          className={`pointer-events-none absolute start-0 size-px quarter-${essayId}-${quarter}`}
          style={{ top: `calc(${quarter * PART}% - 1px)` }}
        />
      ))}
    </div>
  );
}

const PART = 100 / QUARTERS.length;

/** The animation has one look throughout, and runs while the point is in sight. */
function ruleOf(essayId: string, quarter: number): string {
  const name = `quarter-${essayId}-${quarter}`;
  const picture = `background-image:url(/api/reads/${essayId}/${quarter})`;
  return `@keyframes ${name}{from,to{${picture}}}.${name}{animation:${name} linear;animation-timeline:view()}`;
}
