// Answers an essay (first argument: its id) and its comments as somebody else: each further argument
// is the number of a comment, or "essay". Says the numbers of the answers.
import { db } from '#lib/platform/db.ts';
import { makeComment, makePerson } from '#lib/testing/factories.ts';
import { withSite } from '#scripts/cli/with-site.ts';

const [essayId = '', ...answered] = process.argv.slice(2);

async function idOf(number: string): Promise<string | null> {
  if (number === 'essay') return null;
  const where = { number: Number(number), thread: { essayId } };
  return (await db.comment.findFirstOrThrow({ where, select: { id: true } })).id;
}

const numbers = await withSite(async () => {
  const by = await makePerson({ name: 'Callum Reyes' });
  const posted: number[] = [];
  for (const number of answered) {
    const answers = await idOf(number);
    const body = 'Just off shift, and I disagree.';
    posted.push((await makeComment({ essayId, by, answers, body })).number);
  }
  return posted;
});
console.log(JSON.stringify(numbers));
