// Writers who call the command itself, in a process of their own as the site's is: what posting
// costs without the web. Reads what to do from stdin, says the outcome in one line.
import { json } from 'node:stream/consumers';
import { postComment } from '#lib/comments/commands/post-comment.ts';
import { newId } from '#lib/kernel/ids.ts';
import { closeDatabase } from '#lib/platform/db.ts';
import type { Discussion } from '../threads/discussions.ts';
import type { Writer } from '../threads/make-writers.ts';
import { answered, letWrite, type Posting, textOf } from './writers.ts';

export type CommandTask = {
  seconds: number;
  warmUpSeconds: number;
  writers: readonly Writer[];
  discussion: Pick<Discussion, 'essayId' | 'ids'>;
  /** Where they write a little first, because a site that runs has compiled what it uses. */
  warmUp: Pick<Discussion, 'essayId' | 'ids'>;
  texts: readonly string[];
};

const task = (await json(process.stdin)) as CommandTask;
await writeIn(task.warmUp, task.warmUpSeconds);
const posting = await writeIn(task.discussion, task.seconds);
await closeDatabase();
console.log(`posting ${JSON.stringify(posting)}`);

async function writeIn(
  { essayId, ids: known }: CommandTask['discussion'],
  seconds: number,
): Promise<Posting> {
  const ids = [...known];
  return await letWrite(task.writers.length, seconds, async (writer, turn) => {
    const by = task.writers[writer];
    if (!by) throw new Error('there are too few writers');
    const posted = await postComment({
      essayId,
      answersId: answered(ids, writer, turn),
      personId: by.personId,
      personName: by.name,
      newcomer: false,
      body: textOf(task.texts, writer, turn),
      postKey: newId(),
      now: new Date(),
    });
    if (!posted.ok) throw new Error(`refused: ${posted.problem.code}`);
    ids.push(posted.value.id);
  });
}
