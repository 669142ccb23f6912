import { join } from 'node:path';
import { getConfig } from '../config.ts';
import { sharp } from '../pictures/sharp.ts';
import { ARABIC, type Fonts, HEBREW, layDownFonts, SANS, SERIF } from './font-files.ts';

/** How text looks; `size` in pixels, `weight` from 200 to 900, `colour` as #rrggbb. */
export type TextStyle = {
  face: 'serif' | 'sans';
  size: number;
  weight: number;
  colour: string;
};

/** Text as pixels (red, green, blue, opacity), cut to where something is. */
export type DrawnText = { data: Buffer; width: number; height: number };

/**
 * Distance of lines, in what the typeface itself asks for: that of the serif is made for essays and
 * half as much again as a title of few lines needs; Arabic needs the room for its marks.
 */
const LEADING = { leftToRight: 0.8, rightToLeft: 0.95 };

const HAS_RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;

let laidDown: Fonts | undefined;

/** The fonts that text is drawn with; laid down when they are first asked for. */
export function fonts(): Fonts {
  if (laidDown) return laidDown;
  // The project's folder; a bundle of this file stands elsewhere.
  laidDown = layDownFonts(process.cwd(), join(getConfig().dataDir, 'fonts'));
  // Read once, by fontconfig inside sharp, when the first text is drawn.
  process.env.FONTCONFIG_FILE = laidDown.configuration;
  return laidDown;
}

/**
 * Draws a text with lines not wider than `width` pixels, broken between words and, where a word is
 * longer than a line, within it. From right to left what is written so. The text has to be one that
 * our fonts can draw (drawable-text.ts), and not empty.
 */
export async function drawText(text: string, style: TextStyle, width: number): Promise<DrawnText> {
  fonts();
  const { data, info } = await sharp({
    text: {
      text: `<span ${attributes(style, text)}>${escaped(text)}</span>`,
      width,
      wrap: 'word-char',
      rgba: true,
      // With 72 dots an inch a point is a pixel.
      dpi: 72,
    },
  })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

/** Pango's markup; the sizes of letters for display are drawn finer, as on the pages. */
function attributes({ face, size, weight, colour }: TextStyle, text: string): string {
  const leading = HAS_RIGHT_TO_LEFT.test(text) ? LEADING.rightToLeft : LEADING.leftToRight;
  const families = face === 'serif' ? [SERIF, ARABIC, HEBREW] : [SANS, ARABIC, HEBREW];
  const axes = face === 'serif' ? `@wght=${weight},opsz=${Math.min(60, size)}` : `@wght=${weight}`;
  return [
    `font_desc="${families.join(',')} ${axes}"`,
    `size="${Math.round(size * 1024)}"`,
    `weight="${weight}"`,
    `foreground="${colour}"`,
    `line_height="${leading}"`,
  ].join(' ');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
