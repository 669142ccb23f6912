import { once } from 'node:events';
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request,
  type ServerResponse,
} from 'node:http';
import { buffer } from 'node:stream/consumers';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { askNext } from '#lib/platform/page-bytes/ask-next.ts';
import { noteTags } from '#lib/platform/page-bytes/noted-tags.ts';
import { PageBytes } from '#lib/platform/page-bytes/page-bytes.ts';

export type Page = {
  status?: number;
  headers?: Record<string, string>;
  tags?: string[] | null;
  body?: string;
};
export type Got = { status: number; headers: IncomingHttpHeaders; text: string };

/** After this a page in these tests is slow: it is asked whether the database is away. */
const PATIENCE_MS = 20;

/** A server whose pages are kept by PageBytes, with a small application in the place of Next. */
export class BytesSite {
  /** What the application shows at an address. */
  pages: Record<string, Page | (() => Promise<Page>)> = {};
  isAway = false;
  /** How often it was asked whether the database is away. */
  inquiries = 0;
  /** Who asked the application for what. */
  asked: { url: string; headers: IncomingHttpHeaders }[] = [];
  bytes: PageBytes = this.#keep();
  #port = 0;
  readonly #server = createServer(async (incoming, response) => {
    if (this.bytes.answerNow(incoming, response)) return;
    try {
      if (await this.bytes.answer(incoming, response)) return;
      response.setHeader('x-past', '1');
      await this.#application(incoming, response);
    } catch {
      response.statusCode = 500;
      response.end();
    }
  });

  async start(): Promise<void> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    const address = this.#server.address();
    this.#port = typeof address === 'object' && address ? address.port : 0;
  }

  /** As it is at its start. */
  reset(): void {
    this.bytes.close();
    this.bytes = this.#keep();
    this.isAway = false;
    this.inquiries = 0;
    this.pages = {};
    this.asked = [];
  }

  stop(): void {
    this.bytes.close();
    this.#server.close();
    this.#server.closeAllConnections();
  }

  /** Asks the server, and unpacks the answer. */
  async get(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Got> {
    const sent = request({ port: this.#port, path, headers, method }).end();
    const [answer] = (await once(sent, 'response')) as [IncomingMessage];
    const body = await buffer(answer);
    const packing = answer.headers['content-encoding'];
    const plain =
      packing === 'br' && body.byteLength > 0
        ? brotliDecompressSync(body)
        : packing === 'gzip' && body.byteLength > 0
          ? gunzipSync(body)
          : body;
    return { status: answer.statusCode ?? 0, headers: answer.headers, text: plain.toString() };
  }

  async #application(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = incoming.url ?? '';
    this.asked.push({ url, headers: { ...incoming.headers } });
    const known = this.pages[url.split('?')[0] ?? ''] ?? { status: 404, tags: ['none'] };
    const page = typeof known === 'function' ? await known() : known;
    if (page.tags !== null) noteTags(page.tags ?? ['tag'], 3600);
    response.statusCode = page.status ?? 200;
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.setHeader('Cache-Control', 's-maxage=86400');
    for (const [name, value] of Object.entries(page.headers ?? {})) response.setHeader(name, value);
    response.end(page.body ?? `${url} ${'words '.repeat(500)}${this.asked.length}`);
  }

  #keep(): PageBytes {
    return new PageBytes({
      ask: askNext(
        (incoming, response) => this.#application(incoming, response),
        () => ({ host: 'site.example' }),
      ),
      kindOf: (path) => (path.startsWith('/write') ? 'rendered' : 'static'),
      headers: [['X-Frame-Options', 'DENY']],
      pageControl: 'public, max-age=0, must-revalidate',
      isDatabaseAway: async () => {
        this.inquiries += 1;
        return this.isAway;
      },
      patienceMs: PATIENCE_MS,
    });
  }
}
