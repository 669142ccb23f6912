import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/**
 * Which addresses the build answers with finished bytes (`ensureStatic = 'navigation'`, feeds, the
 * sitemap) and which it renders at every request.
 */

/** The part of Next's own list of prerendered routes (.next/prerender-manifest.json, Next 16.4) that we read. */
const manifest = z.object({
  routes: z.record(
    z.string(),
    z.object({
      renderingMode: z.string().optional(),
      compute: z.string().optional(),
      _isEnsureStaticPage: z.boolean().optional(),
    }),
  ),
  dynamicRoutes: z.record(
    z.string(),
    z.object({
      routeRegex: z.string(),
      renderingMode: z.string().optional(),
      _isEnsureStaticPage: z.boolean().optional(),
    }),
  ),
});

/** Says whether the page or file at a pathname (no query, as in the request) is static. */
export type IsStatic = (pathname: string) => boolean;

/** Reads the list of a finished build in `buildFolder` (`.next`). Throws when it is missing or of another shape. */
export function readStaticRoutes(buildFolder: string): IsStatic {
  const file = join(buildFolder, 'prerender-manifest.json');
  return staticRoutes(JSON.parse(readFileSync(file, 'utf8')));
}

/** The same from the list itself. Throws when it has another shape. */
export function staticRoutes(list: unknown): IsStatic {
  const { routes, dynamicRoutes } = manifest.parse(list);
  const exact = new Map(
    Object.entries(routes).map(([path, route]) => [
      path,
      route._isEnsureStaticPage === true ||
        route.renderingMode === 'STATIC' ||
        route.compute === 'static',
    ]),
  );
  const patterns = Object.values(dynamicRoutes)
    .filter((route) => route._isEnsureStaticPage === true || route.renderingMode === 'STATIC')
    .map((route) => new RegExp(route.routeRegex));
  return (pathname) => {
    const path = pathname.length > 1 ? pathname.replace(/\/$/, '') : pathname;
    return exact.get(path) ?? patterns.some((pattern) => pattern.test(path));
  };
}
