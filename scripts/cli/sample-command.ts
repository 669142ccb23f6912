import { Command } from 'commander';
import { withSite } from './with-site.ts';

/** sample remove. */
export function sampleCommand(): Command {
  return new Command('sample')
    .description('the sample discussion')
    .addCommand(
      new Command('remove')
        .description('take the sample discussion away; what people answered to it stays')
        .action(remove),
    );
}

async function remove(): Promise<void> {
  await withSite(async () => {
    const { removeSample } = await import('#lib/comments/commands/remove-sample.ts');
    const { removed, moved } = await removeSample();
    console.log(
      removed === 0
        ? 'There is no sample discussion.'
        : `The sample discussion is gone: ${removed} comments. Replies that stay and moved up: ${moved}.`,
    );
  });
}
