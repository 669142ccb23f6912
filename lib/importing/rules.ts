import { DAY } from '#lib/kernel/time.ts';

/** Files of one run, as they can be chosen in a browser; a folder comes as one archive. */
export const RUN_MAX_FILES = 200;

/** Bytes of one run, under what the site takes in one form (next.config.ts, 20 MB). */
export const RUN_MAX_BYTES = 18 * 1024 * 1024;

/** Runs of one person whose files still lie here: nobody reads more at once. */
export const RUNS_AT_ONCE = 10;

/** How long files and their report are kept: time to come back to it, and no store of other people's words. */
export const RUN_KEPT = 7 * DAY;
