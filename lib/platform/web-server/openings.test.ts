import type { IncomingMessage } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { hearOpenings, noteOpening, openedPath } from './openings.ts';

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:148.0) Gecko/20100101 Firefox/148.0';
const BROWSER = { 'sec-fetch-dest': 'document', 'user-agent': FIREFOX };
const SCRIPT = { 'sec-fetch-dest': 'empty', 'user-agent': FIREFOX, rsc: '1' };
const FROM_HOME = { referer: 'https://offcall.example/' };

const asked = (headers: Record<string, string>, method = 'GET', url = '/essays/one') =>
  ({ method, url, headers }) as unknown as IncomingMessage;

describe('an opening', () => {
  it.each([
    ['in a browser', asked(BROWSER)],
    ['with a query', asked(BROWSER, 'GET', '/essays/one?from=mail')],
    ['by a script, from another page', asked({ ...SCRIPT, ...FROM_HOME })],
  ])('%s', (_name, request) => expect(openedPath(request)).toBe('/essays/one'));

  it.each([
    ['HEAD', asked(BROWSER, 'HEAD')],
    ['a form', asked(BROWSER, 'POST')],
    ['a program that does not say what it wants', asked({ 'user-agent': FIREFOX })],
    ['a picture', asked({ ...BROWSER, 'sec-fetch-dest': 'image' })],
    ['a frame', asked({ ...BROWSER, 'sec-fetch-dest': 'iframe' })],
    ['a nameless program', asked({ 'sec-fetch-dest': 'document' })],
    [
      'a robot in a browser',
      asked({ ...BROWSER, 'user-agent': 'Mozilla/5.0 (compatible; Googlebot/2.1) Chrome/140' }),
    ],
    ['a prefetch', asked({ ...BROWSER, 'sec-purpose': 'prefetch' })],
    ['a speculative render', asked({ ...BROWSER, 'sec-purpose': 'prefetch;prerender' })],
    ['an older prefetch', asked({ ...BROWSER, purpose: 'prefetch' })],
    ['Firefox’s prefetch', asked({ ...BROWSER, 'x-moz': 'prefetch' })],
    ['a script’s prefetch', asked({ ...SCRIPT, ...FROM_HOME, 'next-router-prefetch': '1' })],
    [
      'a script’s prefetch of a part',
      asked({ ...SCRIPT, ...FROM_HOME, 'next-router-segment-prefetch': '/_tree' }),
    ],
    [
      'the open page asking for itself',
      asked({ ...SCRIPT, referer: 'https://offcall.example/essays/one?x=1' }),
    ],
    [
      'coming back from its form',
      asked({ ...SCRIPT, referer: 'https://offcall.example/essays/one/comment' }),
    ],
    ['a script that does not say whence', asked(SCRIPT)],
  ])('is not %s', (_name, request) => expect(openedPath(request)).toBeUndefined());
});

describe('who hears openings', () => {
  let heard: string[] = [];
  afterEach(() => {
    heard = [];
  });

  it('is told the path of what was answered, and nothing of what was not there', () => {
    noteOpening(asked(BROWSER), 200);
    hearOpenings((path) => heard.push(path));
    for (const status of [200, 304, 308, 404, 410, 500]) noteOpening(asked(BROWSER), status);
    expect(heard).toEqual(['/essays/one', '/essays/one']);
  });
});
