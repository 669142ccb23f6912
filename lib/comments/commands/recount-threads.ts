import { fail, ok, type Result } from '#lib/kernel/result.ts';
import { MINUTE } from '#lib/kernel/time.ts';
import { changeAndTouch } from '#lib/platform/cache/change-and-touch.ts';
import { db } from '#lib/platform/db.ts';
import { touchedWidely } from '../tags.ts';
import { lockThread } from './lock-thread.ts';
import { type Recount, recountThread, wasRight } from './recount-thread.ts';

/** What a recount of one thread found. */
export type ThreadReport = { slug: string; found: Recount };

/** A thread of a million comments took less than two minutes; nobody can write there meanwhile. */
const LIMITS = { timeout: 30 * MINUTE, maxWait: MINUTE };

/** Thrown to undo what a dry run has repaired. */
class Undone extends Error {
  readonly found: Recount;
  constructor(found: Recount) {
    super('undone');
    this.found = found;
  }
}

/**
 * Counts every thread anew, or the one of an essay, each in a transaction of its own: says what was
 * wrong, repairs it, and has pages that showed it made again. A dry run changes nothing. `say` is
 * told of each thread when it is done. Fails when there is no such essay.
 */
export async function recountThreads(order: {
  essay: string | null;
  dryRun: boolean;
  say: (report: ThreadReport) => void;
}): Promise<Result<{ threads: number; wrong: number }>> {
  const threads = await db.thread.findMany({
    where: order.essay === null ? {} : { essay: { slug: order.essay } },
    select: { essayId: true, essay: { select: { slug: true } } },
    orderBy: { openedAt: 'asc' },
  });
  if (order.essay !== null && threads.length === 0) {
    return fail('no-essay', `There is no discussion at /essays/${order.essay}.`);
  }
  let wrong = 0;
  for (const { essayId, essay } of threads) {
    const found = await recountOne(essayId, order.dryRun);
    if (!wasRight(found)) wrong += 1;
    order.say({ slug: essay.slug, found });
  }
  return ok({ threads: threads.length, wrong });
}

async function recountOne(essayId: string, dryRun: boolean): Promise<Recount> {
  try {
    const counted = await changeAndTouch<Recount>(async (tx, note) => {
      const thread = await lockThread(tx, essayId);
      if (!thread) return ok(NOTHING);
      const found = await recountThread(tx, thread.id);
      if (dryRun) throw new Undone(found);
      if (!wasRight(found)) note(touchedWidely(thread.id));
      return ok(found);
    }, LIMITS);
    return counted.ok ? counted.value : NOTHING;
  } catch (error) {
    if (error instanceof Undone) return error.found;
    throw error;
  }
}

/** Of a thread that went meanwhile. */
const NOTHING: Recount = {
  replies: 0,
  descendants: 0,
  helpful: 0,
  same: 0,
  ordinals: 0,
  stances: false,
  thread: false,
};
