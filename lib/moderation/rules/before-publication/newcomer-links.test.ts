import { expect, it } from 'vitest';
import { verdictOf } from '#lib/testing/sample-check.ts';
import { newcomerLinks } from './newcomer-links.ts';

const LINK = { links: ['https://example.org'] };

it('holds a newcomer’s comment with a link, and says that it is once', () => {
  expect(verdictOf(newcomerLinks, { comment: LINK, writer: { newcomer: true } })).toMatchObject({
    says: 'hold',
    check: 'links',
    sentence: expect.stringContaining('That is once'),
  });
});

it.each([
  ['has no link', {}, { newcomer: true }],
  ['is by a member', LINK, {}],
  ['is by a newcomer whose link was released', LINK, { newcomer: true, linkReleased: true }],
])('lets pass what %s', (_, comment, writer) => {
  expect(verdictOf(newcomerLinks, { comment, writer })).toEqual({ says: 'publish' });
});
