import { crc32, deflateSync } from 'node:zlib';
import plainSharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Result } from '#lib/kernel/result.ts';
import { type TakenPicture, takePicture } from './take-picture.ts';

// Files are made here, by sharp itself and, where it makes no such thing, by hand. Decoders are
// closed to all but what sites need as soon as take-picture.ts is loaded, so what is made of other
// kinds has to be written and never read.

function must(result: Result<TakenPicture>): TakenPicture {
  if (result.ok) return result.value;
  throw new Error(result.problem.message);
}

const code = (result: Result<TakenPicture>) => (result.ok ? 'taken' : result.problem.code);

const plain = (width: number, height: number, channels: 3 | 4 = 3) =>
  plainSharp({
    create: { width, height, channels, background: { r: 200, g: 30, b: 60, alpha: 1 } },
  });

/** A picture that does not become small: every pixel is another. */
const noisy = (width: number, height: number) =>
  plainSharp({
    create: {
      width,
      height,
      channels: 3,
      background: '#000',
      noise: { type: 'gaussian', mean: 128, sigma: 40 },
    },
  });

function chunk(type: string, data: Buffer): Buffer {
  const bytes = Buffer.alloc(12 + data.length);
  bytes.writeUInt32BE(data.length);
  bytes.write(type, 4);
  data.copy(bytes, 8);
  bytes.writeUInt32BE(crc32(bytes.subarray(4, 8 + data.length)), 8 + data.length);
  return bytes;
}

