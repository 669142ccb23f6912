// Writers who call the command itself, in a process of their own as the site's is: what posting
// costs without the web. Reads what to do from stdin, says the outcome in one line.
import { json } from 'node:stream/consumers';
import { postComment } from '#lib/comments/commands/post-comment.ts';
import { newId } from '#lib/kernel/ids.ts';
import { closeDatabase } from '#lib/platform/db.ts';
import type { Discussion, Writer } from './prepare.ts';
import { answered, letWrite, type Posting, WARM_UP_SECONDS } from './writers.ts';

export type Task = {
  seconds: number;
  writers: readonly Writer[];
  discussion: Discussion;
  /** Where they write a little first, because a site that runs has compiled what it uses. */
  warmUp: Discussion;
  texts: readonly string[];
};

const task = (await json(process.stdin)) as Task;
await writeIn(task.warmUp, WARM_UP_SECONDS);
const posting = await writeIn(task.discussion, task.seconds);
await closeDatabase();
console.log(`posting ${JSON.stringify(posting)}`);

async function writeIn({ essayId, ids: known }: Discussion, seconds: number): Promise<Posting> {
  const ids = [...known];
  return await letWrite(seconds, async (writer, turn) => {
    const by = task.writers[writer];
    if (!by) throw new Error('there are too few writers');
    const posted = await postComment({
      essayId,
      answersId: answered(ids, turn),
      personId: by.personId,
      personName: by.name,
      body: task.texts[turn % task.texts.length] ?? '',
      postKey: newId(),
      now: new Date(),
    });
    if (!posted.ok) throw new Error(`refused: ${posted.problem.code}`);
    ids.push(posted.value.id);
  });
}
