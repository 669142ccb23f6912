import fc from 'fast-check';
import { expect, test } from 'vitest';
import { getConfig } from './config.ts';
import { seal, unseal } from './seal.ts';

process.env.AUTH_SECRET = 'for-tests-only-for-tests-only-for-tests-only';

const TEXT = 'Mrs Example, 84, from Little Sampleton. 🩺';

test('what was sealed opens again for the same purpose and place', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(unseal('test', 'row', seal('test', 'row', text))).toEqual({ ok: true, value: text });
    }),
  );
});

test('it holds nothing of the text, and is another one each time', () => {
  const one = Buffer.from(seal('test', 'row', TEXT));
  expect(one.toString('latin1')).not.toContain('Example');
  expect(one.equals(Buffer.from(seal('test', 'row', TEXT)))).toBe(false);
});

test('it opens for no other purpose and in no other place', () => {
  const sealed = seal('test', 'row', TEXT);
  for (const opened of [unseal('another', 'row', sealed), unseal('test', 'other row', sealed)]) {
    expect(opened).toMatchObject({ ok: false, problem: { code: 'sealed-for-good' } });
  }
});

test('no byte of it can be changed, and none left out', () => {
  const sealed = seal('test', 'row', TEXT);
  for (let at = 0; at < sealed.length; at += 1) {
    const changed = new Uint8Array(sealed);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(unseal('test', 'row', changed).ok, `byte ${at}`).toBe(false);
    expect(unseal('test', 'row', sealed.slice(0, at)).ok, `${at} bytes`).toBe(false);
  }
});

test('under another secret it stays closed, and says so in one line', () => {
  const sealed = seal('test', 'row', TEXT);
  const config = getConfig() as { authSecret?: string };
  const before = config.authSecret;
  try {
    config.authSecret = 'another secret that is long enough, too';
    const opened = unseal('test', 'row', sealed);
    expect(opened).toMatchObject({ ok: false, problem: { code: 'sealed-for-good' } });
    if (!opened.ok) expect(opened.problem.message).toMatch(/^[^\n]*AUTH_SECRET[^\n]*$/);
  } finally {
    config.authSecret = before;
  }
});
