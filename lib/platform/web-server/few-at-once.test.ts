import { EventEmitter } from 'node:events';
import type { ServerResponse } from 'node:http';
import { expect, test } from 'vitest';
import { fewAtOnce } from './few-at-once.ts';

const response = () => new EventEmitter() as unknown as ServerResponse;

test('whoever comes when there is no room is turned away, until somebody has gone', () => {
  const room = fewAtOnce(2);
  const [first, second] = [response(), response()];
  expect([room.enter(first), room.enter(second), room.enter(response())]).toEqual([
    true,
    true,
    false,
  ]);
  first.emit('close');
  expect(room.enter(response())).toBe(true);
  expect(room.enter(response())).toBe(false);
});
