import { fail, ok, type Result } from '#lib/kernel/result.ts';
import { sharp } from './sharp.ts';
import { turns } from './turns.ts';

/** A picture as it is kept: WebP in several widths, all with the proportions of `width` to `height`. */
export type TakenPicture = {
  /** Pixels of the largest file, as it is looked at (turned the right way up). */
  width: number;
  height: number;
  /** The smallest first. */
  files: { width: number; bytes: Buffer }[];
  /** It was an animation, of which the first picture is kept. */
  wasAnimated: boolean;
};

/** Pixels of a picture as it is brought: the largest that phones and cameras make today. */
const MOST_PIXELS = 50_000_000;
/**
 * Bytes of a picture once it is decoded, which is what it costs in memory at worst: MOST_PIXELS of
 * a photograph, a third of that with 16 bits a colour and transparent.
 */
const MOST_DECODED = 3 * MOST_PIXELS;
/** Decoders of AVIF hold a picture several times over: measured, 49 megapixels took 900 MB. */
const AVIF_COST = 4;
/** A line of one pixel's height is no picture. */
const LEAST_SIDE = 8;
/** Longer than an endless screenshot; beyond it a picture is a thread. */
const LONGEST_RATIO = 20;
/**
 * The column of an essay has some 700 pixels, and phones 360 to 430; screens show up to three
 * pixels for each. A file smaller than the next by less than a quarter is left out.
 */
const WIDTHS = [480, 960, 1440, 2000];
const WORTH_IT = 0.75;
/** WebP takes 16,383 pixels a side; what is taller than this is for scrolling anyway. */
const TALLEST = 8_000;
/** At 82 a photograph can't be told from its original, and letters on a chart keep their edges. */
const QUALITY = { quality: 82, smartSubsample: true, effort: 4 };
/** One byte a colour. */
const SHALLOW = 'uchar';
/** A large picture takes a second or two; who would wait longer than this is told to come again. */
const MOST_WAITING = 8;

const queue = turns(MOST_WAITING);

const KINDS = 'JPEG, PNG, WebP, GIF and AVIF';

const problems = {
  unknown: fail(
    'not-a-picture',
    `This is not a picture that we can take. ${KINDS} are.`,
    'picture',
  ),
  heic: fail(
    'not-a-picture',
    `This is a picture of the kind HEIC, which browsers don’t show. Send it to yourself as JPEG first; ${KINDS} can be taken.`,
    'picture',
  ),
  broken: fail(
    'broken-picture',
    'This picture is damaged or cut off; we can’t read it.',
    'picture',
  ),
  pixels: fail(
    'too-many-pixels',
    `This picture is too large: it can have ${MOST_PIXELS / 1_000_000} million pixels at most, and fewer as AVIF, transparent or with 16 bits a colour. Make it smaller first.`,
    'picture',
  ),
  shape: fail(
    'odd-shape',
    `This picture is too small or too narrow to be shown: each side needs ${LEAST_SIDE} pixels, and one can be ${LONGEST_RATIO} times as long as the other.`,
    'picture',
  ),
  busy: fail(
    'busy',
    'Many pictures are coming in at the moment. Try again in a minute.',
    'picture',
  ),
};

/**
 * Reads a picture by what its bytes are (no name or header counts) and makes what is kept of it:
 * the right way up, in sRGB, opaque, with no metadata, not larger than it was. One picture after the other.
 * Fails, with words for the field `picture`, on what is no picture, is damaged, is too large or
 * has an odd shape, and when too many wait.
 */
export async function takePicture(bytes: Uint8Array): Promise<Result<TakenPicture>> {
  const taken = await queue.take(() => read(bytes));
  return taken === 'busy' ? problems.busy : taken;
}

async function read(bytes: Uint8Array): Promise<Result<TakenPicture>> {
  const open = () =>
    sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error', pages: 1, autoOrient: true });
  let metadata: Awaited<ReturnType<ReturnType<typeof open>['metadata']>>;
  try {
    metadata = await open().metadata();
  } catch (error) {
    return problemOf(error);
  }
  if (metadata.compression === 'hevc') return problems.heic;
  const { width, height } = metadata.autoOrient;
  const deep = metadata.depth === SHALLOW ? 1 : 2;
  const share = metadata.format === 'heif' ? AVIF_COST : 1;
  if (width * height * metadata.channels * deep * share > MOST_DECODED) return problems.pixels;
  const [short, long] = width < height ? [width, height] : [height, width];
  if (short < LEAST_SIDE || long > short * LONGEST_RATIO) return problems.shape;
  try {
    const largest = await open()
      // By night black letters on nothing could not be read.
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .resize({
        width: WIDTHS.at(-1),
        height: TALLEST,
        fit: 'inside',
        withoutEnlargement: true,
      })
      .raw()
      .toBuffer({ resolveWithObject: true });
    return ok(await inAllWidths(largest, (metadata.pages ?? 1) > 1));
  } catch (error) {
    return problemOf(error);
  }
}

type Pixels = { data: Buffer; info: { width: number; height: number; channels: 1 | 2 | 3 | 4 } };

async function inAllWidths({ data, info }: Pixels, wasAnimated: boolean): Promise<TakenPicture> {
  const { width, height, channels } = info;
  const smaller = WIDTHS.filter((each) => each <= width * WORTH_IT);
  const files: TakenPicture['files'] = [];
  for (const each of [...smaller, width]) {
    const bytes = await sharp(data, { raw: { width, height, channels } })
      .resize({ width: each })
      .webp(QUALITY)
      .toBuffer();
    files.push({ width: each, bytes });
  }
  return { width, height, files, wasAnimated };
}

function problemOf(error: unknown): Result<never> {
  const message = error instanceof Error ? error.message : '';
  if (/pixel limit/i.test(message)) return problems.pixels;
  if (/unsupported image format|unknown file|not in a known format/i.test(message)) {
    return problems.unknown;
  }
  return problems.broken;
}
