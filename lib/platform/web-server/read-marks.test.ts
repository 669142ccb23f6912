import { once } from 'node:events';
import { createServer } from 'node:http';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { sharp } from '../pictures/sharp.ts';
import { answerMark, hearMarks, isMarkAddress } from './read-marks.ts';

const ID = '01990000-0000-7000-8000-000000000001';
const PICTURE = {
  'sec-fetch-dest': 'image',
  'sec-fetch-site': 'same-origin',
  'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:148.0) Gecko/20100101 Firefox/148.0',
};

const server = createServer(answerMark);
let origin = '';
let heard: [string, number][] = [];

beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  origin = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
});
afterAll(() => {
  server.close();
});
beforeEach(() => {
  heard = [];
  hearMarks((id, mark) => heard.push([id, mark]));
});

it.each([
  [`/api/reads/${ID}/1`, true],
  [`/api/reads/${ID}/4`, true],
  [`/api/reads/${ID}/0`, false],
  [`/api/reads/${ID}/5`, false],
  [`/api/reads/${ID}/1?x`, false],
  ['/api/reads/1/1', false],
  [`/essays/${ID}/1`, false],
  [undefined, false],
])('%s is an address of a mark: %s', (url, is) => expect(isMarkAddress(url)).toBe(is));

it('counts a picture of our own page, and answers everything alike', async () => {
  const ask = (headers: Record<string, string>, method = 'GET') =>
    fetch(`${origin}/api/reads/${ID}/2`, { headers, method });
  const counted = await ask(PICTURE);
  expect(heard).toEqual([[ID, 2]]);
  const others = [
    await ask({ ...PICTURE, 'sec-fetch-site': 'cross-site' }),
    await ask({ ...PICTURE, 'sec-fetch-dest': 'document' }),
    await ask({ ...PICTURE, 'user-agent': 'Mozilla/5.0 (compatible; bingbot/2.0)' }),
    await ask({}),
    await ask(PICTURE, 'HEAD'),
  ];
  expect(heard).toHaveLength(1);
  for (const answer of [counted, ...others]) {
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('content-type')).toBe('image/gif');
    expect(answer.headers.get('set-cookie')).toBeNull();
  }
  // Nobody sees it: one pixel, and that transparent.
  const picture = sharp(new Uint8Array(await counted.arrayBuffer()));
  const { data, info } = await picture.ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  expect([info.width, info.height, data.at(-1)]).toEqual([1, 1, 0]);
});
