import { ByteReader } from './byte-reader.ts';

const FORMAT_BY_SEGMENTS = 4;
const FORMAT_BY_GROUPS = 12;
/** The last segment of format 4 stands for no character. */
const NO_CHARACTER = 0xffff;

/** The characters that a TrueType font has, by its `cmap` in the formats 4 and 12. */
export function codePointsOf(font: Buffer): Set<number> {
  const found = new Set<number>();
  const cmap = tableOf(font, 'cmap');
  const count = cmap.readUInt16BE(2);
  for (let index = 0; index < count; index += 1) {
    const table = cmap.subarray(cmap.readUInt32BE(4 + 8 * index + 4));
    const format = table.readUInt16BE(0);
    if (format === FORMAT_BY_SEGMENTS) addSegments(table, found);
    if (format === FORMAT_BY_GROUPS) addGroups(table, found);
  }
  return found;
}

function tableOf(font: Buffer, tag: string): Buffer {
  const count = font.readUInt16BE(4);
  for (let at = 12; at < 12 + 16 * count; at += 16) {
    if (font.toString('latin1', at, at + 4) !== tag) continue;
    const offset = font.readUInt32BE(at + 8);
    return font.subarray(offset, offset + font.readUInt32BE(at + 12));
  }
  throw new Error(`the font has no table ${tag}`);
}

function addSegments(table: Buffer, found: Set<number>): void {
  const doubled = table.readUInt16BE(6);
  const ends = 14;
  const starts = ends + doubled + 2;
  const deltas = starts + doubled;
  const offsets = deltas + doubled;
  for (let at = 0; at < doubled; at += 2) {
    const start = table.readUInt16BE(starts + at);
    const delta = table.readUInt16BE(deltas + at);
    const offset = table.readUInt16BE(offsets + at);
    for (let code = start; code <= table.readUInt16BE(ends + at); code += 1) {
      if (code === NO_CHARACTER) break;
      const own =
        offset === 0 ? code : table.readUInt16BE(offsets + at + offset + 2 * (code - start));
      if (offset !== 0 && own === 0) continue;
      if (((own + delta) & 0xffff) !== 0) found.add(code);
    }
  }
}

function addGroups(table: Buffer, found: Set<number>): void {
  const reader = new ByteReader(table);
  reader.skip(12);
  for (let groups = reader.uint32(); groups > 0; groups -= 1) {
    const first = reader.uint32();
    const last = reader.uint32();
    reader.skip(4);
    for (let code = first; code <= last; code += 1) found.add(code);
  }
}
