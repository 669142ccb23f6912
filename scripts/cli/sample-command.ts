import { Command } from 'commander';
import { threadTag } from '#lib/comments/tags.ts';
import { LOG_TAG } from '#lib/moderation/tags.ts';
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
    const { touch } = await import('#lib/platform/cache/touch.ts');
    const { removed, moved, threadIds } = await removeSample();
    if (threadIds.length > 0) await touch([...threadIds.map(threadTag), LOG_TAG]);
    console.log(
      removed === 0
        ? 'There is no sample discussion.'
        : `The sample discussion is gone: ${removed} comments. Replies that stay and moved up: ${moved}.`,
    );
  });
}
