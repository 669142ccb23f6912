import type { CookieJar, CookieOptions } from '#lib/platform/cookie-jar.ts';

/** A browser's cookies for tests: forgets what is set to the past, and remembers the options. */
export type MemoryJar = CookieJar & {
  options(name: string): CookieOptions | undefined;
  /** The names that it holds now. */
  names(): string[];
  /** As the Cookie header of a request. */
  header(): string;
};

/** A browser without cookies. */
export function memoryJar(): MemoryJar {
  const kept = new Map<string, { value: string; options: CookieOptions }>();
  return {
    get(name) {
      const cookie = kept.get(name);
      return cookie && { value: cookie.value };
    },
    set(name, value, options) {
      if (options.expires && options.expires.getTime() === 0) kept.delete(name);
      else kept.set(name, { value, options });
    },
    delete(name) {
      kept.delete(name);
    },
    options: (name) => kept.get(name)?.options,
    names: () => [...kept.keys()],
    header: () => [...kept].map(([name, { value }]) => `${name}=${value}`).join('; '),
  };
}
