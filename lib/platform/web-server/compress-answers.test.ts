import { once } from 'node:events';
import { request as ask, createServer } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { compressAnswer } from './compress-answers.ts';

const TEXT = 'a page for one person. '.repeat(400);
const TYPES: Record<string, string> = {
  '/page': 'text/html; charset=utf-8',
  '/events': 'text/event-stream',
  '/font': 'font/woff2',
};

const server = createServer((request, response) => {
  compressAnswer(request, response);
  response.setHeader('Content-Type', TYPES[request.url ?? ''] ?? 'text/plain');
  if (request.url === '/short') return response.end('short');
  response.write(TEXT.slice(0, 100));
  response.end(TEXT.slice(100));
});
let port = 0;

beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  port = typeof address === 'object' && address ? address.port : 0;
});

afterAll(() => {
  server.close();
  server.closeAllConnections();
});

async function get(path: string, encoding: string) {
  const asked = ask({ port, path, headers: { 'accept-encoding': encoding } }).end();
  const [answer] = await once(asked, 'response');
  const body = await buffer(answer);
  return { encoding: answer.headers['content-encoding'], vary: answer.headers.vary, body };
}

test('text is packed for whoever takes it', async () => {
  const br = await get('/page', 'gzip, br');
  expect([br.encoding, br.vary]).toEqual(['br', 'Accept-Encoding']);
  expect(brotliDecompressSync(br.body).toString()).toBe(TEXT);
  const gzip = await get('/page', 'gzip');
  expect(gunzipSync(gzip.body).toString()).toBe(TEXT);
  const plain = await get('/page', 'gzip;q=0');
  expect([plain.encoding, plain.body.toString()]).toEqual([undefined, TEXT]);
});

test.each(['/events', '/font', '/short'])('%s goes out as it is', async (path) => {
  expect((await get(path, 'gzip, br')).encoding).toBeUndefined();
});
