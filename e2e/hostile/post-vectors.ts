// Puts every attack and every odd text wherever the site takes text from people: comments, names,
// essays, titles, reasons, imports. Everything goes through the site's own input rules and commands.
// Run beside the site under test; answers with a HostileStage.

import { guestCookies, invite } from '#e2e/support/invite.ts';
import type { Guest } from '#e2e/support/stage.ts';
import { editComment } from '#lib/comments/commands/edit-comment.ts';
import { postComment } from '#lib/comments/commands/post-comment.ts';
import { editCommentInput, postCommentInput } from '#lib/comments/input.ts';
import { BODY_MAX } from '#lib/comments/rules.ts';
import { createEssay } from '#lib/essays/commands/create-essay.ts';
import { publishEssay } from '#lib/essays/commands/publish-essay.ts';
import { createEssayInput } from '#lib/essays/input.ts';
import { SOURCE_MAX, SUMMARY_MAX, TITLE_MAX } from '#lib/essays/rules.ts';
import { importFiles } from '#lib/importing/commands/import-files.ts';
import { readImport } from '#lib/importing/rules/read-import.ts';
import { newId } from '#lib/kernel/ids.ts';
import { later, MINUTE } from '#lib/kernel/time.ts';
import { hideComment } from '#lib/moderation/commands/hide-comment.ts';
import { restoreComment } from '#lib/moderation/commands/restore-comment.ts';
import { hideCommentInput } from '#lib/moderation/input.ts';
import { EXPLANATION_MAX } from '#lib/moderation/rules.ts';
import { readName } from '#lib/people/rules.ts';
import { touch } from '#lib/platform/cache/touch.ts';
import { db } from '#lib/platform/db.ts';
import { makeComment, makeEssay, makePerson, must } from '#lib/testing/factories.ts';
import { withSite } from '#scripts/cli/with-site.ts';
import type { HostileStage, Told } from './hostile-stage.ts';
import { ODD_TEXTS, pack, VECTORS } from './vectors.ts';

/** Everything that is kept is forgotten. */
const EVERYTHING = ['*'];

/** An author's desk lists as many essays. */
const ESSAYS_OF_ONE = 100;

/** Every so many comments a branch of its own: each of the others answers the one before. */
const BRANCH = 10;

type Person = Awaited<ReturnType<typeof makePerson>>;

const stage = await withSite(async (): Promise<HostileStage> => {
  const now = new Date();
  const [member, moderator] = await Promise.all([
    makePerson({ name: 'A member among attacks' }),
    makePerson({ name: 'A moderator among attacks', roles: ['moderator'] }),
  ]);
  const base = await makeEssay({ title: 'Where attacks stand as comments and as names' });
  const odd = await makeEssay({ title: 'Where odd texts stand as comments and as names' });
  const imported = await makeEssay({ title: 'Where imported attacks stand' });

  const [comments, oddComments, essays, packed, judged, imports] = await Promise.all([
    postComments(base.id, VECTORS),
    postComments(odd.id, ODD_TEXTS),
    publishEssays(now),
    postPacks(base.id, member, now),
    judge(base.id, member, moderator, now),
    importAll(imported.slug, now),
  ]);
  await touch(EVERYTHING);
  return {
    cookies: guestCookies(),
    member: await invite(member, now),
    moderator: await invite(moderator, now),
    threads: {
      attacks: { slug: base.slug, ...comments },
      odd: { slug: odd.slug, ...oddComments },
      imported: { slug: imported.slug, posted: imports.granted },
    },
    ...essays,
    packed,
    judged,
    heldImport: imports.heldImport,
    told: {
      ...essays.told,
      comments: { taken: comments.posted, refused: VECTORS.length - comments.posted },
      names: count(VECTORS.map((vector) => readName(vector).ok)),
      oddComments: { taken: oddComments.posted, refused: ODD_TEXTS.length - oddComments.posted },
      oddNames: count(ODD_TEXTS.map((text) => readName(text).ok)),
    },
  };
});

console.log(JSON.stringify(stage));

function count(outcomes: boolean[]): Told {
  const taken = outcomes.filter((isTaken) => isTaken).length;
  return { taken, refused: outcomes.length - taken };
}

/**
 * Each text as a comment by somebody who is called so: past the rule for names, which refuses most,
 * because the pages must not rest on it alone.
 */
async function postComments(essayId: string, texts: string[]) {
  const branches: { root: string; leaf: string }[] = [];
  let posted = 0;
  let before: string | null = null;
  for (const text of texts) {
    const input = postCommentInput.safeParse({ essayId, body: text, postKey: newId() });
    if (!input.success) continue;
    const by = await makePerson({ name: text.replaceAll('\0', '') });
    const answers: string | null = posted % BRANCH === 0 ? null : before;
    const { body, postKey } = input.data;
    const sent = { essayId, answersId: answers, body, postKey, newcomer: false, now: new Date() };
    const written = await postComment({ ...sent, personId: by.personId, personName: by.name });
    // A text of which nothing would be shown is refused.
    if (!written.ok && written.problem.code === 'length') continue;
    const { id } = must(written);
    const branch = branches.at(-1);
    if (answers === null || !branch) branches.push({ root: id, leaf: id });
    else branch.leaf = id;
    before = id;
    posted += 1;
  }
  return { posted, branches };
}

