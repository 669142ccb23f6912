import { readFileSync } from 'node:fs';
import { join } from 'node:path';
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

/** Reads the list of a finished build in `buildFolder` (`.next`). Throws when it is missing or of another shape. */
export function readRouteKinds(buildFolder: string): RouteKinds {
  const file = join(buildFolder, 'prerender-manifest.json');
  return routeKinds(JSON.parse(readFileSync(file, 'utf8')));
}

/** The same from the list itself. Throws when it has another shape. */
export function routeKinds(list: unknown): RouteKinds {
  const { routes, dynamicRoutes } = manifest.parse(list);
  const exact = new Map(Object.entries(routes).map(([path, given]) => [path, kindOf(given)]));
  // Next's own order, in which the first that matches is the one.
  const patterns = getSortedRoutes(Object.keys(dynamicRoutes)).flatMap((source) => {
    const given = dynamicRoutes[source];
    return given ? [{ pattern: new RegExp(given.routeRegex), kind: kindOf(given) }] : [];
  });
  return (pathname) => {
    const path = pathname.length > 1 ? pathname.replace(/\/$/, '') : pathname;
    return exact.get(path) ?? patterns.find(({ pattern }) => pattern.test(path))?.kind ?? 'other';
  };
}

function kindOf(given: z.infer<typeof route>): RouteKind {
  const isStatic =
    given._isEnsureStaticPage === true ||
    given.renderingMode === 'STATIC' ||
    given.compute === 'static';
  return isStatic ? 'static' : 'rendered';
}
