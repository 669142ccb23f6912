import type { ServerResponse } from 'node:http';

const PERMANENT = 308;

/**
 * Has a permanent redirect keep the query it was asked with: it is the same page at another address,
 * and a static page, which is the same for all queries, knows none. `url` is that of the request.
 */
export function keepQuery(url: string, response: ServerResponse): void {
  const start = url.indexOf('?');
  if (start < 0) return;
  const query = url.slice(start);
  const writeHead = response.writeHead.bind(response) as (...head: unknown[]) => ServerResponse;
  response.writeHead = (...head: unknown[]) => {
    const location = response.getHeader('location');
    const leads = head[0] === PERMANENT && typeof location === 'string';
    if (leads && location.startsWith('/') && !location.includes('?')) {
      response.setHeader('location', `${location}${query}`);
    }
    return writeHead(...head);
  };
}