/** Every text in a title, in a summary, in the text of an essay and in the name of its author. */
async function publishEssays(now: Date) {
  const texts = [...VECTORS, ...ODD_TEXTS];
  const titles = pack(texts, TITLE_MAX, ' ');
  const summaries = pack(texts, SUMMARY_MAX, ' ');
  const sources = pack(texts, Math.max(...texts.map((text) => text.length), SUMMARY_MAX));
  const slugs: string[] = [];
  const authors: Guest[] = [];
  const drafts: { id: string; byline: string }[] = [];
  let author: Person | undefined;
  for (const [index, text] of titles.entries()) {
    if (!author || index % ESSAYS_OF_ONE === 0) {
      author = await makePerson({ name: `Author ${authors.length + 1}`, roles: ['author'] });
      authors.push(await invite(author, now));
    }
    const written = createEssayInput.safeParse({
      title: text,
      summary: summaries[index] ?? '',
      source: `${sources[index] ?? ''}\n\nA sentence.`,
    });
    if (!written.success) throw new Error(`${JSON.stringify(text)}: ${written.error.message}`);
    const { id } = must(
      await createEssay({ ...written.data, authorId: author.personId, byline: '', now }),
    );
    drafts.push({ id, byline: text.replaceAll('\0', '') });
  }
  for (const { id, byline } of drafts) {
    slugs.push(must(await publishEssay({ essayId: id, byline, now })).slug);
  }
  const [everything = ''] = pack(VECTORS, SOURCE_MAX);
  const long = await createEssay({
    title: 'Every attack in one text',
    summary: '',
    source: createEssayInput.shape.source.parse(everything),
    authorId: author?.personId ?? null,
    byline: 'Author',
    now,
  });
  must(await publishEssay({ essayId: must(long).id, byline: 'Author', now }));
  return {
    essays: slugs,
    authors,
    longEssay: must(long),
    told: {
      titles: count(texts.map((text) => text.length <= TITLE_MAX)),
      summaries: count(texts.map((text) => text.length <= SUMMARY_MAX)),
    },
  };
}

/** Many attacks in each of a few comments of one person, changed once, so that there are versions. */
async function postPacks(essayId: string, by: Person, now: Date): Promise<string[]> {
  const ids: string[] = [];
  for (const body of pack(VECTORS, BODY_MAX - 1)) {
    const { id } = await makeComment({ essayId, by, body, now });
    const edit = editCommentInput.parse({ commentId: id, body: `${body}.` });
    must(await editComment({ ...edit, newcomer: false, now: later(now, MINUTE) }));
    ids.push(id);
  }
  return ids;
}

/** Two comments that were hidden and restored again and again, each time for another reason. */
async function judge(essayId: string, writer: Person, moderator: Person, now: Date) {
  const by = { id: moderator.personId, role: 'moderator' } as const;
  const reasons = pack([...VECTORS, ...ODD_TEXTS], EXPLANATION_MAX - 30);
  const judged = await Promise.all(
    [0, 1].map(async () => {
      const body = 'What was decided about.';
      const { id } = await makeComment({ essayId, by: writer, body, now });
      return id;
    }),
  );
  const hidden = new Set<string>();
  for (const [index, reason] of reasons.entries()) {
    const commentId = judged[index % judged.length] ?? '';
    const act = hideCommentInput.parse({
      commentId,
      rule: 'off-topic-spam',
      explanation: `The reason is this one: ${reason}`,
    });
    if (hidden.delete(commentId)) must(await restoreComment({ ...act, by, now }));
    else {
      must(await hideComment({ ...act, by, now }));
      hidden.add(commentId);
    }
  }
  return judged;
}

/** The texts as posts of two forums: as HTML with consent, as Markdown without. */
async function importAll(slug: string, now: Date) {
  const texts = [...VECTORS, ...ODD_TEXTS];
  const topic = (id: number, field: 'raw' | 'cooked') => ({
    id,
    title: `A topic <script>alert(${id})</script>`,
    created_at: '2021-01-01T00:00:00Z',
    post_stream: {
      posts: texts.map((text, index) => ({
        post_number: index + 1,
        created_at: '2021-01-01T00:00:00Z',
        username: `u${index} ${text}`,
        name: text,
        [field]: text,
      })),
    },
  });
  const bring = async (content: object, consent: 'granted' | 'unknown') => {
    const read = readImport('topic.json', new TextEncoder().encode(JSON.stringify(content)));
    if (!read.ok) throw new Error(read.problem.message);
    const order = { essay: slug, consent, replace: false, publish: false, dryRun: false, now };
    const reports = must(
      await importFiles([{ file: 'topic.json', content: read.value }], { ...order, say: () => {} }),
    );
    return reports[0]?.kind === 'discussion' ? reports[0].added : 0;
  };
  const granted = await bring(topic(1, 'cooked'), 'granted');
  await bring(topic(2, 'raw'), 'unknown');
  const held = await db.import.findFirstOrThrow({
    where: { source: { startsWith: 'discourse:2:' } },
  });
  return { granted, heldImport: held.id };
}
