import { readFile } from 'node:fs/promises';
import { Command, Option } from 'commander';
import type { ImportOrder, ImportReport } from '#lib/importing/commands/import-files.ts';
import type { ImportedDiscussion, ImportedPage } from '#lib/importing/rules/imported.ts';
import { readImport } from '#lib/importing/rules/read-import.ts';
import { systemReason } from '#lib/platform/startup/startup-problem.ts';
import { describeReport } from './import-report.ts';
import { Refused } from './refused.ts';
import { withSite } from './with-site.ts';

type Options = {
  essay?: string;
  consent: 'granted' | 'unknown';
  dryRun?: boolean;
  replace?: boolean;
  publish?: boolean;
};

/** A progress line for every so many comments: long files take seconds, not hours. */
const PROGRESS_EVERY = 500;

/** import FILE… */
export function importCommand(): Command {
  return new Command('import')
    .description('bring discussions and pages in: plain text, a Jekyll page, a Discourse topic')
    .argument('<file...>', 'files, told apart by their content')
    .option('--essay <slug>', 'the essay whose discussion the comments join (else: by title)')
    .addOption(
      new Option('--consent <consent>', 'whether the writers agreed; unknown holds their comments')
        .choices(['granted', 'unknown'])
        .default('unknown'),
    )
    .option('--replace', 'a page whose address is taken becomes the new revision of that page')
    .option('--publish', 'pages are published at once, not kept as drafts')
    .option('--dry-run', 'say what would happen and change nothing')
    .action(bringIn);
}

async function bringIn(files: string[], options: Options): Promise<void> {
  const read = await Promise.all(files.map(readOne));
  await withSite(async () => {
    const { importFiles } = await import('#lib/importing/commands/import-files.ts');
    const dryRun = options.dryRun ?? false;
    const order: ImportOrder = {
      essay: options.essay ?? null,
      consent: options.consent,
      dryRun,
      replace: options.replace ?? false,
      publish: options.publish ?? false,
      now: new Date(),
      say: (done, of) => {
        if (done % PROGRESS_EVERY === 0 && done < of) console.error(`${done} of ${of} comments …`);
      },
    };
    const imported = await importFiles(read, order);
    if (!imported.ok) throw new Refused(imported.problem.message);
    for (const [index, report] of imported.value.entries()) say(files[index] ?? '', report);
    if (dryRun) console.log('This was a dry run: nothing was changed.');
  });
}

function say(file: string, report: ImportReport): void {
  console.log(`${file}:`);
  for (const line of describeReport(report)) console.log(`  ${line}`);
}

async function readOne(
  file: string,
): Promise<{ file: string; content: ImportedDiscussion | ImportedPage }> {
  const bytes = await readFile(file).catch((error: unknown) => {
    throw new Refused(`${file} can't be read: ${systemReason(error)}.`);
  });
  const content = readImport(file, bytes);
  if (!content.ok) throw new Refused(content.problem.message);
  return { file, content: content.value };
}
