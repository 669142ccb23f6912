import { touchedWidely } from '#lib/comments/tags.ts';
import { GUIDE_TAG, pageAddressTag } from '#lib/guide/tags.ts';
import { fail, ok, type Problem, type Result } from '#lib/kernel/result.ts';
import { HOUR, MINUTE } from '#lib/kernel/time.ts';
import { allTouches, type Touches } from '#lib/kernel/touches.ts';
import { changeAndTouch, type NoteTouches } from '#lib/platform/cache/change-and-touch.ts';
import type { Transaction } from '#lib/platform/db.ts';
import type { ImportItem, ImportProblem } from '../rules/imported.ts';
import {
  type DiscussionOrder,
  type DiscussionReport,
  importDiscussion,
  type LeftOutReport,
} from './import-discussion.ts';
import { type EssayOrder, type EssayReport, importEssay } from './import-essay.ts';
import { importPage, type PageOrder, type PageReport } from './import-page.ts';

export type ImportOrder = DiscussionOrder &
  PageOrder &
  EssayOrder & {
    dryRun: boolean;
    /** Told after each text and discussion how many there were. */
    sayTexts?: (done: number) => void;
    /** Done at the end, in the same transaction; when it refuses, nothing comes in. */
    atEnd?: (tx: Transaction, reports: ImportReport[]) => Promise<Result<null>>;
  };

/** What came of one thing of a source. */
export type ItemReport = EssayReport | PageReport | DiscussionReport | LeftOutReport;

/** The same with the name of the file, folder or archive it stood in. */
export type ImportReport = ItemReport & { file: string };

/** One thing that was read, or why its file can't be. */
export type ReadItem = { file: string; content: ImportItem };

/**
 * A long import locks only its own essays and threads. The largest that we tried (200 MB of a blog)
 * takes minutes; this is for slower machines.
 */
const LONGEST_IMPORT = 3 * HOUR;

/** From so many tags on, everything that is kept is forgotten at once: telling of each takes longer. */
const TAGS_MAX = 2_000;

/** Thrown to roll back what a dry run or a refused file did; carries what to say. */
class RolledBack extends Error {
  readonly result: Result<ImportReport[]>;
  constructor(result: Result<ImportReport[]>) {
    super('rolled back');
    this.result = result;
  }
}

type Read =
  | Iterable<ReadItem | Result<ReadItem, ImportProblem>>
  | AsyncIterable<ReadItem | Result<ReadItem, ImportProblem>>;

/**
 * Imports everything that is read from the sources, in one transaction: if one is refused, none
 * comes in. Things are taken as they are read and let go of again, so that a source may be larger
 * than memory. A dry run does the same and rolls back, so what it says is what would happen.
 */
export async function importFiles(read: Read, order: ImportOrder): Promise<Result<ImportReport[]>> {
  try {
    return await changeAndTouch(
      async (tx, note) => {
        const touched = new TouchedTags();
        const reports = await importAll({ tx, note: touched.note }, read, order);
        if (!reports.some(({ kind }) => kind !== 'left-out')) {
          throw new RolledBack(nothingCame(reports));
        }
        if (order.dryRun) throw new RolledBack(ok(reports));
        const ended = (await order.atEnd?.(tx, reports)) ?? ok(null);
        if (!ended.ok) throw new RolledBack(ended);
        note(touched.all());
        return ok(reports);
      },
      { timeout: LONGEST_IMPORT, maxWait: MINUTE },
    );
  } catch (error) {
    if (error instanceof RolledBack) return error.result;
    throw error;
  }
}

type Within = { tx: Transaction; note: NoteTouches };

async function importAll(within: Within, read: Read, order: ImportOrder): Promise<ImportReport[]> {
  const reports: ImportReport[] = [];
  for await (const each of read) {
    if ('ok' in each && !each.ok) throw new RolledBack({ ok: false, problem: each.problem });
    const { file, content } = 'ok' in each ? each.value : each;
    const imported = await importOne(within, content, order);
    if (!imported.ok) throw new RolledBack(refused(file, imported.problem));
    reports.push({ file, ...imported.value });
    order.sayTexts?.(reports.length);
  }
  return reports;
}

/** One of many that is refused is left out; one that was named by itself refuses everything. */
async function importOne(
  { tx, note }: Within,
  content: ImportItem,
  order: ImportOrder,
): Promise<Result<ItemReport>> {
  switch (content.kind) {
    case 'left-out':
      return ok(content);
    case 'discussion': {
      const joined = await importDiscussion(tx, content, order);
      if (joined.ok && joined.value.kind === 'discussion')
        note(touchedWidely(joined.value.threadId));
      return joined;
    }
    case 'page': {
      const page = await importPage({ tx, note }, content, order);
      if (!page.ok && content.oneOfMany) return ok(leftOut(content.title, page.problem));
      if (page.ok) note(touchedByPage(page.value));
      return page;
    }
    case 'essay': {
      const essay = await importEssay({ tx, note }, content, order);
      return essay.ok ? essay : ok(leftOut(content.title, essay.problem));
    }
  }
}

function leftOut(title: string, { message }: Problem): LeftOutReport {
  return { kind: 'left-out', what: `“${title}”`, why: message, notes: [] };
}

/** The problem of a source in which there was nothing that could come in. */
function nothingCame(reports: ImportReport[]): Result<ImportReport[]> {
  const [first, ...others] = reports;
  if (first?.kind !== 'left-out')
    return fail('nothing-to-bring', 'There is nothing in it to bring.');
  const more = others.length === 0 ? '' : ` (and ${others.length} more)`;
  return fail('nothing-to-bring', `${first.file}: ${first.what}: ${first.why}${more}`);
}

const refused = (file: string, problem: Problem): Result<ImportReport[]> => ({
  ok: false,
  problem: { ...problem, message: `${file}: ${problem.message}` },
});

function touchedByPage(report: PageReport): Touches {
  const addresses = [report.permalink, ...report.redirects];
  return { now: [GUIDE_TAG, ...addresses.map(pageAddressTag)], soon: [] };
}

/** Collects what is touched, each tag once. */
class TouchedTags {
  private readonly now = new Set<string>();
  private readonly soon: Touches[] = [];

  readonly note: NoteTouches = ({ now, soon }) => {
    for (const tag of now) this.now.add(tag);
    if (soon.length > 0) this.soon.push({ now: [], soon });
  };

  all(): Touches {
    const { soon } = allTouches(...this.soon);
    return this.now.size > TAGS_MAX ? { now: ['*'], soon: [] } : { now: [...this.now], soon };
  }
}
