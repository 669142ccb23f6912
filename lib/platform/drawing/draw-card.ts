import { sharp } from '../pictures/sharp.ts';
import { turns } from '../pictures/turns.ts';
import { drawMark } from './draw-mark.ts';
import { type DrawnText, fonts, type TextStyle } from './draw-text.ts';
import { drawableText, isRightToLeft } from './drawable-text.ts';
import { fitText } from './fit-text.ts';

/** What a picture says that goes with a link. All of it is plain text; `cover` is a picture as WebP. */
export type Card = {
  site: string;
  title: string;
  byline: string;
  /** A short remark, such as how many comments there are; empty for none. */
  remark: string;
  cover: Buffer | null;
};

/** The size that every service shows whole. */
export const CARD = { width: 1200, height: 630 };

// The colours of the pages by day (app/globals.css): a picture can't know the reader's choice.
const PAPER = '#fbf8f1';
const INK = '#24211b';
const SOFT = '#5f584b';
const ACCENT = [0x0e, 0x5a, 0x50] as const;

const MARGIN = 84;
const MARK = 52;
const COVER_WIDTH = 400;
/** Sizes of the title, tried from the first. */
const SIZES = [82, 74, 66, 58, 52, 46];
const LINE_SIZES = [32, 28, 24];
const LINE_HEIGHT = 44;
const ABOVE_FOOT = 48;
const BETWEEN_LINES = 22;
/** Letters alone have few colours and cost some 20 kB. */
const PNG = { compressionLevel: 9, effort: 4, palette: true };
/**
 * With a cover fewer colours are tried until it is small: services give up on what is large. A
 * photograph needs the first; sixteen are for what is little more than noise.
 */
const COVER_TRIES = [{ quality: 100 }, { quality: 40 }, { colours: 16 }];
const LARGEST_BYTES = 190_000;

/** One at a time, in the order in which they are asked for: each takes a processor for itself. */
const queue = turns(Number.POSITIVE_INFINITY);

type Overlay = DrawnText & { left: number; top: number };

/**
 * Draws the picture that goes with a link, as PNG. Letters that no font of ours has, such as emoji,
 * are left out; of a title of which too little would be left, the author's name stands in its place.
 * One after the other.
 */
export async function drawCard(card: Card): Promise<Buffer> {
  const drawn = await queue.take(() => draw(card));
  if (drawn === 'busy') throw new Error('a queue without an end was full');
  return drawn;
}

async function draw(card: Card): Promise<Buffer> {
  const { codePoints } = fonts();
  const [site, byline, remark] = [card.site, card.byline, card.remark].map((text) =>
    drawableText(text, codePoints),
  ) as [string, string, string];
  const title = drawableText(card.title, codePoints) || byline || site;
  const width = CARD.width - 2 * MARGIN - (card.cover ? COVER_WIDTH - MARGIN / 2 : 0);
  // What is written from right to left begins on the right, and so does all that goes with it.
  const mirrored = isRightToLeft(title);
  const left = mirrored && card.cover ? CARD.width - MARGIN - width : MARGIN;
  const place = (drawn: DrawnText, inset = 0) =>
    mirrored ? left + width - drawn.width - inset : left + inset;
  const overlays: Overlay[] = [];

  const mark = drawMark(MARK, ACCENT);
  overlays.push({ ...mark, left: place(mark), top: MARGIN });
  if (site) {
    const name = await line(site, { weight: 600, colour: INK }, width - MARK - 20);
    const top = MARGIN + Math.round((MARK - name.height) / 2);
    overlays.push({ ...name, left: place(name, MARK + 20), top });
  }

  const foot: Overlay[] = [];
  let footTop = CARD.height - MARGIN;
  if (remark) {
    const drawn = await line(remark, { weight: 400, colour: SOFT }, width);
    footTop -= drawn.height;
    foot.push({ ...drawn, left: place(drawn), top: footTop });
    footTop -= BETWEEN_LINES;
  }
  if (byline && title !== byline) {
    const drawn = await line(byline, { weight: 600, colour: INK }, width);
    footTop -= drawn.height;
    foot.push({ ...drawn, left: place(drawn), top: footTop });
  }

  const above = MARGIN + MARK + ABOVE_FOOT;
  const room = { width, height: footTop - ABOVE_FOOT - above, sizes: SIZES };
  const heading = await fitText(title, { face: 'serif', weight: 600, colour: INK }, room);
  const top = above + Math.round((room.height - heading.height) / 2);
  overlays.push({ ...heading, left: place(heading), top }, ...foot);

  const inputs = overlays.map(({ data, width, height, left, top }) => ({
    input: data,
    raw: { width, height, channels: 4 as const },
    left: Math.round(left),
    top: Math.round(top),
  }));
  const picture = sharp({ create: { ...CARD, channels: 3, background: PAPER } });
  if (!card.cover) return picture.composite(inputs).png(PNG).toBuffer();
  const side = await sharp(card.cover)
    .resize(COVER_WIDTH, CARD.height, { fit: 'cover', position: 'attention' })
    .toBuffer();
  const cover = { input: side, left: mirrored ? 0 : CARD.width - COVER_WIDTH, top: 0 };
  const whole = await picture
    .composite([cover, ...inputs])
    .raw()
    .toBuffer({ resolveWithObject: true });
  return inFewColours(whole);
}

type Pixels = { data: Buffer; info: { width: number; height: number; channels: 1 | 2 | 3 | 4 } };

async function inFewColours({ data, info }: Pixels): Promise<Buffer> {
  const { width, height, channels } = info;
  let png = Buffer.alloc(0);
  for (const look of COVER_TRIES) {
    png = await sharp(data, { raw: { width, height, channels } })
      .png({ ...PNG, dither: 0.6, ...look })
      .toBuffer();
    if (png.byteLength <= LARGEST_BYTES) break;
  }
  return png;
}

function line(text: string, look: Pick<TextStyle, 'weight' | 'colour'>, width: number) {
  const room = { width, height: LINE_HEIGHT, sizes: LINE_SIZES };
  return fitText(text, { face: 'sans', ...look }, room);
}
