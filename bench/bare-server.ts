// The least that a web server can do: hands out one answer from memory. What the site is measured
// against. Reads the answer from stdin as JSON and says the port when it listens.
import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';

/** An answer as the site gave it; the bodies in base64. */
export type Answer = {
  headers: [name: string, value: string][];
  plain: string;
  gzip: string;
};

const answer = (await json(process.stdin)) as Answer;
const plain = Buffer.from(answer.plain, 'base64');
const gzip = Buffer.from(answer.gzip, 'base64');

const server = createServer((request, response) => {
  for (const [name, value] of answer.headers) response.setHeader(name, value);
  const packed = request.headers['accept-encoding']?.includes('gzip') ?? false;
  if (packed) response.setHeader('Content-Encoding', 'gzip');
  response.end(packed ? gzip : plain);
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address !== null && typeof address === 'object') console.log(`port ${address.port}`);
});
process.once('SIGTERM', () => process.exit(0));
