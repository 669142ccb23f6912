import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { emailAddress } from '#lib/kernel/email-address.ts';
import { askInput, redeemInput } from './input.ts';

const CORPORA = process.env.CORPORA_DIR ?? join(import.meta.dirname, '../../../shared/corpora');

function fromCorpora<T>(file: string, own: T[]): T[] {
  const path = join(CORPORA, file);
  return existsSync(path) ? [...own, ...JSON.parse(readFileSync(path, 'utf8'))] : own;
}

/** One bare address in printable ASCII: what may stand behind RCPT TO and nothing else. */
const BARE = /^[a-z0-9_'+.-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+$/;

describe('emailAddress', () => {
  test.each([
    ['anna@example.org', 'anna@example.org'],
    ["  Anna.O'Brien+x@NHS.example.net\n", "anna.o'brien+x@nhs.example.net"],
    ['a_b@mail.example.museum', 'a_b@mail.example.museum'],
  ])('stores %j as %j', (typed, stored) => {
    expect(emailAddress.parse(typed)).toBe(stored);
  });

  test.each([
    '',
    'anna',
    '@example.org',
    'anna@',
    'anna@localhost',
    'anna@example.org,bob@example.net',
    'anna@example.org;bob@example.net',
    'anna@example.org bob@example.net',
    '"anna@evil.example bob"@example.org',
    'Anna <anna@example.org>',
    '<anna@example.org>',
    'anna@example.org\r\nBcc: bob@example.net',
    'anna@example.org\u2028Bcc: bob@example.net',
    'anna\u0000@example.org',
    'anna＠example.org',
    'anna﹫example.org',
    'anna@evil.example＠example.org',
    'аnna@example.org',
    'anna@exаmple.org',
    'anna@[127.0.0.1]',
    'anna@127.0.0.1',
    'anna(comment)@example.org',
    'anna@-example.org',
    'anna@example..org',
    '.anna@example.org',
    `${'a'.repeat(65)}@example.org`,
    `a@${'b'.repeat(64)}.org`,
    `a@${'b.'.repeat(130)}org`,
  ])('refuses %j', (typed) => {
    expect(emailAddress.safeParse(typed).success).toBe(false);
  });

  test('of a list of verdicts it takes nothing that is wrong by RFC 5321', () => {
    type Verdict = { address: string; category: string };
    const verdicts = fromCorpora<Verdict>('email/isemail.json', [
      { address: 'test@iana.org', category: 'ISEMAIL_VALID_CATEGORY' },
      { address: 'test@.iana.org', category: 'ISEMAIL_ERR' },
    ]);
    for (const { address, category } of verdicts) {
      const read = emailAddress.safeParse(address);
      if (!read.success) continue;
      expect(read.data).toMatch(BARE);
      // Spaces around it are a slip of a keyboard or a paste, and are taken off.
      if (address !== address.trim()) continue;
      // No record in the DNS of 2011 is no fault of the address.
      expect(['ISEMAIL_VALID_CATEGORY', 'ISEMAIL_DNSWARN'], address).toContain(category);
    }
    expect(emailAddress.safeParse('test@iana.org').success).toBe(true);
  });

  test('nothing becomes a header or a second recipient', () => {
    type Injection = { field: string; value: string };
    const injections = fromCorpora<Injection>('email/header-injection.json', []);
    for (const { value } of injections) {
      const read = emailAddress.safeParse(value);
      if (read.success) expect(read.data).toMatch(BARE);
    }
  });

  test('a very long text is refused at once', () => {
    for (const part of ['a', 'a.', '@', 'a@', ' ', '\u0300']) {
      const started = performance.now();
      expect(emailAddress.safeParse(part.repeat(200_000)).success).toBe(false);
      expect(performance.now() - started).toBeLessThan(500);
    }
  });
});

describe('the forms', () => {
  test('an address and where to go, which is made safe', () => {
    const sent = { email: 'A@example.org', next: '//evil.example' };
    expect(askInput.parse(sent)).toEqual({ email: 'a@example.org', next: '/' });
  });

  test('a code as typed', () => {
    expect(redeemInput.parse({ code: '1234 5678', next: '/account' })).toEqual({
      code: '12345678',
      next: '/account',
    });
  });

  test.each([
    [{}, 'Type the code from the mail.'],
    [{ code: ' ' }, 'Type the code from the mail.'],
    [{ code: '1234' }, 'The code has exactly eight digits.'],
  ])('says what is wrong with %j', (sent, message) => {
    const read = redeemInput.safeParse(sent);
    expect(read.error?.issues.map((issue) => issue.message)).toEqual([message]);
  });
});
