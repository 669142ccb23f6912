import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { codePointsOf } from './code-points.ts';
import { openWoff2 } from './open-woff2.ts';

/** What text is drawn with: the typefaces of the pages, and what they lack. */
export const SERIF = 'Source Serif 4';
export const SANS = 'Source Sans 3 ExtraLight';
export const ARABIC = 'Noto Sans Arabic';
export const HEBREW = 'Noto Sans Hebrew';

const SUBSETS = ['latin', 'latin-ext', 'cyrillic', 'cyrillic-ext', 'greek', 'vietnamese'];

/** Files of our packages, below node_modules; all weights in one, or the one that goes with a semi-bold serif. */
const FILES = [
  ...SUBSETS.map(
    (subset) =>
      `@fontsource-variable/source-serif-4/files/source-serif-4-${subset}-opsz-normal.woff2`,
  ),
  ...SUBSETS.map(
    (subset) =>
      `@fontsource-variable/source-sans-3/files/source-sans-3-${subset}-wght-normal.woff2`,
  ),
  '@fontsource/noto-sans-arabic/files/noto-sans-arabic-arabic-500-normal.woff2',
  '@fontsource/noto-sans-hebrew/files/noto-sans-hebrew-hebrew-500-normal.woff2',
];

/** What is there to draw with. */
export type Fonts = {
  /** The file that tells fontconfig where they are, and nothing of the machine's own. */
  configuration: string;
  /** Every character that one of them has. */
  codePoints: ReadonlySet<number>;
};

/**
 * Lays the fonts of our packages down in `folder` as libraries for text read them. A machine may
 * have no fonts at all, and one that has some would draw other pictures than the next.
 */
export function layDownFonts(root: string, folder: string): Fonts {
  mkdirSync(folder, { recursive: true });
  const codePoints = new Set<number>();
  const names = new Set<string>();
  for (const file of FILES) {
    const font = openWoff2(readFileSync(join(root, 'node_modules', file)));
    for (const codePoint of codePointsOf(font)) codePoints.add(codePoint);
    const name = basename(file, '.woff2').concat('.ttf');
    names.add(name);
    writeWhole(join(folder, name), font);
  }
  // Of an earlier version of the site, which drew with others.
  const others = readdirSync(folder).filter((name) => name.endsWith('.ttf') && !names.has(name));
  for (const name of others) rmSync(join(folder, name), { force: true });
  const configuration = join(folder, 'fonts.conf');
  writeWhole(configuration, Buffer.from(fontsConf(folder)));
  return { configuration, codePoints };
}

/** Another process may be reading it. */
function writeWhole(file: string, bytes: Buffer): void {
  const unfinished = `${file}.${process.pid}`;
  writeFileSync(unfinished, bytes);
  renameSync(unfinished, file);
}

function fontsConf(folder: string): string {
  const place = folder.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return [
    '<?xml version="1.0"?>',
    '<!DOCTYPE fontconfig SYSTEM "fonts.dtd">',
    `<fontconfig><dir>${place}</dir><cachedir>${place}/cache</cachedir></fontconfig>`,
    '',
  ].join('\n');
}
