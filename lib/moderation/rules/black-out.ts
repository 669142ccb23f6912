import { fail, ok, type Result } from '#lib/kernel/result.ts';
import { ruleShortName } from '../rules.ts';

/** A stretch of a text, by UTF-16 offsets; the end is not part of it. */
export type Span = { start: number; end: number };

/** More than this is no detail any more: then the comment is better hidden. */
export const MOST_SPANS = 100;

const MARK_START = '[removed: ';

/** What stands in the place of what was blacked out. Plain text, so that it is read out as well. */
export function removedMark(rule: string): string {
  return `${MARK_START}${rule === 'patient-privacy' ? 'patient details' : ruleShortName(rule)}]`;
}

/** Whether a text still has every mark of an earlier one: a form that was loaded before has not. */
export function keepsMarks(earlier: string, text: string): boolean {
  const marks = (of: string) => of.split(MARK_START).length - 1;
  return marks(text) >= marks(earlier);
}

/** What after the mark would make it a link: a target, a label, a definition. */
const MAKES_A_LINK = /^[([:]/;

/** An address right before the mark would take it in. */
const ENDS_IN_ADDRESS = /(?:\/\/|www\.)\S*$/i;

/**
 * A comment's Markdown with stretches of it replaced by the mark. Stretches that touch or overlap
 * are one, and none cuts a character in two. Fails when there is none, when one is empty, blank or
 * beyond the text, and when there are too many.
 */
export function blackOut(source: string, spans: readonly Span[], rule: string): Result<string> {
  if (spans.length === 0) return refused('Mark what is to be blacked out first.');
  if (spans.length > MOST_SPANS) {
    return refused(`Mark at most ${MOST_SPANS} places, or hide the comment as a whole.`);
  }
  if (!spans.every((span) => isWithin(source, span))) {
    return refused('What was marked is not in this text. Mark it once more.');
  }
  const mark = removedMark(rule);
  let text = '';
  let from = 0;
  for (const { start, end } of joined(source, spans)) {
    const after = source.slice(end);
    text += source.slice(from, start);
    if (ENDS_IN_ADDRESS.test(text)) text += ' ';
    text += mark;
    if (MAKES_A_LINK.test(after)) text += ' ';
    from = end;
  }
  return ok(text + source.slice(from));
}

const refused = (message: string) => fail('spans', message, 'spans');

function isWithin(source: string, { start, end }: Span): boolean {
  const isWhole = Number.isInteger(start) && Number.isInteger(end);
  if (!isWhole || start < 0 || end <= start || end > source.length) return false;
  return source.slice(start, end).trim() !== '';
}

/** The stretches in their order, widened to whole characters, those that meet as one. */
function joined(source: string, spans: readonly Span[]): Span[] {
  const whole = spans
    .map(({ start, end }) => ({
      start: cutsPair(source, start) ? start - 1 : start,
      end: cutsPair(source, end) ? end + 1 : end,
    }))
    .sort((one, other) => one.start - other.start);
  const result: Span[] = [];
  for (const span of whole) {
    const last = result.at(-1);
    if (last && span.start <= last.end) last.end = Math.max(last.end, span.end);
    else result.push({ ...span });
  }
  return result;
}

/** Whether an offset stands between the two halves of one character. */
function cutsPair(source: string, offset: number): boolean {
  return (
    /[\uD800-\uDBFF]/.test(source.charAt(offset - 1)) &&
    /[\uDC00-\uDFFF]/.test(source.charAt(offset))
  );
}
