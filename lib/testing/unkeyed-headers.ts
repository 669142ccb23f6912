import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** Headers by which caches of other sites were made to keep one person's page, or a wrong one. For tests. */
const OURS: [name: string, value: string][] = [
  ['accept', 'application/json'],
  ['accept-language', 'de'],
  ['authorization', 'Bearer somebody'],
  ['cookie', 'session=somebody; __prerender_bypass=x; __next_preview_data=x'],
  ['forwarded', 'host=evil.example'],
  ['if-none-match', '"somebody-elses"'],
  ['next-action', '0123456789abcdef'],
  ['next-resume', '1'],
  ['next-router-prefetch', '1'],
  ['next-router-state-tree', '%5B%22%22%5D'],
  ['next-url', '/evil'],
  ['origin', 'https://evil.example'],
  ['purpose', 'prefetch'],
  ['sec-fetch-dest', 'image'],
  ['user-agent', 'Googlebot/2.1 (+http://www.google.com/bot.html)'],
  ['x-forwarded-for', '6.6.6.6'],
  ['x-forwarded-host', 'evil.example'],
  ['x-forwarded-port', '1'],
  ['x-forwarded-prefix', '/evil'],
  ['x-forwarded-proto', 'gopher'],
  ['x-forwarded-scheme', 'http'],
  ['x-host', 'evil.example'],
  ['x-http-method-override', 'POST'],
  ['x-invoke-path', '/evil'],
  ['x-invoke-status', '500'],
  ['x-matched-path', '/evil'],
  ['x-middleware-prefetch', '1'],
  ['x-middleware-rewrite', '/evil'],
  ['x-middleware-subrequest', 'proxy:proxy:proxy'],
  ['x-nextjs-data', '1'],
  ['x-now-route-matches', '1=evil'],
  ['x-original-url', '/evil'],
  ['x-prerender-revalidate', 'guess'],
  ['x-rewrite-url', '/evil'],
];

/** What such a list can't be tried with: it frames the request, or names what is asked for. */
const OF_THE_REQUEST =
  /^(?:host|connection|content-length|content-type|transfer-encoding|expect|upgrade|trailer|te|keep-alive|range|if-match|if-unmodified-since|rsc|accept-encoding)$/;
const CORPUS = 'injection/cache-unkeyed-headers.txt';
const VALUE = 'evil.example';

/** Our own list and, where it is there, that of the corpora: a name, or a name and a value, on each line. */
export function unkeyedHeaders(): [name: string, value: string][] {
  const path = resolve(process.env.CORPORA_DIR || '../shared/corpora', CORPUS);
  const lines = existsSync(path) ? readFileSync(path, 'utf8').split('\n') : [];
  const theirs = lines.flatMap((line): [string, string][] => {
    const [, name = '', value = ''] = /^\s*([\w-]+)\s*(?::\s*(.*?))?\s*$/.exec(line) ?? [];
    const isKnown = name === '' || OF_THE_REQUEST.test(name.toLowerCase());
    return isKnown ? [] : [[name.toLowerCase(), /^[\x20-\x7e]+$/.test(value) ? value : VALUE]];
  });
  return [...OURS, ...theirs];
}
