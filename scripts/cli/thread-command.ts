import { Command } from 'commander';
import type { ThreadReport } from '#lib/comments/commands/recount-threads.ts';
import { Refused } from './refused.ts';
import { withSite } from './with-site.ts';

type Options = { essay?: string; dryRun?: boolean };

/** thread recount. */
export function threadCommand(): Command {
  return new Command('thread')
    .description('discussions and what is counted in them')
    .addCommand(
      new Command('recount')
        .description('count replies, reactions and places anew, and repair what is wrong')
        .option('--essay <slug>', 'only the discussion of this essay (else: all of them)')
        .option('--dry-run', 'say what is wrong and change nothing')
        .action(recount),
    );
}

async function recount({ essay, dryRun = false }: Options): Promise<void> {
  await withSite(async () => {
    const { recountThreads } = await import('#lib/comments/commands/recount-threads.ts');
    const counted = await recountThreads({ essay: essay ?? null, dryRun, say });
    if (!counted.ok) throw new Refused(counted.problem.message);
    const { threads, wrong } = counted.value;
    const outcome = dryRun ? 'This was a dry run: nothing was changed.' : 'Repaired.';
    console.log(
      wrong === 0
        ? `Everything is counted rightly in ${discussions(threads)}.`
        : `Something was wrong in ${wrong} of ${discussions(threads)}. ${outcome}`,
    );
  });
}

function say({ slug, found }: ThreadReport): void {
  const lines = describeRecount(found);
  if (lines.length > 0) console.log(`/essays/${slug}: ${lines.join(', ')}`);
}

/** What was wrong in a thread, in words; nothing for what was right. */
export function describeRecount(found: ThreadReport['found']): string[] {
  const wrong = (count: number, what: string) =>
    count === 0 ? [] : [`${what} of ${count} ${count === 1 ? 'comment' : 'comments'}`];
  return [
    ...wrong(found.replies, 'replies'),
    ...wrong(found.descendants, 'all that is below'),
    ...wrong(found.helpful, '“Helpful”'),
    ...wrong(found.same, '“Same here”'),
    ...wrong(found.ordinals, 'the place among the branches'),
    ...(found.thread ? ['the numbers of the whole discussion'] : []),
  ];
}

const discussions = (count: number) => (count === 1 ? '1 discussion' : `${count} discussions`);
