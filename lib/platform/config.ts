import { resolve } from 'node:path';
import { z } from 'zod';
import { fail, ok, type Result } from '#lib/kernel/result.ts';

/** What an empty database gets: everything, the essay and the guide without a discussion, or nothing. */
export type Seed = 'sample' | 'content' | 'none';

/** How much is written to the log. */
export type LogLevel = (typeof LOG_LEVELS)[number];

/** The whole configuration, checked. Addresses have no slash at their end, folders are absolute. */
export type Config = {
  port: number;
  /** The address to listen on; undefined is this machine only (127.0.0.1 and ::1). */
  host: string | undefined;
  /** Origin by which people reach the site, such as `https://offcall.example`. */
  siteUrl: string;
  /** Whether siteUrl is on this machine, where no mail server is needed. */
  siteIsLocal: boolean;
  siteName: string;
  dataDir: string;
  /** Undefined is the embedded server; `npm start` puts its address into the environment. */
  databaseUrl: string | undefined;
  /** Undefined only before `npm start` has made one. */
  authSecret: string | undefined;
  smtpUrl: string | undefined;
  mailFrom: string;
  seed: Seed;
  logLevel: LogLevel;
  /** How many proxies of ours stand in front; 0 is none, and then X-Forwarded-For is not believed. */
  trustedProxies: number;
  /** The WebSub hub that is told when a feed changes; undefined: none is. */
  websubHub: string | undefined;
  /** The bucket in which pictures are kept; undefined is the folder `images` of dataDir. */
  imageStore: { address: string; region: string; keyId: string; secretKey: string } | undefined;
};

const DEFAULT_PORT = 3000;
const HIGHEST_PORT = 65_535;
/** 32 characters of base64 or hex hold at least 128 bits (OWASP ASVS 5.0, 7.2.3). */
const SHORTEST_SECRET = 32;
/** A chain of more proxies than this is a typing mistake. */
const MOST_PROXIES = 10;
const LONGEST_SITE_NAME = 60;
/** What stores that know no regions take. */
const DEFAULT_REGION = 'us-east-1';
const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

const variables = z.object({
  PORT: number(1, HIGHEST_PORT).default(DEFAULT_PORT),
  HOST: text(/^[\w.:-]+$/, 'must be an address or a name of this machine such as 0.0.0.0'),
  SITE_URL: z
    .string()
    .transform((value, context) => {
      const url = parseUrl(value, ['http:', 'https:']);
      const isOrigin = url?.pathname === '/' && !url.search && !url.hash && !url.username;
      if (url && isOrigin) return url.origin;
      context.addIssue('must be an address without a path such as https://offcall.example');
      return z.NEVER;
    })
    .optional(),
  SITE_NAME: text(
    new RegExp(`^[^\\p{Cc}<>"]{1,${LONGEST_SITE_NAME}}$`, 'u'),
    `must be 1 to ${LONGEST_SITE_NAME} characters without < > or "`,
  ),
  DATA_DIR: z.string().default('.data'),
  DATABASE_URL: secretUrl(
    ['postgres:', 'postgresql:'],
    'must look like postgresql://user:password@host:5432/database',
  ),
  AUTH_SECRET: z
    .string()
    .min(SHORTEST_SECRET, `must have at least ${SHORTEST_SECRET} characters`)
    .optional(),
  SMTP_URL: secretUrl(['smtp:', 'smtps:'], 'must look like smtp://user:password@host:587'),
  MAIL_FROM: text(
    /^(?:[^\p{Cc}<>@,;]*<[^\s<>@,;]+@[^\s<>@,;]+>|[^\s<>@,;]+@[^\s<>@,;]+)$/u,
    'must be one mail address, alone or as Name <address@host>',
  ),
  SEED: oneOf(['sample', 'content', 'none']),
  LOG_LEVEL: oneOf(LOG_LEVELS),
  TRUST_PROXY: number(0, MOST_PROXIES).default(0),
  WEBSUB_HUB: z
    .string()
    .transform((value, context) => {
      const url = parseUrl(value, ['https:', 'http:']);
      const isSafe = url?.protocol === 'https:' || (url && isLocal(url.hostname));
      if (url && isSafe && !url.username && !url.password && !url.hash) return url.href;
      context.addIssue('must be the https address of a hub such as https://hub.example/');
      return z.NEVER;
    })
    .optional(),
  IMAGE_STORE: z
    .string()
    .transform((value, context) => {
      const url = parseUrl(value, ['http:', 'https:']);
      const bucket = url?.pathname.replace(/\/+$/, '');
      if (url && bucket && !url.search && !url.hash && !url.username && !url.password) {
        return url.origin + bucket;
      }
      context.addIssue(
        'must be the address of a bucket such as https://s3.eu-west-2.amazonaws.com/off-call, without a key in it',
      );
      return z.NEVER;
    })
    .optional(),
  IMAGE_STORE_REGION: text(/^[\w-]{1,64}$/, 'must be the name of a region such as eu-west-2'),
  IMAGE_STORE_KEY: text(/^[^\s]{1,256}$/, 'must be an access key id without spaces'),
  IMAGE_STORE_SECRET: text(/^[^\s]{1,1024}$/, 'must be a secret access key without spaces'),
});

