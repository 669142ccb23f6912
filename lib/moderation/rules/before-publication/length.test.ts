import { expect, it } from 'vitest';
import { BODY_MAX } from '#lib/comments/rules.ts';
import { renderComment } from '#lib/kernel/markdown/render.ts';
import { verdictOf } from '#lib/testing/sample-check.ts';
import { length } from './length.ts';

const check = (body: string) => verdictOf(length, { comment: { body, html: renderComment(body) } });

it('lets the longest comment pass, and none that is longer', () => {
  expect(check('a'.repeat(BODY_MAX))).toEqual({ says: 'publish' });
  expect(check('a'.repeat(BODY_MAX + 1))).toMatchObject({
    says: 'refuse',
    check: 'length',
    aboutText: true,
  });
});

const UNSEEN = ['[x]: https://example.org', '\u200B\u2060', '\u3164'];

it.each(UNSEEN)('refuses %j, of which nothing is seen', (body) => {
  expect(check(body)).toMatchObject({ says: 'refuse', check: 'length' });
});

it.each(['Yes.', ':+1:', '“', '`x`', '不'])('lets %j pass', (body) => {
  expect(check(body)).toEqual({ says: 'publish' });
});
