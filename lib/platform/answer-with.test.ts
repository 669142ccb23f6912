import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { expect, test } from 'vitest';
import { answerWith, whileAnswering } from './answer-with.ts';

const aResponse = () => new ServerResponse(new IncomingMessage(new Socket()));

test('a page says its status to the answer it is rendered for', async () => {
  const [one, other] = [aResponse(), aResponse()];
  await Promise.all([
    whileAnswering(one, async () => answerWith(404)),
    whileAnswering(other, async () => {}),
  ]);
  expect([one.statusCode, other.statusCode]).toEqual([404, 200]);
  answerWith(403);
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
