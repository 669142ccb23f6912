import { type DrawnText, drawText, type TextStyle } from './draw-text.ts';

/** A text ends with this where it was cut. */
const ELLIPSIS = '…';

/** The room for a text: pixels, and the sizes of type to try, the largest first. */
export type Room = { width: number; height: number; sizes: readonly number[] };

/**
 * Draws a text as large as it fits its room; at the smallest size it is cut at a word, or within
 * one that is longer than the room, and says so.
 */
export async function fitText(
  text: string,
  style: Omit<TextStyle, 'size'>,
  room: Room,
): Promise<DrawnText> {
  const draw = (words: string, size: number) => drawText(words, { ...style, size }, room.width);
  const fits = ({ width, height }: DrawnText) => width <= room.width && height <= room.height;
  for (const size of room.sizes) {
    const drawn = await draw(text, size);
    if (fits(drawn)) return drawn;
  }
  const smallest = room.sizes.at(-1) ?? 0;
  const characters = [...text];
  let [shown, tooMany] = [0, characters.length];
  let best: DrawnText | undefined;
  // As many characters as fit, found by halves.
  while (tooMany - shown > 1) {
    const middle = Math.floor((shown + tooMany) / 2);
    const drawn = await draw(cut(characters, middle), smallest);
    if (fits(drawn)) {
      shown = middle;
      best = drawn;
    } else {
      tooMany = middle;
    }
  }
  return best ?? draw(ELLIPSIS, smallest);
}

/** The first characters, less a part of a word unless that would be much, and the ellipsis. */
function cut(characters: string[], length: number): string {
  const start = characters.slice(0, length).join('');
  const space = start.lastIndexOf(' ');
  const endsWithin = characters[length] !== ' ' && space > start.length / 2;
  return `${(endsWithin ? start.slice(0, space) : start).replace(/[\s,;:.–—-]+$/, '')}${ELLIPSIS}`;
}
