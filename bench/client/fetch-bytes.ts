import { request } from 'node:http';
import { buffer } from 'node:stream/consumers';

/** An answer as it came over the line: a packed body is still packed. */
export type RawAnswer = {
  status: number;
  /** Names and values as they were sent, in their order. */
  headers: [name: string, value: string][];
  header(name: string): string | undefined;
  body: Buffer;
};

/** Asks for an address without unpacking what comes, which `fetch` would do. */
export async function fetchBytes(url: string, headers: Record<string, string>): Promise<RawAnswer> {
  return await new Promise((resolve, reject) => {
    const asked = request(url, { headers }, (answer) => {
      buffer(answer).then((body) => {
        const { rawHeaders, statusCode = 0, headers: known } = answer;
        const pairs = rawHeaders.flatMap((name, index): [string, string][] =>
          index % 2 === 0 ? [[name, rawHeaders[index + 1] ?? '']] : [],
        );
        const header = (name: string) => known[name]?.toString();
        resolve({ status: statusCode, headers: pairs, header, body });
      }, reject);
    });
    asked.on('error', reject).end();
  });
}
