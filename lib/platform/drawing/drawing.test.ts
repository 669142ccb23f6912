import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import plainSharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { codePointsOf } from './code-points.ts';
import { type Card, drawCard } from './draw-card.ts';
import { drawText, fonts, type TextStyle } from './draw-text.ts';
import { drawableText, isRightToLeft } from './drawable-text.ts';
import { fitText } from './fit-text.ts';
import { layDownFonts } from './font-files.ts';
import { openWoff2 } from './open-woff2.ts';

const place = mkdtempSync(join(tmpdir(), 'off-call-fonts-'));
const before = process.env.DATA_DIR;
const FILES = 'node_modules/@fontsource-variable/source-serif-4/files';

beforeAll(() => {
  process.env.DATA_DIR = place;
});

afterAll(() => {
  if (before === undefined) delete process.env.DATA_DIR;
  else process.env.DATA_DIR = before;
  rmSync(place, { recursive: true, force: true });
});

const STYLE: TextStyle = { face: 'serif', size: 60, weight: 600, colour: '#24211b' };

/** How much of a drawn text is ink, and where: the sum of opacities of each column. */
function ink({ data, width, height }: { data: Buffer; width: number; height: number }) {
  const columns = Array.from({ length: width }, () => 0);
  for (let at = 3; at < 4 * width * height; at += 4) {
    const column = ((at - 3) / 4) % width;
    columns[column] = (columns[column] ?? 0) + (data[at] ?? 0);
  }
  return columns;
}

describe('a font as browsers get it', () => {
  test('is unpacked to one that has the same characters', () => {
    const font = openWoff2(readFileSync(join(FILES, 'source-serif-4-latin-wght-normal.woff2')));
    const found = codePointsOf(font);
    for (const letter of 'Aaé’“–…0?&') {
      expect(found.has(letter.codePointAt(0) ?? 0), letter).toBe(true);
    }
    expect(found.has('ж'.codePointAt(0) ?? 0)).toBe(false);
    expect(font.readUInt32BE(0)).toBe(0x00010000);
  });

  test('is refused when it is none, or cut off', () => {
    const whole = readFileSync(join(FILES, 'source-serif-4-latin-wght-normal.woff2'));
    expect(() => openWoff2(Buffer.from('no font at all, but long enough to be read'))).toThrow();
    expect(() => openWoff2(whole.subarray(0, 20_000))).toThrow();
  });

  test('is laid down with a configuration that knows nothing of the machine, and no older one stays', () => {
    const folder = join(place, 'laid');
    layDownFonts(process.cwd(), folder);
    writeFileSync(join(folder, 'older.ttf'), 'x');
    const { configuration, codePoints } = layDownFonts(process.cwd(), folder);
    expect(readdirSync(folder)).toHaveLength(15);
    const text = readFileSync(configuration, 'utf8');
    expect(text.match(/<dir>/g)).toHaveLength(1);
    expect(text).not.toContain('/usr/');
    for (const letter of 'Aжλẫفש') expect(codePoints.has(letter.codePointAt(0) ?? 0)).toBe(true);
  });
});

describe('text', () => {
  test('is drawn in our typefaces: a narrow letter is narrower than a wide one, none is a box', async () => {
    const width = async (text: string) => (await drawText(text, STYLE, 1000)).width;
    expect(await width('i')).toBeLessThan((await width('m')) / 2);
    // What no font has is drawn as a box, all of one width.
    const boxes = await Promise.all(['为', '开', '医'].map(width));
    expect(new Set(boxes).size).toBe(1);
    const letters = await Promise.all(['ш', 'і', 'λ', 'ش', 'ו', 'ứ'].map(width));
    expect(letters.every((each) => each !== boxes[0])).toBe(true);
  });

  test('joins what is written joined, and goes from right to left', async () => {
    const joined = await drawText('ببب', STYLE, 1000);
    const apart = await drawText('ب\u200Cب\u200Cب', STYLE, 1000);
    expect(joined.width).toBeLessThan(apart.width);
    // The first word stands on the right: a long word and a short one, drawn in both orders.
    const gap = (columns: number[]) => {
      const [from, to] = [columns.length * 0.02, columns.length * 0.98];
      let [longest, run, end] = [0, 0, 0];
      for (const [column, sum] of columns.entries()) {
        run = sum === 0 && column > from && column < to ? run + 1 : 0;
        if (run > longest) [longest, end] = [run, column];
      }
      return end / columns.length;
    };
    expect(gap(ink(await drawText('ששששששששש ש', STYLE, 1000)))).toBeLessThan(0.5);
    expect(gap(ink(await drawText('mmmmmmmmm m', STYLE, 1000)))).toBeGreaterThan(0.5);
  });

  test('is text, whatever marks it holds', async () => {
    const { width } = await drawText('<span size="200000">a</span> & <b>', STYLE, 2000);
    expect(width).toBeGreaterThan(400);
  });

  test.each([
    ['emoji', 'Nights 🌙👩🏽‍⚕️ and days', 'Nights and days'],
    ['a flag', 'Home 🇬🇧', 'Home'],
    ['too many marks', `a${'\u0300'.repeat(40)}b`, 'à\u0300\u0300\u0300b'],
    ['half a character', 'a\uD800b', 'ab'],
    ['controls', 'a\u0007b\u202Ec', 'abc'],
    ['a mark that no font has', 'x\u030C', 'x'],
    ['a script that we have no font for', '为什么离开临床医学', ''],
    ['nothing but emoji', '😀😀', ''],
    ['a word of another script', 'What 医 means to me', 'What means to me'],
  ])('leaves out what can not be drawn: %s', (_name, text, left) => {
    expect(drawableText(text, fonts().codePoints)).toBe(left);
  });

  test('knows from which side it is read', () => {
    expect(['لماذا', '“למה', '1. ١ لا', 'NHS למה', 'Why', '123', ''].map(isRightToLeft)).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
  });

  test.each([
    ['long words', `${'Pneumonoultramicroscopicsilico'.repeat(2)}`],
    ['a long title', 'On the quiet arithmetic of nights and rotas, '.repeat(4)],
    ['wide letters', 'W'.repeat(150)],
    ['no spaces, from right to left', 'שלום'.repeat(40)],
    ['one letter', 'I'],
  ])('fits its room: %s', async (_name, text) => {
    const room = { width: 600, height: 200, sizes: [80, 60, 44] };
    const drawn = await fitText(text, STYLE, room);
    expect(drawn.width).toBeLessThanOrEqual(600);
    expect(drawn.height).toBeLessThanOrEqual(200);
    expect(ink(drawn).some((sum) => sum > 0)).toBe(true);
  });
});

