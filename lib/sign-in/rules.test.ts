import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  CODE_LIFE,
  type CodeRecord,
  codeEnd,
  confirmPage,
  MOST_TRIES,
  maskAddress,
  nextFromReferer,
  readCode,
  safeNext,
  showCode,
  signInPage,
  wrongCodeText,
} from './rules.ts';

const CORPORA = process.env.CORPORA_DIR ?? join(import.meta.dirname, '../../../shared/corpora');

function fromCorpora<T>(file: string, own: T[]): T[] {
  const path = join(CORPORA, file);
  return existsSync(path) ? [...own, ...JSON.parse(readFileSync(path, 'utf8'))] : own;
}

const SITE = 'https://offcall.example';

describe('safeNext', () => {
  test.each([
    '/',
    '/account',
    '/essays/why-is-leaving-still-seen-as-failure',
    '/essays/a#comment-12',
    '/essays/a/from/31?x=1&y=2',
    '/comments/kept/01939a4e-7a2b-7c3d-8e4f-0123456789ab',
    '/people/~anna.b',
    '/guide/',
  ])('keeps our own %s', (path) => {
    expect(safeNext(path)).toBe(path);
  });

  test.each([
    undefined,
    null,
    '',
    'account',
    '//evil.example',
    '/\\evil.example',
    '\\/evil.example',
    '/\t/evil.example',
    '/%09/evil.example',
    '/%2f%2fevil.example',
    '/%5cevil.example',
    '/./..//evil.example',
    '/.//evil.example',
    '/..',
    'https:evil.example',
    'https://offcall.example.evil.example',
    'javascript:alert(1)',
    'data:text/html,x',
    '/a\r\nSet-Cookie: a=b',
    '/%E5%98%8A%E5%98%8DSet-Cookie:a=b',
    '/a@evil.example',
    '/a\u202e',
    '/a\u0000',
    '/essays/a?next=//evil.example',
    '/sign-in',
    '/sign-in?next=/account',
    '/sign-in/code',
    '/api/auth/session',
    '/_next/x',
    `/${'a'.repeat(300)}`,
  ])('turns %j into the home page', (path) => {
    expect(safeNext(path)).toBe('/');
  });

  test('never leads away from the site, whatever is asked for', () => {
    const asked = fromCorpora<string>('injection/open-redirect.json', ['/https:/evil.example/']);
    for (const text of asked) {
      const path = safeNext(text);
      for (const form of [path, decodeURIComponent(path)]) {
        const url = new URL(form, SITE);
        expect(url.origin, text).toBe(SITE);
        expect(url.pathname, text).not.toMatch(/^\/[/\\]/);
      }
    }
  });
});

describe('nextFromReferer', () => {
  test('takes a page of the same host', () => {
    expect(nextFromReferer(`${SITE}/essays/a?x=1`, 'offcall.example')).toBe('/essays/a?x=1');
  });

  test.each([
    [null, 'offcall.example'],
    ['not an address', 'offcall.example'],
    ['https://evil.example/essays/a', 'offcall.example'],
    [`${SITE}/essays/a`, null],
    [`${SITE}//evil.example`, 'offcall.example'],
    [`${SITE}/sign-in`, 'offcall.example'],
  ])('otherwise the home page: %j, %j', (referer, host) => {
    expect(nextFromReferer(referer, host)).toBe('/');
  });
});

describe('signInPage', () => {
  test('carries on where to go', () => {
    expect(signInPage('/sign-in', '/')).toBe('/sign-in');
    expect(signInPage('/sign-in/code', '/a?b=1#c', 'again')).toBe(
      '/sign-in/code?again=1&next=%2Fa%3Fb%3D1%23c',
    );
  });
});

describe('readCode', () => {
  test.each([
    '12345678',
    ' 1234 5678 ',
    '1234-5678',
    '1234\u00a05678\n',
    '12 34 56 78',
    '１２３４５６７８',
  ])('reads %j', (typed) => {
    expect(readCode(typed)).toBe('12345678');
  });

  test.each(['', '1234567', '123456789', '1234567a', '1234.5678', '-', 'x'.repeat(100_000)])(
    'refuses %j',
    (typed) => {
      expect(readCode(typed)).toBeNull();
    },
  );

  test('reads back what is shown', () => {
    expect(readCode(showCode('00012345'))).toBe('00012345');
  });
});

describe('codeEnd', () => {
  const now = new Date('2026-11-22T12:00:00Z');
  const living: CodeRecord = {
    usedAt: null,
    expiresAt: new Date(now.getTime() + 1),
    wrongTries: MOST_TRIES - 1,
  };

  test('null while the code lives', () => {
    expect(codeEnd(living, now)).toBeNull();
  });

  test('says why it does not', () => {
    expect(codeEnd({ ...living, usedAt: now }, now)).toBe('code-used');
    expect(codeEnd({ ...living, wrongTries: MOST_TRIES }, now)).toBe('code-dead');
    expect(codeEnd({ ...living, expiresAt: now }, now)).toBe('code-expired');
  });

  test('a code lives ten minutes', () => {
    expect(CODE_LIFE).toBe(600_000);
  });
});

test('wrongCodeText counts down', () => {
  expect(wrongCodeText(1)).toContain('4 tries are left');
  expect(wrongCodeText(4)).toContain('One try is left');
});

describe('the page of a fresh code', () => {
  const askedAt = new Date('2026-11-23T09:00:00.000Z');
  test.each([
    ['/', false, '/sign-in/again?sent=1795424400000'],
    ['/account/export', true, '/sign-in/again?again=1795424400000&next=%2Faccount%2Fexport'],
  ])('to %s has an address of its own each time', (next, again, address) => {
    expect(confirmPage(next, { askedAt, again })).toBe(address);
  });
});

describe('an address as it is shown', () => {
  test.each([
    ['anna@example.org', 'a…@example.org'],
    ['a@example.org', 'a…@example.org'],
  ])('%s is %s', (address, shown) => {
    expect(maskAddress(address)).toBe(shown);
  });
});
