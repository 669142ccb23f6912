// Posts one comment after the other and says the number of each that was acknowledged, until the
// database is gone. Run by survives-kill.test.ts in a process of its own.
import { postComment } from '#lib/comments/commands/post-comment.ts';
import { newId } from '#lib/kernel/ids.ts';
import { makeEssay, makePerson, must } from './factories.ts';

const person = await makePerson({ name: 'Writer' });
const essay = await makeEssay();
try {
  for (;;) {
    const { number } = must(
      await postComment({
        essayId: essay.id,
        answersId: null,
        personId: person.personId,
        personName: person.name,
        newcomer: false,
        body: 'Written until the lights went out.',
        postKey: newId(),
        now: new Date(),
      }),
    );
    process.stdout.write(`${number}\n`);
  }
} catch {
  process.exit(0);
}