/** A PNG that says it is so large, with hardly anything in it. */
function bomb(width: number, height: number): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width);
  head.writeUInt32BE(height, 4);
  head[8] = 8;
  head[9] = 2;
  return Buffer.concat([
    Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.alloc(1_000_000))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

let photo: Buffer;

beforeAll(async () => {
  photo = await noisy(3000, 2000).blur(2).jpeg({ quality: 85 }).toBuffer();
});

describe('what is taken', () => {
  test('comes in widths for phones and screens, as WebP, with its proportions', async () => {
    const taken = must(await takePicture(photo));
    expect(taken).toMatchObject({ width: 2000, height: 1333, wasAnimated: false });
    expect(taken.files.map(({ width }) => width)).toEqual([480, 960, 1440, 2000]);
    for (const { width, bytes } of taken.files) {
      const is = await plainSharp(bytes).metadata();
      expect(is).toMatchObject({ format: 'webp', width, space: 'srgb', depth: 'uchar' });
      expect(Math.abs(is.height - (width * 2) / 3)).toBeLessThanOrEqual(1);
    }
  });

  test.each(['jpeg', 'png', 'webp', 'gif', 'avif'] as const)(
    'may be %s, whatever it is called',
    async (kind) => {
      const bytes = await plain(300, 200)[kind]().toBuffer();
      expect(must(await takePicture(bytes))).toMatchObject({ width: 300, height: 200 });
    },
  );

  test('is never larger than it was, and has no width that is hardly another', async () => {
    const widths = async (width: number) =>
      must(await takePicture(await plain(width, 100).png().toBuffer())).files.map(
        (file) => file.width,
      );
    expect(await widths(100)).toEqual([100]);
    expect(await widths(500)).toEqual([500]);
    expect(await widths(1000)).toEqual([480, 1000]);
    expect(await widths(1999)).toEqual([480, 960, 1440, 1999]);
  });

  test('stands the right way up', async () => {
    // Red on the left of the file; turned a quarter to the right, as it is looked at: on top.
    const sideways = await plainSharp({
      create: { width: 200, height: 100, channels: 3, background: '#00f' },
    })
      .composite([
        {
          input: { create: { width: 100, height: 100, channels: 3, background: '#f00' } },
          left: 0,
          top: 0,
        },
      ])
      .withMetadata({ orientation: 6 })
      .png()
      .toBuffer();
    const taken = must(await takePicture(sideways));
    expect(taken).toMatchObject({ width: 100, height: 200 });
    const top = await plainSharp(taken.files[0]?.bytes)
      .extract({ left: 40, top: 20, width: 1, height: 1 })
      .raw()
      .toBuffer();
    expect(top[0]).toBeGreaterThan(200);
    expect(top[2]).toBeLessThan(60);
  });

  test('says nothing of where and with what it was made', async () => {
    const bytes = await plain(300, 200)
      .withExif({
        IFD0: { Make: 'Secretphone', Artist: 'Ann Example', ImageDescription: 'Ward 7' },
        IFD3: { GPSLatitude: '51/1 30/1 0/1', GPSLatitudeRef: 'N', GPSLongitude: '0/1 7/1 0/1' },
      })
      .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/">Secretphone</x:xmpmeta>')
      .jpeg()
      .toBuffer();
    expect(bytes.includes('Secretphone')).toBe(true);
    expect((await plainSharp(bytes).metadata()).exif?.length).toBeGreaterThan(100);
    for (const file of must(await takePicture(bytes)).files) {
      const { exif, xmp, iptc, icc } = await plainSharp(file.bytes).metadata();
      expect([exif, xmp, iptc, icc]).toEqual([undefined, undefined, undefined, undefined]);
      for (const word of ['Secretphone', 'Ann Example', 'Ward 7', 'EXIF', 'GPS']) {
        expect(file.bytes.includes(word)).toBe(false);
      }
    }
  });

  test.each([
    ['in the colours of print', () => plain(100, 80).toColourspace('cmyk').jpeg()],
    ['with another profile', () => plain(100, 80).withIccProfile('p3').jpeg()],
    ['with 16 bits a colour', () => plain(100, 80).toColourspace('rgb16').png()],
    ['transparent', () => plain(100, 80, 4).png()],
    ['of few colours', () => plain(100, 80).png({ palette: true })],
    ['progressive', () => plain(100, 80).jpeg({ progressive: true })],
    ['interlaced', () => plain(100, 80).png({ progressive: true })],
  ])('may be %s, and looks the same', async (_name, make) => {
    const taken = must(await takePicture(await make().toBuffer()));
    const pixel = await plainSharp(taken.files[0]?.bytes)
      .extract({ left: 50, top: 40, width: 1, height: 1 })
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect(pixel.info.channels).toBe(3);
    const [red = 0, green = 0, blue = 0] = pixel.data;
    for (const [is, was] of [
      [red, 200],
      [green, 30],
      [blue, 60],
    ] as const) {
      expect(Math.abs(is - was)).toBeLessThan(25);
    }
  });

  test('has white where there was nothing, so that it can be seen by night', async () => {
    const nothing = { r: 0, g: 0, b: 0, alpha: 0 };
    const bytes = await plainSharp({
      create: { width: 100, height: 80, channels: 4, background: nothing },
    })
      .png()
      .toBuffer();
    const taken = must(await takePicture(bytes));
    const { dominant } = await plainSharp(taken.files[0]?.bytes).stats();
    expect(dominant.r).toBeGreaterThan(240);
  });

  test.each(['gif', 'webp'] as const)('of an animated %s is its first picture', async (kind) => {
    const frames = await Promise.all(
      ['#f00', '#0f0', '#00f'].map((background) =>
        plainSharp({ create: { width: 60, height: 40, channels: 3, background } })
          .png()
          .toBuffer(),
      ),
    );
    const bytes = await plainSharp(frames, { join: { animated: true } })
      [kind]()
      .toBuffer();
    const taken = must(await takePicture(bytes));
    expect(taken).toMatchObject({ width: 60, height: 40, wasAnimated: true });
    const { dominant } = await plainSharp(taken.files[0]?.bytes).stats();
    expect(dominant.r).toBeGreaterThan(200);
  });

  test('is all that is left of a file that is something else as well', async () => {
    const script = '<script>alert(1)</script>PK\u0003\u0004';
    const bytes = Buffer.concat([await plain(100, 80).png().toBuffer(), Buffer.from(script)]);
    const taken = must(await takePicture(bytes));
    expect(taken.files[0]?.bytes.includes('script')).toBe(false);
  });

  test('comes in its turn when many come at once', async () => {
    const bytes = await plain(200, 100).png().toBuffer();
    const all = await Promise.all(Array.from({ length: 20 }, () => takePicture(bytes)));
    const codes = all.map(code);
    expect(codes.filter((each) => each === 'taken')).toHaveLength(9);
    expect(codes.filter((each) => each === 'busy')).toHaveLength(11);
    expect(code(await takePicture(bytes))).toBe('taken');
  });
});

describe('what is refused', () => {
  const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="100" height="80"></svg>';

  test.each([
    ['SVG', () => Buffer.from(SVG)],
    ['SVG with a head', () => Buffer.from(`<?xml version="1.0"?>\n<!-- x -->${SVG}`)],
    ['PDF', () => Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj')],
    ['TIFF', () => plain(100, 80).tiff().toBuffer()],
    ['a bitmap of the old kind', () => Buffer.from('P6 8 8 255\n'.padEnd(300, 'a'))],
    ['HTML', () => Buffer.from('<!doctype html><img src=x onerror=alert(1)>')],
    ['a program', () => Buffer.from('\x7fELF\x02\x01\x01'.padEnd(300, '\0'))],
    ['nothing but zeros', () => Buffer.alloc(1000)],
    ['one byte', () => Buffer.from('x')],
  ])('%s, as no picture', async (_name, make) => {
    expect(code(await takePicture(await make()))).toBe('not-a-picture');
  });

  test('a script that begins like a GIF', async () => {
    const bytes = Buffer.from('GIF89a/*\x00\x00*/=1;alert(1)//');
    expect(code(await takePicture(bytes))).toBe('broken-picture');
  });

  test.each(['jpeg', 'png', 'webp', 'avif'] as const)('a %s that is cut off', async (kind) => {
    const whole = await noisy(400, 300)[kind]().toBuffer();
    for (const share of [0.3, 0.6, 0.9]) {
      const part = whole.subarray(0, Math.floor(whole.length * share));
      expect(code(await takePicture(part)), `${share}`).toBe('broken-picture');
    }
  });

  test.each([
    [50_000, 50_000],
    [100_000, 10_000],
    [2 ** 31 - 1, 2 ** 31 - 1],
  ])('a file that says it has %d by %d pixels, at once', async (width, height) => {
    const began = performance.now();
    expect(code(await takePicture(bomb(width, height)))).not.toBe('taken');
    expect(performance.now() - began).toBeLessThan(2_000);
  });

  test('a picture that would take too much memory for its depth', async () => {
    const bytes = await plain(5000, 4000, 4).toColourspace('rgb16').png().toBuffer();
    expect(code(await takePicture(bytes))).toBe('too-many-pixels');
  });

  test('an AVIF whose decoder would take far more', async () => {
    const bytes = await plain(4200, 3100).avif({ effort: 0 }).toBuffer();
    expect(code(await takePicture(bytes))).toBe('too-many-pixels');
  });

  test.each([
    [1, 100_000],
    [100_000, 1],
    [4, 4],
    [10, 300],
  ])('%d by %d pixels, which nobody can look at', async (width, height) => {
    expect(code(await takePicture(await plain(width, height).png().toBuffer()))).toBe('odd-shape');
  });

  test('in words, beside the field', async () => {
    const refused = await takePicture(Buffer.from('x'));
    expect(refused).toMatchObject({ ok: false, problem: { field: 'picture' } });
  });
});

test('what a file unpacks to beside its picture does not fill the memory', async () => {
  const png = await plain(100, 80).png().toBuffer();
  const packed = deflateSync(Buffer.alloc(100_000_000));
  for (const type of ['zTXt', 'iCCP']) {
    const beside = chunk(type, Buffer.concat([Buffer.from('a\0\0'), packed]));
    const before = process.memoryUsage().rss;
    await takePicture(Buffer.concat([png.subarray(0, 33), beside, png.subarray(33)]));
    expect(process.memoryUsage().rss - before).toBeLessThan(80_000_000);
  }
});
