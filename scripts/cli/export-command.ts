import { Command } from 'commander';
import { errorCode, systemReason } from '#lib/platform/startup/startup-problem.ts';
import { Refused } from './refused.ts';
import { withSite } from './with-site.ts';

/** export FOLDER|FILE.tar */
export function exportCommand(): Command {
  return new Command('export')
    .description('write everything that readers can read as files (docs/exporting.md)')
    .argument('<place>', 'a new or empty folder, or a name that ends in .tar')
    .option('--force', 'replace an earlier export there')
    .action(takeOut);
}

async function takeOut(place: string, { force = false }: { force?: boolean }): Promise<void> {
  await withSite(async () => {
    const { exportSite } = await import('#lib/exporting/commands/export-site.ts');
    const say = (line: string) => console.error(line);
    const done = await exportSite({ place, force, say }).catch((error: unknown) => {
      if (isOfTheSystem(error)) {
        throw new Refused(
          `${place} can't be written: ${systemReason(error)}. Nothing was left there.`,
        );
      }
      throw error;
    });
    if (!done.ok) throw new Refused(done.problem.message);
    const { essays, pages, comments, images, missing } = done.value;
    for (const file of missing) console.error(`A text shows ${file}, which is not in the store.`);
    console.log(
      `${counted(essays, 'essay')}, ${counted(pages, 'page')}, ${counted(comments, 'comment')} and ${counted(images, 'picture')} are in ${place}.`,
    );
  });
}

/** Errors of Node have a name of capital letters; PostgreSQL's have five digits and letters. */
const isOfTheSystem = (error: unknown) => /^E[A-Z]+$/.test(errorCode(error) ?? '');

const counted = (count: number, noun: string) =>
  `${count.toLocaleString('en-GB')} ${noun}${count === 1 ? '' : 's'}`;
