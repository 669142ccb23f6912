import { GZIP } from '../client/accept.ts';
import type { Plan } from '../plan.ts';
import { keptPage } from '../reading/kept-page.ts';
import { measureSpeed, medianSpeed, type Speed, warmUp } from '../reading/speed.ts';
import { whole } from '../report/figures.ts';
import { median } from '../report/statistics.ts';
import type { Discussion } from '../threads/discussions.ts';
import { type Evening, writesInto } from './evening.ts';

/** Reads of a first window while nobody writes and while comments arrive in its thread. */
export type Meanwhile = { size: number; alone: Speed; meanwhile: Speed; arrived: number };

/** What the target speaks of. */
export const ARRIVING_PER_SECOND = 20;
/** The replies of these go to what readers have in front of them. */
const FIRST_ONES = 40;

/** Reads as fast as it goes, in turns with and without comments that arrive. */
export async function measureMeanwhile(
  { meanwhile: { seconds }, rounds }: Plan,
  discussion: Discussion,
  evening: Evening,
): Promise<Meanwhile> {
  const { site, say } = evening;
  const server = { url: `${site.url}/essays/${discussion.slug}`, processes: site.processes };
  const question = { headers: GZIP, status: 200 };
  await keptPage(server.url, GZIP);
  await warmUp(server, question);
  const alone: Speed[] = [];
  const busy: Speed[] = [];
  const arrived: number[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    alone.push(await measureSpeed(server, question, seconds));
    const writing = keepWriting(discussion, evening);
    busy.push(await measureSpeed(server, question, seconds));
    arrived.push((await writing.stop()) / seconds);
    say(
      `  round ${round}: ${whole(alone.at(-1)?.perSecond ?? 0)} requests/s, ${whole(busy.at(-1)?.perSecond ?? 0)} while ${arrived.at(-1)?.toFixed(1)} comments/s arrive`,
    );
  }
  return {
    size: discussion.size,
    alone: medianSpeed(alone),
    meanwhile: medianSpeed(busy),
    arrived: median(arrived),
  };
}

/**
 * Posts at a steady pace, whether or not the one before has been acknowledged. `stop` gives how many
 * were acknowledged; throws if one was not.
 */
function keepWriting(discussion: Discussion, evening: Evening): { stop: () => Promise<number> } {
  const first = { ...discussion, ids: discussion.ids.slice(0, FIRST_ONES) };
  const write = writesInto(first, evening.posters.script, evening);
  const posts: Promise<void>[] = [];
  const pace = setInterval(() => {
    const count = posts.length;
    const writer = count % evening.writers.length;
    const post = write(writer, Math.floor(count / evening.writers.length));
    // Looked at by `stop`.
    post.catch(() => {});
    posts.push(post);
  }, 1000 / ARRIVING_PER_SECOND);
  return {
    async stop() {
      clearInterval(pace);
      await Promise.all(posts);
      return posts.length;
    },
  };
}
