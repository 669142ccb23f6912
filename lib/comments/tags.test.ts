import { describe, expect, test } from 'vitest';
import type { Touches } from '#lib/kernel/touches.ts';
import {
  changesHead,
  touchedByDecision,
  touchedByDeletion,
  touchedByReply,
  touchedByRoot,
  touchedByText,
  touchedHead,
  touchedWidely,
} from './tags.ts';

const said = ({ now, soon }: Touches) => ({
  now,
  soon: soon.map(({ tag, afterMs }) => `${tag} ${afterMs}`),
});

describe('a root touches', () => {
  const root = (number: number, ordinal: number) =>
    said(touchedByRoot({ threadId: 't', number, ordinal }));
  const later = ['total:t 5000', 'ranking:t 60000'];

  test('in a window that has others already: this window and the newest', () => {
    expect(root(200, 25)).toEqual({ now: ['window:t:3', 'latest:t'], soon: later });
    expect(root(200, 30)).toEqual({ now: ['window:t:3', 'latest:t'], soon: later });
  });

  test('as the first of a window: also the one before, which leads to it now', () => {
    expect(root(200, 31)).toEqual({
      now: ['window:t:4', 'window:t:3', 'latest:t'],
      soon: later,
    });
  });

  test('while the thread is whole: always the first window, which shows everything', () => {
    expect(root(1, 1)).toEqual({ now: ['window:t:1', 'latest:t'], soon: later });
    expect(root(50, 15).now).toEqual(['window:t:2', 'window:t:1', 'latest:t']);
    expect(root(11, 11).now).toEqual(['window:t:2', 'window:t:1', 'latest:t']);
  });

  test('as the second one: the order by "most helpful", which can be chosen now', () => {
    expect(root(200, 2)).toEqual({
      now: ['window:t:1', 'ranking:t', 'latest:t'],
      soon: ['total:t 5000'],
    });
  });

  test('as the one that ends that: every window, and the order by "most helpful"', () => {
    expect(root(51, 23)).toEqual({
      now: ['window:t:3', 'window:t:1', 'window:t:2', 'ranking:t', 'latest:t'],
      soon: ['total:t 5000'],
    });
    expect(root(52, 24).now).toEqual(['window:t:3', 'latest:t']);
  });
});

describe('a reply touches', () => {
  const reply = (number: number, rootCount: number) =>
    said(touchedByReply({ threadId: 't', number, rootCount, parentId: 'p' }));

  test('what it answers and the newest, and no window', () => {
    expect(reply(200, 31)).toEqual({ now: ['below:p', 'latest:t'], soon: ['total:t 5000'] });
  });

  test('while the thread is whole: the first window', () => {
    expect(reply(50, 31).now).toEqual(['below:p', 'window:t:1', 'latest:t']);
  });

  test('as the one that ends that: every window', () => {
    const windows = ['window:t:1', 'window:t:2', 'ranking:t'];
    expect(reply(51, 12).now).toEqual(['below:p', ...windows, 'latest:t']);
    // All roots are held, so that there is no window yet but the empty first one.
    expect(reply(51, 0).now).toEqual(['below:p', 'window:t:1', 'ranking:t', 'latest:t']);
  });

  test.each([
    ['the first one', 0, true],
    ['the third one', 2, true],
    ['the fourth, which makes the link appear, or which it leads to now', 3, true],
    ['one behind the link', 4, false],
  ])('in its root’s head: %s', (_what, before, changes) => {
    expect(changesHead({ before })).toBe(changes);
    expect(said(touchedHead('r', changes))).toEqual(
      changes ? { now: ['head:r'], soon: [] } : { now: [], soon: ['head:r 5000'] },
    );
  });
});

test('a new text touches where it stands and where it is quoted', () => {
  expect(said(touchedByText('c'))).toEqual({ now: ['comment:c', 'quoted:c'], soon: [] });
});

test('hiding and restoring also touch the number of comments, and only the order waits', () => {
  expect(said(touchedByDecision('t', 'c'))).toEqual({
    now: ['comment:c', 'quoted:c', 'total:t'],
    soon: ['ranking:t 60000'],
  });
});

describe('a deletion touches', () => {
  const own = ['comment:c', 'quoted:c', 'total:t'];
  const deletion = (vanished: Parameters<typeof touchedByDeletion>[0]['vanished']) =>
    said(touchedByDeletion({ threadId: 't', commentId: 'c', rootId: 'r', vanished }));

  test('only itself, when replies keep its line', () => {
    expect(deletion([])).toEqual({ now: own, soon: ['ranking:t 60000'] });
  });

  test('of a leaf: its parent’s list and its root’s head', () => {
    const leaf = { id: 'c', parentId: 'p', rootOrdinal: null };
    expect(deletion([leaf])).toEqual({
      now: [...own, 'below:p', 'head:r'],
      soon: ['ranking:t 60000'],
    });
  });

  test('of a chain that vanishes: each place of it, up to the root’s window', () => {
    const chain = [
      { id: 'c', parentId: 'p', rootOrdinal: null },
      { id: 'p', parentId: 'r', rootOrdinal: null },
      { id: 'r', parentId: null, rootOrdinal: 21 },
    ];
    expect(deletion(chain)).toEqual({
      now: [...own, 'below:p', 'comment:p', 'below:r', 'comment:r', 'window:t:3', 'head:r'],
      soon: ['ranking:t 60000'],
    });
  });
});

test('a change of much of a thread touches all of it, and its number of comments elsewhere', () => {
  expect(said(touchedWidely('t'))).toEqual({ now: ['thread:t', 'total:t'], soon: [] });
});
