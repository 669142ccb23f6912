import { ByteReader } from './byte-reader.ts';

/** Glyphs as TrueType has them, and where each begins from the left, for its metrics. */
type Glyphs = { glyf: Buffer; loca: Buffer; lefts: number[] };

type Point = { x: number; y: number; onCurve: boolean };

/** The streams into which WOFF2 sorts what its glyphs consist of (WOFF 2.0, 5.1). */
type Streams = Record<
  'contours' | 'points' | 'flags' | 'glyphs' | 'composites' | 'boxes' | 'instructions',
  ByteReader
>;

const COMPOSITE = -1;
/** Flags of a part of a composite glyph (OpenType, glyf). */
const PART = { words: 0x1, scale: 0x8, more: 0x20, twoScales: 0x40, matrix: 0x80, code: 0x100 };
const ON_CURVE = 0x1;
const OVERLAPS = 0x40;
/** The table has this when it says which simple glyphs overlap themselves. */
const SAYS_OVERLAPS = 0x1;

/** Puts the glyphs of WOFF2's `glyf` together again. */
export function readGlyphs(table: Buffer): Glyphs {
  const reader = new ByteReader(table);
  reader.skip(2);
  const options = reader.uint16();
  const count = reader.uint16();
  reader.skip(2);
  const sizes = Array.from({ length: 7 }, () => reader.uint32());
  const [contours, points, flags, glyphs, composites, boxes, instructions] = sizes.map((size) =>
    reader.bytes(size),
  ) as [Buffer, Buffer, Buffer, Buffer, Buffer, Buffer, Buffer];
  const overlaps = options & SAYS_OVERLAPS ? reader.bytes((count + 7) >> 3) : undefined;
  const bitmap = 4 * ((count + 31) >> 5);
  const streams: Streams = {
    contours: new ByteReader(contours),
    points: new ByteReader(points),
    flags: new ByteReader(flags),
    glyphs: new ByteReader(glyphs),
    composites: new ByteReader(composites),
    boxes: new ByteReader(boxes.subarray(bitmap)),
    instructions: new ByteReader(instructions),
  };

  const loca = Buffer.alloc(4 * (count + 1));
  const parts: Buffer[] = [];
  const lefts: number[] = [];
  let offset = 0;
  for (let glyph = 0; glyph < count; glyph += 1) {
    const made = readGlyph(streams, isSet(boxes, glyph), overlaps ? isSet(overlaps, glyph) : false);
    // A glyph begins with the number of its contours and its box: left, bottom, right, top.
    lefts.push(made.length > 0 ? made.readInt16BE(2) : 0);
    const padding = (4 - (made.length % 4)) % 4;
    parts.push(made, Buffer.alloc(padding));
    offset += made.length + padding;
    loca.writeUInt32BE(offset, 4 * (glyph + 1));
  }
  return { glyf: Buffer.concat(parts), loca, lefts };
}

const isSet = (bits: Buffer, index: number) =>
  ((bits[index >> 3] ?? 0) & (0x80 >> (index & 7))) !== 0;

function readGlyph(streams: Streams, hasBox: boolean, overlaps: boolean): Buffer {
  const contours = streams.contours.int16();
  if (contours === 0) return Buffer.alloc(0);
  if (contours === COMPOSITE) return readComposite(streams);
  return readSimple(streams, contours, hasBox, overlaps);
}

function readComposite(streams: Streams): Buffer {
  const { composites, glyphs, boxes, instructions } = streams;
  const head = Buffer.alloc(2);
  head.writeInt16BE(COMPOSITE);
  const parts = [head, boxes.bytes(8)];
  let hasCode = false;
  for (let flags = PART.more; flags & PART.more; ) {
    flags = composites.uint16();
    composites.skip(-2);
    const scale = flags & PART.matrix ? 8 : flags & PART.twoScales ? 4 : flags & PART.scale ? 2 : 0;
    parts.push(composites.bytes(4 + (flags & PART.words ? 4 : 2) + scale));
    hasCode ||= (flags & PART.code) !== 0;
  }
  if (hasCode) parts.push(...code(glyphs.short255(), instructions));
  return Buffer.concat(parts);
}

