// The least that a web server can do: hands out one answer from memory. What the site is measured
// against. Reads the answer from stdin as JSON and says the port when it listens.
import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';

/** An answer as the site gave it: names and values of its headers, its body in base64. */
export type Answer = { headers: [name: string, value: string][]; body: string };

const answer = (await json(process.stdin)) as Answer;
const body = Buffer.from(answer.body, 'base64');
const headers = [...answer.headers, ['Content-Length', String(body.byteLength)]].flat();

const server = createServer((_request, response) => {
  response.writeHead(200, headers);
  response.end(body);
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address !== null && typeof address === 'object') console.log(`port ${address.port}`);
});
process.once('SIGTERM', () => process.exit(0));
