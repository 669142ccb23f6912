import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#lib/kernel/ids.ts';
import { type SignedBucket, startSignedBucket } from '#lib/testing/signed-bucket.ts';
import { folderStore } from './folder-store.ts';
import type { ImageStore } from './image-store.ts';
import { s3Store } from './s3-store.ts';

const place = mkdtempSync(join(tmpdir(), 'off-call-store-'));
const inFolder = join(place, 'images');

let bucket: SignedBucket;

beforeAll(async () => {
  bucket = await startSignedBucket(join(place, 's3'));
});

afterAll(async () => {
  await bucket.close();
  rmSync(place, { recursive: true, force: true });
});

const stores: [string, () => ImageStore][] = [
  ['a folder', () => folderStore(inFolder)],
  ['a bucket', () => s3Store(bucket)],
];

const idsOf = async (store: ImageStore) => {
  const ids: string[] = [];
  for await (const id of store.ids()) ids.push(id);
  return ids.sort();
};

describe.each(stores)('%s', (_name, open) => {
  test('gives back what was put, and says what is there', async () => {
    const store = open();
    const [one, other] = [newId(), newId()];
    const bytes = Buffer.from([0, 255, 10, 13, 0]);
    await store.put({ id: one, width: 480 }, bytes);
    await store.put({ id: one, width: 2000 }, Buffer.from('large'));
    await store.put({ id: one, width: 960 }, Buffer.from('middle'));
    await store.put({ id: other, width: 8 }, Buffer.from('small'));
    expect(await store.get({ id: one, width: 480 })).toEqual(bytes);
    expect(await store.widths(one)).toEqual([480, 960, 2000]);
    expect(await idsOf(store)).toEqual([one, other].sort());
    await store.put({ id: one, width: 480 }, Buffer.from('again'));
    expect(String(await store.get({ id: one, width: 480 }))).toBe('again');
    await store.remove(one);
    expect(await store.get({ id: one, width: 480 })).toBeNull();
    expect(await store.widths(one)).toEqual([]);
    expect(await idsOf(store)).toEqual([other]);
    await store.remove(other);
    expect(await idsOf(store)).toEqual([]);
  });

  test('says that nothing is there, and removes it without a fuss', async () => {
    const store = open();
    const id = newId();
    expect(await store.get({ id, width: 480 })).toBeNull();
    expect(await store.widths(id)).toEqual([]);
    await store.remove(id);
    expect(await store.fault()).toBeNull();
  });

  test.each(['..', '../../etc', `${newId()}/..`, '', 'a', `${newId()}\0`])(
    'takes %j for no id',
    async (id) => {
      const store = open();
      await expect(store.put({ id, width: 480 }, Buffer.from('x'))).rejects.toThrow('no id');
      await expect(store.get({ id, width: 480 })).rejects.toThrow('no id');
      await expect(store.widths(id)).rejects.toThrow('no id');
      await expect(store.remove(id)).rejects.toThrow('no id');
    },
  );

  test.each([0, -1, 1.5, Number.NaN, 100_000])('takes %d for no width', async (width) => {
    const store = open();
    await expect(store.put({ id: newId(), width }, Buffer.from('x'))).rejects.toThrow('no width');
    await expect(store.get({ id: newId(), width })).rejects.toThrow('no width');
  });

  test('keeps many puts apart that come at once', async () => {
    const store = open();
    const id = newId();
    const all = Array.from({ length: 20 }, (_, index) => Buffer.alloc(50_000, index));
    await Promise.all(all.map((bytes) => store.put({ id, width: 480 }, bytes)));
    const kept = await store.get({ id, width: 480 });
    expect(all.some((bytes) => kept?.equals(bytes))).toBe(true);
    expect(await store.widths(id)).toEqual([480]);
    await store.remove(id);
  });
});

describe('a folder', () => {
  test('holds nothing but whole files of ours, whatever else lies in it', async () => {
    const store = folderStore(inFolder);
    const id = newId();
    await store.put({ id, width: 480 }, Buffer.from('x'));
    expect(readdirSync(join(inFolder, id))).toEqual(['480.webp']);
    writeFileSync(join(inFolder, id, 'notes.txt'), 'x');
    writeFileSync(join(inFolder, id, `.${newId()}`), 'half');
    mkdirSync(join(inFolder, 'lost+found'), { recursive: true });
    expect(await store.widths(id)).toEqual([480]);
    expect(await idsOf(store)).toEqual([id]);
    await store.remove(id);
  });

  test('that can not be written is said at the start', async () => {
    writeFileSync(join(place, 'a-file'), 'x');
    const fault = await folderStore(join(place, 'a-file', 'images')).fault();
    expect(fault).toMatch(/can't be kept in .*a-file/);
  });
});

describe('a bucket', () => {
  test('is read page by page', async () => {
    const store = s3Store(bucket, 3);
    const ids = Array.from({ length: 10 }, () => newId());
    for (const id of ids) await store.put({ id, width: 8 }, Buffer.from('x'));
    expect(await idsOf(store)).toEqual([...ids].sort());
  });

  test('with a wrong key refuses, and neither its secret nor its answer is repeated', async () => {
    const store = s3Store({ ...bucket, secretKey: 'not-the-secret' });
    const put = store.put({ id: newId(), width: 480 }, Buffer.from('x'));
    await expect(put).rejects.toThrow('the store of pictures has refused: put, status 403');
    const fault = await store.fault();
    expect(fault).toBe(`the store at ${bucket.address} answers 403`);
    expect(fault).not.toContain('not-the-secret');
  });

  test('that does not exist or does not answer is said at the start', async () => {
    const missing = bucket.address.replace('pictures', 'nothing');
    expect(await s3Store({ ...bucket, address: missing }).fault()).toContain('answers 404');
    const nobody = 'http://127.0.0.1:9/pictures';
    expect(await s3Store({ ...bucket, address: nobody }).fault()).toContain('does not answer');
  });
});