/** Variables whose value may hold a password and is never repeated. */
const SECRET = new Set([
  'DATABASE_URL',
  'AUTH_SECRET',
  'SMTP_URL',
  'WEBSUB_HUB',
  'IMAGE_STORE',
  'IMAGE_STORE_KEY',
  'IMAGE_STORE_SECRET',
]);

/**
 * Checks the environment and gives the configuration (design.md §8). A variable that is empty
 * counts as not set; relative folders are taken from `folder`. On failure the problem's message has
 * one line for each bad variable.
 */
export function readConfig(
  env: Record<string, string | undefined>,
  folder: string = process.cwd(),
): Result<Config> {
  const given = Object.fromEntries(
    Object.entries(env)
      .filter(([name]) => name in variables.shape)
      .map(([name, value]) => [name, value?.trim() || undefined]),
  );
  const parsed = variables.safeParse(given);
  if (!parsed.success) {
    return fail('bad-configuration', inLines(parsed.error.issues, given));
  }
  const value = parsed.data;
  const siteUrl = value.SITE_URL ?? `http://localhost:${value.PORT}`;
  const { hostname } = new URL(siteUrl);
  const siteIsLocal = isLocal(hostname);
  if (!siteIsLocal && !value.SMTP_URL) {
    return fail(
      'bad-configuration',
      `SMTP_URL is needed because SITE_URL (${siteUrl}) is not on localhost: without it nobody could receive a sign-in code.`,
    );
  }
  const missing = missingOfStore(value);
  if (missing) return fail('bad-configuration', missing);
  const siteName = value.SITE_NAME ?? 'Off Call';
  return ok({
    port: value.PORT,
    host: value.HOST,
    siteUrl,
    siteIsLocal,
    siteName,
    dataDir: resolve(folder, value.DATA_DIR),
    databaseUrl: value.DATABASE_URL,
    authSecret: value.AUTH_SECRET,
    smtpUrl: value.SMTP_URL,
    mailFrom:
      value.MAIL_FROM ?? `${siteName.replace(/[@,;]/g, ' ')} <no-reply@${mailHost(hostname)}>`,
    seed: value.SEED ?? (value.DATABASE_URL ? 'content' : 'sample'),
    logLevel: value.LOG_LEVEL ?? 'warn',
    trustedProxies: value.TRUST_PROXY,
    websubHub: value.WEBSUB_HUB,
    imageStore:
      value.IMAGE_STORE === undefined
        ? undefined
        : {
            address: value.IMAGE_STORE,
            region: value.IMAGE_STORE_REGION ?? DEFAULT_REGION,
            keyId: value.IMAGE_STORE_KEY ?? '',
            secretKey: value.IMAGE_STORE_SECRET ?? '',
          },
  });
}

/** A bucket without its keys, or keys without a bucket, would be noticed at the first picture. */
function missingOfStore(value: Partial<Record<string, unknown>>): string | undefined {
  const needed = value.IMAGE_STORE !== undefined;
  for (const name of ['IMAGE_STORE_KEY', 'IMAGE_STORE_SECRET']) {
    if (needed === (value[name] !== undefined)) continue;
    return needed
      ? `${name} is needed because IMAGE_STORE names a bucket.`
      : `IMAGE_STORE is needed because ${name} is set: it says where the bucket is.`;
  }
  return undefined;
}

let known: Config | undefined;

/**
 * The configuration of this process, read once from process.env. Throws with the same lines as
 * `readConfig` when it is wrong; `npm start` and the command line check before anything asks here.
 */
export function getConfig(): Config {
  if (known) return known;
  const read = readConfig(process.env);
  if (!read.ok) throw new Error(read.problem.message);
  known = read.value;
  return known;
}

function inLines(
  issues: readonly { path: PropertyKey[]; message: string }[],
  given: Record<string, string | undefined>,
): string {
  return issues
    .map(({ path, message }) => {
      const name = String(path[0]);
      const shown = SECRET.has(name) ? '' : `, not ${JSON.stringify(given[name])}`;
      return `${name} ${message}${shown}.`;
    })
    .join('\n');
}

function number(least: number, most: number) {
  const message = `must be a whole number from ${least} to ${most}`;
  return z
    .string()
    .regex(/^\d{1,9}$/, { message, abort: true })
    .transform(Number)
    .refine((value) => value >= least && value <= most, message);
}

function text(pattern: RegExp, message: string) {
  return z.string().regex(pattern, message).optional();
}

function oneOf<const T extends readonly string[]>(values: T) {
  return z.enum(values, `must be one of ${values.join(', ')}`).optional();
}

function secretUrl(protocols: string[], message: string) {
  return z
    .string()
    .refine((value) => Boolean(parseUrl(value, protocols)?.hostname), message)
    .optional();
}

function parseUrl(value: string, protocols: string[]): URL | undefined {
  const url = URL.parse(value);
  return url && protocols.includes(url.protocol) ? url : undefined;
}

function isLocal(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    /^127(?:\.\d+){3}$/.test(hostname)
  );
}

/** A numeric address is not a mail domain. */
function mailHost(hostname: string): string {
  return isLocal(hostname) ? 'localhost' : hostname;
}
