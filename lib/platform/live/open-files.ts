/** What the site needs besides: its database, its files, people who ask for pages. */
const SHARE_OF_STREAMS = 0.75;

/**
 * How many streams this process has room for under the system's limit of open files. Without room
 * for another file nobody could reach the site at all, so streams end before that.
 */
export function mostStreams(wanted: number, openFiles: number = openFilesOf(process)): number {
  return Math.min(wanted, Math.floor(openFiles * SHARE_OF_STREAMS));
}

/** The limit, where the system has one. */
function openFilesOf({ report }: NodeJS.Process): number {
  const told = report.getReport() as { userLimits?: { open_files?: { soft?: unknown } } };
  const soft = told.userLimits?.open_files?.soft;
  return typeof soft === 'number' ? soft : Number.POSITIVE_INFINITY;
}
