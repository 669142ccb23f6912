import { getConfig } from '#lib/platform/config.ts';
import type { Task } from '#lib/platform/jobs/task.ts';
import { findChanges, PING_COMMENTS, PING_ESSAYS, PING_GUIDE } from './commands/find-changes.ts';
import { type Hub, pingHub, pingHubOfComments } from './commands/ping-hub.ts';

/** What tells a hub of changed feeds. */
export function hubTasks(hub: Hub): readonly Task[] {
  return [
    { name: 'find-changed-feeds', at: '* * * * *', run: findChanges },
    { name: PING_ESSAYS, run: () => pingHub(hub, 'essays') },
    { name: PING_GUIDE, run: () => pingHub(hub, 'guide') },
    { name: PING_COMMENTS, run: ({ essay = '' }) => pingHubOfComments(hub, essay) },
  ];
}

const { websubHub, siteUrl } = getConfig();

/** The same for this site's hub; nothing where it has none. */
export const feedTasks: readonly Task[] = websubHub ? hubTasks({ hub: websubHub, siteUrl }) : [];
