import { createServer } from 'node:http';
import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { AnswerReader } from './answer-reader.ts';

const STREAM = Buffer.from(
  [
    'HTTP/1.1 200 OK\r\nContent-Length: 5\r\nX: y\r\n\r\nhello',
    'HTTP/1.1 304 Not Modified\r\nETag: "a"\r\nContent-Length: 9\r\n\r\n',
    'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\nhello\r\n10\r\n\r\n\r\n\r\n89abcdef\r\nx\r\n0\r\n\r\n',
    'HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n',
    'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
  ].join(''),
);

function read(pieces: Buffer[]): number[] {
  const statuses: number[] = [];
  const reader = new AnswerReader(({ status }) => statuses.push(status));
  for (const piece of pieces) reader.take(piece);
  return statuses;
}

test('answers are told apart whole and cut at any byte', () => {
  const all = [200, 304, 200, 404, 200];
  expect(read([STREAM])).toEqual(all);
  for (let cut = 0; cut <= STREAM.length; cut += 1) {
    expect(read([STREAM.subarray(0, cut), STREAM.subarray(cut)])).toEqual(all);
  }
  expect(read(Array.from(STREAM, (_, at) => STREAM.subarray(at, at + 1)))).toEqual(all);
});

test('an answer is told when its last byte has come, not before', () => {
  expect(read([STREAM.subarray(0, STREAM.indexOf('hello') + 4)])).toEqual([]);
  expect(read([STREAM.subarray(0, STREAM.length - 1)])).toEqual([200, 304, 200, 404]);
});

test('what is not HTTP is a fault', () => {
  expect(() => read([Buffer.from('SSH-2.0-OpenSSH\r\n\r\n')])).toThrow('no answer');
});

test("reads what Node's server sends, with a length and without", async () => {
  const server = createServer((request, response) => {
    if (request.url === '/long') response.end('x'.repeat(100_000));
    else {
      response.write('first ');
      setImmediate(() => response.end('last'));
    }
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  const socket = connect(port, '127.0.0.1');
  const paths = ['/long', '/parts', '/long', '/parts'];
  const statuses: number[] = [];
  const ask = () => {
    const path = paths[statuses.length];
    if (path) socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`);
    else socket.end();
  };
  const reader = new AnswerReader(({ status }) => {
    statuses.push(status);
    ask();
  });
  socket.on('data', (bytes: Buffer) => reader.take(bytes));
  ask();
  await new Promise((resolve) => socket.once('close', resolve));
  server.close();
  expect(statuses).toEqual([200, 200, 200, 200]);
});
