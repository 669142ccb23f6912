import { stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { Command, Option } from 'commander';
import type { Owner } from '#lib/importing/commands/import-essay.ts';
import type { ImportOrder } from '#lib/importing/commands/import-files.ts';
import { systemReason } from '#lib/platform/startup/startup-problem.ts';
import { describeReports } from './import-report.ts';
import { bringSite } from './import-site.ts';
import { Refused } from './refused.ts';
import { withSite } from './with-site.ts';

type Options = {
  essay?: string;
  author?: string;
  consent: 'granted' | 'unknown';
  dryRun?: boolean;
  replace?: boolean;
  publish?: boolean;
};

/** A progress line for every so many comments or texts: long files take minutes, not hours. */
const PROGRESS_EVERY = 500;

/** import FILE… */
export function importCommand(): Command {
  return new Command('import')
    .description(
      'bring texts and discussions in: plain text, a Jekyll page, a Jekyll folder (or .tar of one), Discourse topics, WordPress and Disqus XML; or a whole site that export has written, into an empty one',
    )
    .argument('<file...>', 'files and folders, told apart by their content')
    .option(
      '--essay <slug>',
      'the essay whose discussion the comments join (else: by address, title)',
    )
    .option('--author <email>', 'whose the essays are (else: nobody’s; their bylines stay)')
    .addOption(
      new Option('--consent <consent>', 'whether the writers agreed; unknown holds their comments')
        .choices(['granted', 'unknown'])
        .default('unknown'),
    )
    .option('--replace', 'a text that is here already and differs becomes its new revision')
    .option('--publish', 'texts are published at once, with the dates they had, not kept as drafts')
    .option('--dry-run', 'say what would happen and change nothing')
    .action(bringIn);
}

async function bringIn(files: string[], options: Options): Promise<void> {
  for (const file of files) {
    await stat(file).catch((error: unknown) => {
      throw new Refused(`${file} can't be read: ${systemReason(error)}.`);
    });
  }
  await withSite(async () => {
    const owner = options.author === undefined ? null : await ownerOf(options.author);
    const dryRun = options.dryRun ?? false;
    if (await bringSite(files, { owner, dryRun })) return;
    const { bringSources } = await import('#lib/importing/commands/bring-sources.ts');
    const order: ImportOrder = {
      essay: options.essay ?? null,
      owner,
      consent: options.consent,
      dryRun,
      replace: options.replace ?? false,
      publish: options.publish ?? false,
      now: new Date(),
      say: (done, of) => {
        if (done % PROGRESS_EVERY === 0 && done < of) console.error(`${done} of ${of} comments …`);
      },
      sayTexts: (done) => {
        if (done % PROGRESS_EVERY === 0) console.error(`${done} texts and discussions …`);
      },
    };
    const named = files.map((file) => ({ name: file, at: file }));
    const imported = await bringSources(named, tmpdir(), order);
    if (!imported.ok) throw new Refused(imported.problem.message);
    for (const line of describeReports(imported.value)) console.log(line);
    if (dryRun) console.log('This was a dry run: nothing was changed.');
  });
}

async function ownerOf(email: string): Promise<Owner> {
  const { findAuthor } = await import('#lib/importing/commands/find-author.ts');
  const found = await findAuthor(email);
  if (!found.ok) throw new Refused(found.problem.message);
  return found.value;
}
