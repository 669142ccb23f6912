import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { expect, test } from 'vitest';
import { keepQuery } from './keep-query.ts';

function locationOf(url: string, status: number, location: string): unknown {
  const response = new ServerResponse(new IncomingMessage(new Socket()));
  keepQuery(url, response);
  response.statusCode = status;
  response.setHeader('Location', location);
  response.end();
  return response.getHeader('location');
}

test('a permanent redirect keeps the query', () => {
  expect(locationOf('/essays/old?utm=1&b=%20', 308, '/essays/new')).toBe('/essays/new?utm=1&b=%20');
  expect(locationOf('/essays/old', 308, '/essays/new')).toBe('/essays/new');
});

test('another redirect, and one that has a query or leads elsewhere, stays as it is', () => {
  expect(locationOf('/a?b=1', 307, '/sign-in')).toBe('/sign-in');
  expect(locationOf('/a?b=1', 308, '/c?d=2')).toBe('/c?d=2');
  expect(locationOf('/a?b=1', 308, 'https://elsewhere.example/')).toBe(
    'https://elsewhere.example/',
  );
});
