/** What an essay says of a time when there is none, and of one that was missed when there was none. */
export const NOT_SCHEDULED = {
  scheduledFor: null,
  scheduledRevision: null,
  scheduledZone: null,
  missedFor: null,
  missedWhy: null,
} as const;

/** The job that publishes one essay at its time. */
export const PUBLISH_AT_ITS_TIME = 'publish-essay';

/** Its key: of one essay there is one at most. */
export const jobKeyOf = (essayId: string) => `${PUBLISH_AT_ITS_TIME}:${essayId}`;
