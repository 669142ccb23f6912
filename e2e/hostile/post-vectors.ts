// Posts every vector as a comment, as a display name, as an essay and as an essay's title, through
// the site's own input rules and commands. Run by hostile.spec.ts beside the running site; answers
// with where they stand.
import { postCommentInput } from '#lib/comments/input.ts';
import { createEssayInput } from '#lib/essays/input.ts';
import { newId } from '#lib/kernel/ids.ts';
import { touch } from '#lib/platform/cache/touch.ts';
import { makeComment, makeEssay, makePerson } from '#lib/testing/factories.ts';
import { withSite } from '#scripts/cli/with-site.ts';
import { readVectors } from './vectors.ts';

/** Where the browser has to look. */
export type Posted = {
  /** The thread that holds every vector as comment and as name. */
  thread: string;
  /** Essays with vectors as title and text, oldest first. */
  essays: string[];
  comments: number;
  titles: number;
  /** What the input rules refused: empty, or longer than the field. */
  refused: { comments: number; titles: number };
};

const posted = await withSite(async (): Promise<Posted> => {
  const vectors = readVectors();
  const thread = await makeEssay({ title: 'Where the vectors stand' });
  const result: Posted = {
    thread: thread.slug,
    essays: [],
    comments: 0,
    titles: 0,
    refused: { comments: 0, titles: 0 },
  };
  for (const vector of vectors) {
    const comment = postCommentInput.safeParse({
      essayId: thread.id,
      body: vector,
      postKey: newId(),
    });
    if (comment.success) {
      const by = await makePerson({ name: vector.replaceAll('\0', '').slice(0, 40) });
      await makeComment({ essayId: thread.id, by, body: comment.data.body });
      result.comments += 1;
    } else result.refused.comments += 1;

    const essay = createEssayInput.safeParse({ title: vector, summary: '', source: vector });
    if (essay.success) {
      // A word of its own, because an essay of nothing cannot be published.
      const source = `${essay.data.source}\n\nA sentence.`;
      const { slug } = await makeEssay({ title: essay.data.title, source });
      result.essays.push(slug);
      result.titles += 1;
    } else result.refused.titles += 1;
  }
  await touch(['*']);
  return result;
});

console.log(JSON.stringify(posted));
