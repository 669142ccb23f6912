import { mkdtempSync, rmSync } from 'node:fs';
import { request as ask, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#lib/kernel/ids.ts';
import { folderStore } from '../image-store/folder-store.ts';
import type { ImageStore } from '../image-store/image-store.ts';
import { answerPicture, isPictureAddress } from './answer-pictures.ts';

const folder = mkdtempSync(join(tmpdir(), 'off-call-pictures-'));
const kept = folderStore(join(folder, 'images'));
const id = newId();
let store: ImageStore = kept;

const server = createServer((request, response) => void answerPicture(store, request, response));

beforeAll(async () => {
  for (const width of [480, 960, 1440]) await kept.put({ id, width }, Buffer.from(`w${width}`));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

type Got = { status: number; headers: Record<string, unknown>; body: string };

/** Asks with the path as it is, which fetch would tidy up first. */
function get(path: string, headers = {}, method = 'GET'): Promise<Got> {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    ask({ host: '127.0.0.1', port, path, headers, method }, (answer) => {
      let body = '';
      answer.on('data', (chunk) => {
        body += chunk;
      });
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body }),
      );
    })
      .on('error', reject)
      .end();
  });
}

describe('a picture', () => {
  test('is there for good under its id and width', async () => {
    const got = await get(`/images/${id}/480.webp`);
    expect(got).toMatchObject({ status: 200, body: 'w480' });
    expect(got.headers).toMatchObject({
      'content-type': 'image/webp',
      'cache-control': 'public, max-age=31536000, immutable',
      'content-length': '4',
      etag: `"${id}-480"`,
    });
    expect(got.headers['set-cookie']).toBeUndefined();
  });

  test('comes in a usual width under its id alone', async () => {
    expect(await get(`/images/${id}`)).toMatchObject({ status: 200, body: 'w960' });
  });

  test('is not sent to who has it, and HEAD has no body', async () => {
    const known = await get(`/images/${id}/480.webp`, { 'if-none-match': `"x", W/"${id}-480"` });
    expect(known).toMatchObject({ status: 304, body: '' });
    const head = await get(`/images/${id}/480.webp`, {}, 'HEAD');
    expect(head).toMatchObject({ status: 200, body: '' });
    expect(head.headers['content-length']).toBe('4');
  });

  test('that is gone is gone also for who has it', async () => {
    const gone = newId();
    await kept.put({ id: gone, width: 10 }, Buffer.from('x'));
    await kept.remove(gone);
    const headers = { 'if-none-match': `"${gone}-10"` };
    expect((await get(`/images/${gone}/10.webp`, headers)).status).toBe(404);
  });

  test.each([
    `/images/${id}/481.webp`,
    `/images/${id}/0480.webp`,
    `/images/${id}/480.png`,
    `/images/${id}/480.webp/`,
    `/images/${id}/`,
    `/images/${id}/../${id}/480.webp`,
    `/images/../../etc/passwd`,
    '/images/%2e%2e/%2e%2e/etc/passwd',
    `/images/${id}%2f480.webp`,
    `/images/${id}/..%2f..%2fsecret`,
    `/images//${id}/480.webp`,
    `/images/${newId()}`,
    `/images/${newId()}/480.webp`,
    '/images/',
    '/images/%',
    `/images/${id.toUpperCase()}/480.webp`,
    `/images/${id}/.${newId()}`,
    `/images/${id}/480.webp%00.png`,
  ])('%s is not found, in words, and nobody keeps that', async (path) => {
    const got = await get(path);
    expect(got).toMatchObject({
      status: 404,
      body: 'There is no picture here, or not any more.\n',
    });
    expect(got.headers['cache-control']).toBe('no-store');
  });

  test('can only be looked at', async () => {
    const got = await get(`/images/${id}`, {}, 'DELETE');
    expect(got).toMatchObject({ status: 405, headers: { allow: 'GET, HEAD' } });
    expect(await kept.widths(id)).toHaveLength(3);
  });

  test('of a store that fails is missing for now, and the answer says nothing of the store', async () => {
    store = { ...kept, get: () => Promise.reject(new Error('secret place')) };
    const got = await get(`/images/${id}/480.webp`);
    store = kept;
    expect(got.status).toBe(503);
    expect(got.headers['cache-control']).toBe('no-store');
    expect(got.body).not.toContain('secret');
  });
});

test('only addresses below /images/ are asked for', () => {
  expect(isPictureAddress('/images/x')).toBe(true);
  for (const url of ['/images', '/imagesx/', '/a/images/', undefined]) {
    expect(isPictureAddress(url)).toBe(false);
  }
});
