// Publishes an essay, moves it or takes it back, beside the running site. Takes its id, what is to be
// done, and for a move the slug; answers with when it was done.
import { moveEssay } from '#lib/essays/commands/move-essay.ts';
import { publishEssay } from '#lib/essays/commands/publish-essay.ts';
import { takeBackEssay } from '#lib/essays/commands/take-back-essay.ts';
import { must } from '#lib/testing/factories.ts';
import { withSite } from '#scripts/cli/with-site.ts';

const [, , essayId = '', change, slug = ''] = process.argv;

const done = await withSite(async () => {
  const now = new Date();
  if (change === 'publish') must(await publishEssay({ essayId, byline: 'Philippa', now }));
  if (change === 'move') must(await moveEssay({ essayId, slug, now }));
  if (change === 'take-back') must(await takeBackEssay({ essayId, now }));
  return Date.now();
});
console.log(JSON.stringify(done));
