/** Called by Next once when the server process starts, before the first request. */
export async function register(): Promise<void> {
  const runs = process.env.NEXT_RUNTIME === 'nodejs';
  const builds = process.env.NEXT_PHASE === 'phase-production-build';
  if (!runs || builds) return;
  const { provideTopicSource } = await import('#lib/platform/live/topic-source.ts');
  const { readLiveThread } = await import('#lib/comments/queries/live-thread.ts');
  provideTopicSource(readLiveThread);
  const { hearOfTouches } = await import('#lib/platform/cache/hear-of-touches.ts');
  await hearOfTouches();
  const { startCounting } = await import('#lib/reading/commands/start-counting.ts');
  startCounting();
  const { startJobs } = await import('#lib/platform/jobs/start-jobs.ts');
  const { commentTasks } = await import('#lib/comments/jobs.ts');
  const { essayTasks } = await import('#lib/essays/jobs.ts');
  const { feedTasks } = await import('#lib/feeds/jobs.ts');
  const { imageTasks } = await import('#lib/images/jobs.ts');
  const { importTasks } = await import('#lib/importing/jobs.ts');
  const { linkTasks } = await import('#lib/links/jobs.ts');
  const { moderationTasks } = await import('#lib/moderation/jobs.ts');
  const { noticeTasks } = await import('#lib/notifications/jobs.ts');
  const { reportTasks } = await import('#lib/reports/jobs.ts');
  const { signInTasks } = await import('#lib/sign-in/jobs.ts');
  startJobs([
    ...commentTasks,
    ...essayTasks,
    ...feedTasks,
    ...imageTasks,
    ...importTasks,
    ...linkTasks,
    ...moderationTasks,
    ...noticeTasks,
    ...reportTasks,
    ...signInTasks,
  ]);
}