describe('the picture of a link', () => {
  const CARD: Card = {
    site: 'Off Call',
    title: 'Why is leaving clinical medicine still seen as failure?',
    byline: 'Dr Hannah Okafor',
    remark: '128 comments',
    cover: null,
  };
  /** The share of pixels that are not paper, in a part of the picture. */
  async function inkIn(
    png: Buffer,
    part: { left: number; top: number; width: number; height: number },
  ) {
    const { data } = await plainSharp(png)
      .extract(part)
      .greyscale()
      .raw()
      .toBuffer({ resolveWithObject: true });
    return data.filter((value) => value < 200).length / data.length;
  }
  const LEFT = { left: 0, top: 150, width: 84, height: 400 };
  const RIGHT = { left: 1116, top: 150, width: 84, height: 400 };

  test.each<[string, Partial<Card>]>([
    ['an ordinary title', {}],
    ['a long title', { title: 'On the quiet arithmetic of nights and rotas, '.repeat(4) }],
    ['one long word', { title: 'Pneumonoultramicroscopicsilicovolcanoconiosispneumonoultramicro' }],
    ['right to left', { title: 'لماذا لا يزال ترك الطب يُنظر إليه على أنه فشل؟' }],
    ['both', { title: 'Leaving — مغادرة — and עזיבה' }],
    ['long names', { byline: 'W'.repeat(90), site: 'Somewhere '.repeat(6) }],
    ['no comments', { remark: '' }],
    ['nothing that can be drawn', { title: '😀', byline: '医' }],
    ['markup', { title: '<b>&amp;</b>' }],
  ])('is a small PNG with its margins free: %s', async (_name, change) => {
    const png = await drawCard({ ...CARD, ...change });
    expect(await plainSharp(png).metadata()).toMatchObject({
      format: 'png',
      width: 1200,
      height: 630,
    });
    expect(png.byteLength).toBeLessThan(60_000);
    expect(await inkIn(png, LEFT)).toBe(0);
    expect(await inkIn(png, RIGHT)).toBe(0);
    expect(await inkIn(png, { left: 84, top: 84, width: 1032, height: 460 })).toBeGreaterThan(
      0.004,
    );
  });

  test('has its cover on the side where the text ends', async () => {
    const cover = await plainSharp({
      create: { width: 800, height: 600, channels: 3, background: '#102030' },
    })
      .webp()
      .toBuffer();
    const png = await drawCard({ ...CARD, cover });
    expect(await inkIn(png, { left: 810, top: 10, width: 380, height: 600 })).toBe(1);
    const mirrored = await drawCard({ ...CARD, title: 'למה עזיבת הרפואה', cover });
    expect(await inkIn(mirrored, { left: 10, top: 10, width: 380, height: 600 })).toBe(1);
    expect(await inkIn(mirrored, RIGHT)).toBe(0);
    const noise = await plainSharp({
      create: {
        width: 800,
        height: 600,
        channels: 3,
        background: '#000',
        noise: { type: 'gaussian', mean: 128, sigma: 60 },
      },
    })
      .webp()
      .toBuffer();
    expect((await drawCard({ ...CARD, cover: noise })).byteLength).toBeLessThan(200_000);
  });

  test('is another one when what it says is another', async () => {
    const [one, same, other] = await Promise.all([
      drawCard(CARD),
      drawCard(CARD),
      drawCard({ ...CARD, remark: '129 comments' }),
    ]);
    expect(one.equals(same)).toBe(true);
    expect(one.equals(other)).toBe(false);
  });
});
