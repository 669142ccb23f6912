import type { News } from './topic.ts';

/** A line that says nothing and keeps proxies from closing what seems dead. */
export const HEARTBEAT = ':\n\n';

/** News as an event of the stream. Its id is where a browser resumes. */
export function newsEvent(news: News): string {
  return `id: ${news.last}\nevent: comments\ndata: ${JSON.stringify(news)}\n\n`;
}

/** How long a browser waits before it connects anew (ms). */
export function retryLine(ms: number): string {
  return `retry: ${Math.round(ms)}\n`;
}
