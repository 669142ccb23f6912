import pino from 'pino';
import { readConfig } from './config.ts';

/**
 * Fields that may name a person, open a door or hold what somebody wrote. They are cut from every
 * line, one and two levels deep; what is logged is ids, codes, counts and times.
 */
const PRIVATE_FIELDS = [
  'email',
  'to',
  'from',
  'name',
  'displayName',
  'body',
  'text',
  'markdown',
  'html',
  'token',
  'password',
  'secret',
  'cookie',
  'authorization',
  'set-cookie',
];

/** Enough of an error to find the fault; a longer message is somebody's input repeated. */
const LONGEST_MESSAGE = 300;

/** A log with the house's redaction, from `level` on, written to `destination` line by line. */
export function makeLog(level: pino.LevelWithSilent, destination: pino.DestinationStream) {
  return pino(
    {
      level,
      base: { pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: {
        paths: PRIVATE_FIELDS.flatMap((field) => [`["${field}"]`, `*["${field}"]`]),
        censor: '[private]',
      },
      serializers: { err: withoutInput },
    },
    destination,
  );
}

/**
 * The log: JSON lines on stderr (stdout belongs to what a person reads at start), from the level in
 * LOG_LEVEL on, which is `warn` when not set. Log an error as `log.error({ err }, 'what failed')`.
 */
export const log: pino.Logger = makeLog(levelFromEnvironment(), pino.destination(2));

/** A wrong configuration has its own clear message elsewhere; importing the log never throws. */
function levelFromEnvironment(): pino.LevelWithSilent {
  const read = readConfig(process.env);
  return read.ok ? read.value.logLevel : 'warn';
}

/**
 * An error as its kind, code, place and a short message. Errors of the database and of Prisma carry
 * the values that were sent in `detail`, `meta` and the first lines of the message; those are left
 * out, and mail addresses are cut from the rest.
 */
function withoutInput(error: unknown): unknown {
  if (!(error instanceof Error)) return { type: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const lastLine = error.message.trim().split('\n').at(-1) ?? '';
  return {
    type: error.name,
    code,
    message: lastLine.replace(/[^\s<>"'(=]+@[^\s<>"')]+/g, '[address]').slice(0, LONGEST_MESSAGE),
    stack: error.stack
      ?.split('\n')
      .filter((line) => /^\s+at /.test(line))
      .join('\n'),
    cause: error.cause === undefined ? undefined : withoutInput(error.cause),
  };
}
