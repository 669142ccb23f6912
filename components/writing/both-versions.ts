import { clashesOf, mergedText, mergeTexts } from '#lib/writing/rules/merge.ts';
import type { TextFields } from './text-fields.ts';

export type Merged = {
  fields: TextFields;
  /** Places where both changed the same words: both are there, one after the other. */
  clashes: number;
};

/**
 * Puts two versions of a form's fields together that both came of `base`. The long text place by place;
 * of a short field what one of them changed, and mine where both did.
 */
export function mergeFields(
  base: TextFields,
  mine: TextFields,
  theirs: TextFields,
  long: string,
): Merged {
  const pieces = mergeTexts(base[long] ?? '', mine[long] ?? '', theirs[long] ?? '');
  const short = Object.keys(mine).map((name) => {
    const isMine = mine[name] !== base[name] || !(name in theirs);
    return [name, (isMine ? mine[name] : theirs[name]) ?? ''];
  });
  return {
    fields: { ...Object.fromEntries(short), [long]: mergedText(pieces, 'both') },
    clashes: clashesOf(pieces),
  };
}
