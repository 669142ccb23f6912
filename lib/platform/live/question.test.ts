import { expect, test } from 'vitest';
import { isLiveAddress, readQuestion } from './question.ts';

const ESSAY = '0192f5a0-0000-7000-8000-000000000001';
const NOW = 1_000_000_000;
const ask = (rest: string, headers = {}) => readQuestion(`/api/live?${rest}`, headers, NOW);

test('asks after a number, or after the moment at which the page was asked for', () => {
  expect(ask(`essay=${ESSAY}&since=12`)).toEqual({
    essay: ESSAY,
    since: { number: 12 },
    visited: null,
  });
  expect(ask(`essay=${ESSAY}&age=5000&visited=7`)).toEqual({
    essay: ESSAY,
    since: { moment: NOW - 5000 - 3000 },
    visited: 7,
  });
  expect(ask(`essay=${ESSAY.toUpperCase()}`)?.essay).toBe(ESSAY);
});

test('a browser that connects anew resumes where it was', () => {
  expect(ask(`essay=${ESSAY}&age=1`, { 'last-event-id': '15' })?.since).toEqual({ number: 15 });
  expect(ask(`essay=${ESSAY}&since=3`, { 'last-event-id': '15' })?.since).toEqual({ number: 15 });
});

test.each([
  '',
  'essay=',
  'essay=first',
  `essay=${ESSAY}x`,
  `essay=${ESSAY}&since=-1`,
  `essay=${ESSAY}&since=1e9`,
  `essay=${ESSAY}&since=9999999999999`,
  `essay=${ESSAY}&age=soon`,
])('does not understand %j', (rest) => {
  expect(ask(rest)).toBeNull();
});

test('knows its own address and no other', () => {
  expect(isLiveAddress('/api/live')).toBe(true);
  expect(isLiveAddress(`/api/live?essay=${ESSAY}`)).toBe(true);
  for (const url of ['/api/lively', '/api/live/', '/', undefined]) {
    expect(isLiveAddress(url)).toBe(false);
  }
});
