import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { expect, test } from 'vitest';
import { answerWith, statusGiven, whileAnswering } from './answer-with.ts';

const aResponse = () => new ServerResponse(new IncomingMessage(new Socket()));

test('a page says its status to the answer it is rendered for, which whoever keeps it learns', async () => {
  const [one, other] = [aResponse(), aResponse()];
  const given = await Promise.all([
    whileAnswering(one, async () => {
      answerWith(404);
      return statusGiven();
    }),
    // Where there is nothing to say nothing was said, whatever the answer is by itself.
    whileAnswering(other, async () => statusGiven()),
  ]);
  expect([one.statusCode, other.statusCode]).toEqual([404, 200]);
  expect(given).toEqual([404, undefined]);
  answerWith(403);
  expect(statusGiven()).toBeUndefined();
});

test('an answer leads to one place, whoever says so how often', () => {
  const response = aResponse();
  whileAnswering(response, () => {
    response.setHeader('Location', '/there');
    response.appendHeader('location', '/there');
    response.appendHeader('Vary', 'rsc');
    response.appendHeader('Vary', 'next-url');
  });
  expect(response.getHeader('location')).toBe('/there');
  expect(response.getHeader('vary')).toEqual(['rsc', 'next-url']);
});
