import { parseDocument } from 'yaml';

/** What a site's `_config.yml` says that its texts need. */
export type JekyllConfig = {
  /** The pattern of posts' addresses; null: it doesn't say. */
  permalink: string | null;
  /** Patterns of collections' addresses, by collection. */
  collections: Map<string, string>;
  /** All its settings that are one word or line, for `site.<name>` in texts. */
  values: Map<string, string>;
};

/** A configuration is a few lines; more is an attack. */
const CONFIG_MAX = 100_000;

const MAX_ALIASES = 20;

/** Reads a configuration. One that is broken or too long is as good as none. */
export function readJekyllConfig(text: string | null): JekyllConfig {
  const config: JekyllConfig = { permalink: null, collections: new Map(), values: new Map() };
  if (text === null || text.length > CONFIG_MAX) return config;
  const settings = parsed(text);
  if (!settings) return config;
  for (const [name, value] of settings) {
    if (typeof name === 'string' && typeof value === 'string') config.values.set(name, value);
  }
  config.permalink = config.values.get('permalink') || null;
  const collections = settings.get('collections');
  if (!(collections instanceof Map)) return config;
  for (const [name, about] of collections) {
    const permalink = about instanceof Map ? about.get('permalink') : null;
    if (typeof name !== 'string' || typeof permalink !== 'string') continue;
    if (name === 'posts') config.permalink ??= permalink;
    config.collections.set(name, permalink);
  }
  return config;
}

function parsed(text: string): Map<unknown, unknown> | null {
  try {
    const document = parseDocument(text, {
      schema: 'failsafe',
      customTags: [],
      uniqueKeys: false,
      prettyErrors: false,
      logLevel: 'silent',
    });
    if (document.errors.length > 0) return null;
    const settings: unknown = document.toJS({ mapAsMap: true, maxAliasCount: MAX_ALIASES });
    return settings instanceof Map ? settings : null;
  } catch {
    return null;
  }
}
