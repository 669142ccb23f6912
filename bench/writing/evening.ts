import type { Cores } from '../machine/cores.ts';
import type { Site } from '../machine/site.ts';
import type { Way } from '../plan.ts';
import type { Discussion } from '../threads/discussions.ts';
import type { Writer } from '../threads/make-writers.ts';
import type { PostOne } from './post-one.ts';
import { beginEvening } from './writer-headers.ts';
import { answered, textOf, type WriteOne } from './writers.ts';

/** All that writing needs. */
export type Evening = {
  site: Site;
  cores: Cores | undefined;
  writers: readonly Writer[];
  texts: readonly string[];
  posters: Record<Exclude<Way, 'command'>, PostOne>;
  say: (line: string) => void;
};

/**
 * How each of the writers posts into a discussion: two of three times a reply, also to what was
 * posted meanwhile. `posted` is told each comment that was acknowledged.
 */
export function writesInto(
  discussion: Discussion,
  post: PostOne,
  { writers, texts }: Pick<Evening, 'writers' | 'texts'>,
  posted: (id: string) => Promise<void> | void = () => {},
): WriteOne {
  const ids = [...discussion.ids];
  const headersOf = beginEvening(writers);
  return async (writer, turn) => {
    const id = await post({
      slug: discussion.slug,
      essayId: discussion.essayId,
      answersId: answered(ids, writer, turn),
      body: textOf(texts, writer, turn),
      headers: headersOf(writer, turn),
    });
    ids.push(id);
    await posted(id);
  };
}