function readSimple(
  streams: Streams,
  contours: number,
  hasBox: boolean,
  overlaps: boolean,
): Buffer {
  const ends = Buffer.alloc(2 * contours);
  let total = 0;
  for (let contour = 0; contour < contours; contour += 1) {
    total += streams.points.short255();
    ends.writeUInt16BE(total - 1, 2 * contour);
  }
  const points = Array.from({ length: total }, () => readStep(streams));
  const instructions = code(streams.glyphs.short255(), streams.instructions);
  const head = Buffer.alloc(10);
  head.writeInt16BE(contours);
  (hasBox ? streams.boxes.bytes(8) : boxOf(points)).copy(head, 2);
  // Steps of two bytes each, whatever their length: the file is for this machine alone.
  const flags = Buffer.from(points.map(({ onCurve }) => (onCurve ? ON_CURVE : 0)));
  if (overlaps && flags[0] !== undefined) flags[0] |= OVERLAPS;
  const steps = Buffer.alloc(4 * total);
  for (const [index, { x, y }] of points.entries()) {
    steps.writeInt16BE(x, 2 * index);
    steps.writeInt16BE(y, 2 * (total + index));
  }
  return Buffer.concat([head, ends, ...instructions, flags, steps]);
}

function code(length: number, instructions: ByteReader): [Buffer, Buffer] {
  const size = Buffer.alloc(2);
  size.writeUInt16BE(length);
  return [size, instructions.bytes(length)];
}

/** From one point to the next: a flag that says how many bytes follow, and what they mean (5.2). */
function readStep({ flags, glyphs }: Streams): Point {
  const byte = flags.uint8();
  const flag = byte & 0x7f;
  const sign = (bit: number, value: number) => (bit & 1 ? value : -value);
  const step = (x: number, y: number) => ({ x, y, onCurve: byte < 0x80 });
  if (flag < 10) return step(0, sign(flag, ((flag & 14) << 7) + glyphs.uint8()));
  if (flag < 20) return step(sign(flag, (((flag - 10) & 14) << 7) + glyphs.uint8()), 0);
  if (flag < 84) {
    const high = flag - 20;
    const low = glyphs.uint8();
    const x = 1 + (high & 0x30) + (low >> 4);
    return step(sign(flag, x), sign(flag >> 1, 1 + ((high & 0x0c) << 2) + (low & 0x0f)));
  }
  if (flag < 120) {
    const high = flag - 84;
    const x = 1 + (Math.floor(high / 12) << 8) + glyphs.uint8();
    return step(sign(flag, x), sign(flag >> 1, 1 + (((high % 12) >> 2) << 8) + glyphs.uint8()));
  }
  if (flag < 124) {
    const [first, middle, last] = glyphs.bytes(3) as unknown as [number, number, number];
    const x = (first << 4) + (middle >> 4);
    return step(sign(flag, x), sign(flag >> 1, ((middle & 0x0f) << 8) + last));
  }
  const x = glyphs.uint16();
  return step(sign(flag, x), sign(flag >> 1, glyphs.uint16()));
}

function boxOf(steps: Point[]): Buffer {
  const box = Buffer.alloc(8);
  let [x, y] = [0, 0];
  const [xs, ys]: [number[], number[]] = [[], []];
  for (const step of steps) {
    x += step.x;
    y += step.y;
    xs.push(x);
    ys.push(y);
  }
  for (const [index, value] of [
    Math.min(...xs),
    Math.min(...ys),
    Math.max(...xs),
    Math.max(...ys),
  ].entries()) {
    box.writeInt16BE(value, 2 * index);
  }
  return box;
}
