import { resolve } from 'node:path';

/** The data folder of the site under test; emptied before each run. */
export const DATA_DIR = resolve('.data/e2e');
