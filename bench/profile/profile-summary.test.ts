import { expect, test } from 'vitest';
import { byFunction, byPlace, type Profile } from './profile-summary.ts';

const frame = (id: number, functionName: string, url = '') => ({
  id,
  callFrame: { functionName, url, lineNumber: 9 },
});

const PROFILE: Profile = {
  nodes: [
    frame(1, '(idle)'),
    frame(2, '(garbage collector)'),
    frame(3, 'query', 'file:///site/node_modules/pg/lib/client.js'),
    frame(4, 'parse', 'file:///site/node_modules/@prisma/client/runtime/client.js'),
    frame(5, 'post', 'file:///site/lib/comments/commands/post-comment.ts'),
    frame(6, 'query', 'file:///site/node_modules/pg/lib/connection.js'),
    frame(7, 'writev'),
  ],
  samples: [1, 2, 3, 4, 5, 6, 3, 7],
  timeDeltas: [90_000, 1_000, 2_000, 1_000, 1_000, 3_000, 1_000, 1_000],
};

test('time is told by package and by file of our own, without what was idle', () => {
  expect(byPlace(PROFILE)).toEqual([
    { where: 'pg', ms: 6, share: 0.6 },
    { where: '(garbage collector)', ms: 1, share: 0.1 },
    { where: '@prisma/client', ms: 1, share: 0.1 },
    { where: 'comments/commands/post-comment.ts', ms: 1, share: 0.1 },
    { where: 'native code', ms: 1, share: 0.1 },
  ]);
});

test('time is told by function', () => {
  expect(byFunction(PROFILE).slice(0, 2)).toEqual([
    { where: 'query (pg/lib/client.js:10)', ms: 3, share: 0.3 },
    { where: 'query (pg/lib/connection.js:10)', ms: 3, share: 0.3 },
  ]);
});
