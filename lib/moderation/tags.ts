/** The public log of decisions. */
export const LOG_TAG = 'moderation-log';
