import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getRouteRegex } from 'next/dist/shared/lib/router/utils/route-regex.js';
import { getSortedRoutes } from 'next/dist/shared/lib/router/utils/sorted-routes.js';
import { z } from 'zod';

/**
 * How the build answers an address: `static` with finished bytes (`ensureStatic = 'navigation'`,
 * feeds, the sitemap), `rendered` with a page made at every request, `other` for what is no page
 * (route handlers that are asked at every request, files, addresses that don't exist).
 */
export type RouteKind = 'static' | 'rendered' | 'other';

/** Says how a pathname (no query, as in the request) is answered. */
export type RouteKinds = (pathname: string) => RouteKind;

const route = z.object({
  renderingMode: z.string().optional(),
  compute: z.string().optional(),
  _isEnsureStaticPage: z.boolean().optional(),
});

/** The part of Next's own list of prerendered routes (.next/prerender-manifest.json, Next 16.4) that we read. */
const manifest = z.object({
  routes: z.record(z.string(), route),
  dynamicRoutes: z.record(z.string(), route.extend({ routeRegex: z.string() })),
});

/** Next's own list of all addresses (.next/app-path-routes-manifest.json): file -> address. */
const addresses = z.record(z.string(), z.string());

/** Reads the lists of a finished build in `buildFolder` (`.next`). Throws when one is missing or of another shape. */
export function readRouteKinds(buildFolder: string): RouteKinds {
  const read = (name: string) => JSON.parse(readFileSync(join(buildFolder, name), 'utf8'));
  return routeKinds(read('prerender-manifest.json'), read('app-path-routes-manifest.json'));
}

/**
 * The same from the lists themselves. Throws when one has another shape. What is not in the list of
 * prerendered routes is asked at every request; without looking for it, a pattern that catches all
 * addresses would take it for its own.
 */
export function routeKinds(prerendered: unknown, all: unknown): RouteKinds {
  const { routes, dynamicRoutes } = manifest.parse(prerendered);
  const exact = new Map(Object.entries(routes).map(([path, given]) => [path, kindOf(given)]));
  const patterns = new Map(
    Object.entries(dynamicRoutes).map(([source, given]) => [
      source,
      { pattern: new RegExp(given.routeRegex), kind: kindOf(given) },
    ]),
  );
  for (const [file, address] of Object.entries(addresses.parse(all))) {
    if (exact.has(address) || patterns.has(address)) continue;
    const kind = file.endsWith('/page') ? 'rendered' : 'other';
    if (address.includes('[')) patterns.set(address, { pattern: getRouteRegex(address).re, kind });
    else exact.set(address, kind);
  }
  // Next's own order, in which the first that matches is the one.
  const inOrder = getSortedRoutes([...patterns.keys()]).flatMap((each) => patterns.get(each) ?? []);
  return (pathname) => {
    const path = pathname.length > 1 ? pathname.replace(/\/$/, '') : pathname;
    return exact.get(path) ?? inOrder.find(({ pattern }) => pattern.test(path))?.kind ?? 'other';
  };
}

function kindOf(given: z.infer<typeof route>): RouteKind {
  const isStatic =
    given._isEnsureStaticPage === true ||
    given.renderingMode === 'STATIC' ||
    given.compute === 'static';
  return isStatic ? 'static' : 'rendered';
}
