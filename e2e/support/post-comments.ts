// Posts so many comments (second argument) below an essay (first: its id), as somebody else. Answers
// with their numbers. The third argument is the number of the comment that they answer.
import { db } from '#lib/platform/db.ts';
import { makeComment, makePerson } from '#lib/testing/factories.ts';
import { withSite } from '#scripts/cli/with-site.ts';

const [essayId = '', count = '1', answers] = process.argv.slice(2);

const numbers = await withSite(async () => {
  const by = await makePerson({ name: 'Callum Reyes' });
  const answered = answers
    ? await db.comment.findFirstOrThrow({
        where: { number: Number(answers), thread: { essayId } },
        select: { id: true },
      })
    : null;
  const posted: number[] = [];
  for (let comment = 0; comment < Number(count); comment += 1) {
    const made = await makeComment({
      essayId,
      by,
      answers: answered?.id ?? null,
      body: 'I have only just come off shift, and I disagree.',
    });
    posted.push(made.number);
  }
  return posted;
});
console.log(JSON.stringify(numbers));
