// Pages of the guide with what only their author may see, published, and an essay that one of them
// plans: "page" (of the words in E2E), "seed" (the first guide's text, whose file is the second
// argument), "publish" (an essay of a title) or "take-back" (it, by its id). Answers with JSON.
import { readFileSync } from 'node:fs';
import { publishEssay } from '#lib/essays/commands/publish-essay.ts';
import { takeBackEssay } from '#lib/essays/commands/take-back-essay.ts';
import { readGuide } from '#lib/guide/rules/read-guide.ts';
import { importFiles } from '#lib/importing/commands/import-files.ts';
import { readImport } from '#lib/importing/rules/read-import.ts';
import { touch } from '#lib/platform/cache/touch.ts';
import { makeEssay, must } from '#lib/testing/factories.ts';
import { withSite } from '#scripts/cli/with-site.ts';

const [what, given = ''] = process.argv.slice(2);
const now = new Date();

const SEED_AT = 'the-first-guide';

/** Brings a page in, and gives everything of it that nobody may see. */
async function bring(text: string): Promise<{ notes: string[] }> {
  const read = readImport('page.md', new TextEncoder().encode(text));
  if (!read.ok || read.value.kind !== 'page') throw new Error('not a page');
  const { source } = read.value;
  must(
    await importFiles([{ file: 'page.md', content: read.value }], {
      essay: null,
      consent: 'unknown',
      replace: true,
      dryRun: false,
      publish: true,
      now,
      say: () => {},
    }),
  );
  await touch(['*']);
  const { notes } = readGuide(source, { resolveLink: () => null });
  const comments = [...source.matchAll(/<!--([\s\S]*?)-->/g)].map(([, inside = '']) => inside);
  return { notes: [...notes, ...comments.map((comment) => comment.trim())] };
}

const answer = await withSite(async () => {
  if (what === 'page') return bring(given);
  if (what === 'seed') {
    // The site has a guide of its own at the address that this one has.
    return bring(readFileSync(given, 'utf8').replace(/^permalink: .*$/m, `permalink: ${SEED_AT}`));
  }
  if (what === 'take-back') {
    // As the action does it; the tags are told in the transaction.
    must(await takeBackEssay({ essayId: given, now }));
    return {};
  }
  const essay = await makeEssay({ title: given, draft: true });
  return must(await publishEssay({ essayId: essay.id, byline: 'Editors', now }));
});
console.log(JSON.stringify(answer));
