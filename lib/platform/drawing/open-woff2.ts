import { brotliDecompressSync } from 'node:zlib';
import { ByteReader } from './byte-reader.ts';
import { readGlyphs } from './woff2-glyphs.ts';

/**
 * The tables that WOFF2 names by a number (W3C WOFF File Format 2.0, 4.1). An entry that says 63
 * brings its name along.
 */
const TAGS =
  'cmap head hhea hmtx maxp name OS/2 post cvt  fpgm glyf loca prep CFF  VORG EBDT EBLC gasp hdmx kern LTSH PCLT VDMX vhea vmtx BASE GDEF GPOS GSUB EBSC JSTF MATH CBDT CBLC COLR CPAL SVG  sbix acnt avar bdat bloc bsln cvar fdsc feat fmtx fvar gvar hsty just lcar mort morx opbd prop trak Zapf Silf Glat Gloc Feat Sill';
const OWN_TAG = 63;
const SIGNATURE = 0x774f4632;
const HEADER_BYTES = 48;
/** Of `glyf` and `loca` this version means "as they are"; of every other table it is 0. */
const PLAIN_GLYPHS = 3;
/** Where `head` says that `loca` has four bytes an entry, and `hhea` how many widths there are. */
const LOCA_FORMAT_AT = 50;
const WIDTHS_AT = 34;

type Entry = { tag: string; version: number; length: number };

/**
 * A font as WOFF2 packs it for browsers, as the TrueType font that it was, which libraries for text
 * read. For files of our own packages: throws on what is none, and checks no more than it needs.
 */
export function openWoff2(woff2: Buffer): Buffer {
  const reader = new ByteReader(woff2);
  if (reader.uint32() !== SIGNATURE) throw new Error('this is no WOFF2 font');
  const flavour = reader.uint32();
  reader.skip(4);
  const count = reader.uint16();
  reader.skip(HEADER_BYTES - reader.at);
  const entries = Array.from({ length: count }, () => readEntry(reader));
  const packed = new ByteReader(brotliDecompressSync(woff2.subarray(reader.at)));
  const packedTables = new Map(
    entries.map((entry) => [entry.tag, { ...entry, bytes: packed.bytes(entry.length) }]),
  );
  const tables = new Map<string, Buffer>();
  for (const [tag, { bytes }] of packedTables) tables.set(tag, bytes);

  const glyf = packedTables.get('glyf');
  if (glyf && glyf.version !== PLAIN_GLYPHS) {
    const glyphs = readGlyphs(glyf.bytes);
    tables.set('glyf', glyphs.glyf);
    tables.set('loca', glyphs.loca);
    const head = Buffer.from(tables.get('head') ?? Buffer.alloc(0));
    head.writeInt16BE(1, LOCA_FORMAT_AT);
    tables.set('head', head);
    const hmtx = packedTables.get('hmtx');
    const widths = tables.get('hhea')?.readUInt16BE(WIDTHS_AT) ?? 0;
    if (hmtx?.version === 1) tables.set('hmtx', readMetrics(hmtx.bytes, widths, glyphs.lefts));
  }
  return write(flavour, tables);
}

function readEntry(reader: ByteReader): Entry {
  const flags = reader.uint8();
  const number = flags & 0x3f;
  const tag = number === OWN_TAG ? reader.text(4) : TAGS.slice(number * 5, number * 5 + 4);
  const version = flags >> 6;
  const original = reader.base128();
  const isPlain = tag === 'glyf' || tag === 'loca' ? version === PLAIN_GLYPHS : version === 0;
  return { tag, version, length: isPlain ? original : reader.base128() };
}

/** Widths of glyphs without their left side bearings, which are where the glyphs begin. */
function readMetrics(bytes: Buffer, widths: number, lefts: readonly number[]): Buffer {
  const reader = new ByteReader(bytes);
  const flags = reader.uint8();
  const advances = Array.from({ length: widths }, () => reader.uint16());
  const bearings = lefts.map((left, glyph) => {
    const isLeftOut = (flags & (glyph < widths ? 1 : 2)) !== 0;
    return isLeftOut ? left : reader.int16();
  });
  const out = Buffer.alloc(widths * 4 + (lefts.length - widths) * 2);
  let at = 0;
  for (const [glyph, bearing] of bearings.entries()) {
    const advance = advances[glyph];
    if (advance !== undefined) at = out.writeUInt16BE(advance, at);
    at = out.writeInt16BE(bearing, at);
  }
  return out;
}

/** Tables in one file, in the order of their names; nothing that reads them looks at their sums. */
function write(flavour: number, tables: Map<string, Buffer>): Buffer {
  const sorted = [...tables].sort(([one], [other]) => (one < other ? -1 : 1));
  const head = Buffer.alloc(12 + 16 * sorted.length);
  head.writeUInt32BE(flavour, 0);
  head.writeUInt16BE(sorted.length, 4);
  const power = 2 ** Math.floor(Math.log2(sorted.length));
  head.writeUInt16BE(power * 16, 6);
  head.writeUInt16BE(Math.log2(power), 8);
  head.writeUInt16BE(sorted.length * 16 - power * 16, 10);
  const parts: Buffer[] = [head];
  let offset = head.length;
  for (const [index, [tag, bytes]] of sorted.entries()) {
    const at = 12 + 16 * index;
    head.write(tag, at, 'latin1');
    head.writeUInt32BE(offset, at + 8);
    head.writeUInt32BE(bytes.length, at + 12);
    const padding = (4 - (bytes.length % 4)) % 4;
    parts.push(bytes, Buffer.alloc(padding));
    offset += bytes.length + padding;
  }
  return Buffer.concat(parts);
}
