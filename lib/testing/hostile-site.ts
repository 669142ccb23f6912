import { leadHere } from '#lib/addresses/port.ts';
import { deleteComment } from '#lib/comments/commands/delete-comment.ts';
import { editComment } from '#lib/comments/commands/edit-comment.ts';
import { giveReaction } from '#lib/comments/commands/give-reaction.ts';
import { makeRanking } from '#lib/comments/commands/make-ranking.ts';
import { postComment } from '#lib/comments/commands/post-comment.ts';
import { addComments, lockThread as takeThread } from '#lib/comments/port.ts';
import type { Stance } from '#lib/comments/rules/stances.ts';
import { addCorrection } from '#lib/essays/commands/add-correction.ts';
import { moveEssay } from '#lib/essays/commands/move-essay.ts';
import { publishEssay } from '#lib/essays/commands/publish-essay.ts';
import { saveEssay } from '#lib/essays/commands/save-essay.ts';
import { takeBackEssay } from '#lib/essays/commands/take-back-essay.ts';
import { publishPage } from '#lib/guide/commands/publish-page.ts';
import { savePage } from '#lib/guide/commands/save-page.ts';
import { bringImage } from '#lib/images/commands/bring-image.ts';
import { newId } from '#lib/kernel/ids.ts';
import { DAY, HOUR, later, MINUTE } from '#lib/kernel/time.ts';
import { editOut } from '#lib/moderation/commands/edit-out.ts';
import { hideComment } from '#lib/moderation/commands/hide-comment.ts';
import { hideEssay } from '#lib/moderation/commands/hide-essay.ts';
import { hideName } from '#lib/moderation/commands/hide-name.ts';
import { holdComment } from '#lib/moderation/commands/hold-comment.ts';
import { lockBranch } from '#lib/moderation/commands/lock-branch.ts';
import { lockThread } from '#lib/moderation/commands/lock-thread.ts';
import { restoreComment } from '#lib/moderation/commands/restore-comment.ts';
import { slowThread } from '#lib/moderation/commands/slow-thread.ts';
import { suspend } from '#lib/moderation/commands/suspend.ts';
import { db } from '#lib/platform/db.ts';
import { sharp } from '#lib/platform/pictures/sharp.ts';
import { addToSeries } from '#lib/series/commands/add-to-series.ts';
import { createSeries } from '#lib/series/commands/create-series.ts';
import { makeEssay, makePerson, must } from './factories.ts';

export const BEGUN = new Date('2026-11-01T09:00:00.000Z');

/** What nobody may find in an export: addresses of people, drafts, what is hidden or deleted. */
export const SECRET = 'Quillfeather-Secret';

const burden = {
  rule: 'harassment',
  explanation: `${SECRET} called somebody names here.`,
} as const;

/** Everybody who acts in it. */
async function makePeople(names: readonly string[]) {
  const author = await makePerson({ name: 'Ada "Quote" O’Hara', roles: ['author'], now: BEGUN });
  const moderator = await makePerson({ name: `${SECRET} Moderator`, roles: ['moderator'] });
  const people = await Promise.all(
    Array.from({ length: 8 }, (_, index) =>
      makePerson({ name: (names[index] ?? `Reader ${index}`).slice(0, 200), now: BEGUN }),
    ),
  );
  return { author, moderator, people };
}

type People = Awaited<ReturnType<typeof makePeople>>;

/** A picture of one colour. */
const picture = (red: number) =>
  sharp({ create: { width: 900, height: 300, channels: 3, background: { r: red, g: 90, b: 90 } } })
    .png()
    .toBuffer();

/**
 * A site with everything that readers can see, in every state, under hostile names and with hostile
 * texts. Gives the addresses of texts that are there, were there, moved and never were.
 */
export async function makeHostileSite(
  texts: readonly string[],
  names: readonly string[],
): Promise<{ addresses: string[]; first: { id: string; slug: string; threadId: string } }> {
  const people = await makePeople(names);
  const { author, moderator } = people;
  const by = { id: moderator.personId, role: 'moderator' } as const;
  const [one, cover] = await Promise.all(
    [10, 200].map(async (red) =>
      must(
        await bringImage({
          personId: author.personId,
          bytes: await picture(red),
          alt: 'A "ward" <b>at night</b>',
          now: BEGUN,
        }),
      ),
    ),
  );
  must(
    await bringImage({
      personId: author.personId,
      bytes: await picture(99),
      alt: SECRET,
      now: BEGUN,
    }),
  );
  const first = await makeEssay({
    title: texts[0] ?? 'First',
    author,
    now: BEGUN,
    source: texts.join('\n\n'),
  });
  const second = await makeEssay({
    title: '--- : "Second" # %',
    author,
    now: later(BEGUN, HOUR),
    source: `\n\n  leading\n\n![](/images/${one?.id})\n\nSee [[${texts[0]}|the first]], [[An old title]] and [[Nothing yet]].\n`,
  });
  const third = await makeEssay({ title: 'An old title', author, now: later(BEGUN, 2 * HOUR) });
  await change(third.id, { title: 'A new title' }, author, later(BEGUN, 3 * HOUR));
  await change(
    second.id,
    { answersId: first.id, coverId: cover?.id ?? null, coverAlt: 'Rain', language: 'ar' },
    author,
    later(BEGUN, 4 * HOUR),
  );
  must(
    await addCorrection({
      essayId: third.id,
      note: 'A dose was "wrong".\nTwice.',
      now: later(BEGUN, DAY),
    }),
  );
  must(await moveEssay({ essayId: third.id, slug: 'moved-once', now: later(BEGUN, DAY) }));
  must(await moveEssay({ essayId: third.id, slug: 'moved-twice', now: later(BEGUN, DAY) }));
  const taken = await makeEssay({ title: `${SECRET} taken back`, author, now: BEGUN });
  await db.essay.update({ where: { id: taken.id }, data: { slug: 'taken-back' } });
  must(await takeBackEssay({ essayId: taken.id, now: later(BEGUN, DAY) }));
  const hidden = await makeEssay({ title: `${SECRET} hidden`, author, now: BEGUN });
  await db.essay.update({ where: { id: hidden.id }, data: { slug: 'hidden' } });
  must(await hideEssay({ ...burden, essayId: hidden.id, by, now: later(BEGUN, DAY) }));
  await makeEssay({ title: `${SECRET} draft`, author, draft: true, now: BEGUN });
  const series = must(
    await createSeries({
      title: 'Parts & “wholes”',
      summary: 'In order.',
      authorId: author.personId,
      now: BEGUN,
    }),
  );
  for (const essayId of [third.id, first.id])
    must(await addToSeries({ seriesId: series.id, essayId }));
  await makePages();
  await makeDiscussion(first, people);
  await makeShortDiscussions(second, third, people);
  return {
    first,
    addresses: [
      ...[
        first.slug,
        second.slug,
        third.slug,
        'moved-once',
        'moved-twice',
        'taken-back',
        'hidden',
      ].map((slug) => `essays/${slug}`),
      'essays/nowhere',
      'a-page',
      'deep/er+page',
      'old/2013/page.html',
      'draft-page',
    ],
  };
}

async function change(
  essayId: string,
  text: Partial<{
    title: string;
    answersId: string;
    coverId: string | null;
    coverAlt: string;
    language: string;
  }>,
  author: People['author'],
  now: Date,
): Promise<void> {
  const { latestRevision } = await db.essay.findUniqueOrThrow({ where: { id: essayId } });
  const { title, summary, source } = await db.essayRevision.findUniqueOrThrow({
    where: { essayId_number: { essayId, number: latestRevision } },
  });
  must(await saveEssay({ essayId, title, summary, source, ...text, now }));
  must(await publishEssay({ essayId, byline: author.name, now }));
}

async function makePages(): Promise<void> {
  const page = (permalink: string, source: string, publish: boolean) =>
    db.$transaction(async (tx) => {
      const saved = must(
        await savePage(
          tx,
          {
            permalink,
            title: `Page "${permalink}"`,
            summary: '',
            icon: '🩺',
            position: permalink.length,
            source,
          },
          BEGUN,
        ),
      );
      if (publish) must(await publishPage({ pageId: saved.id, now: BEGUN }, tx));
      if (permalink === 'a-page')
        must(await leadHere(tx, ['old/2013/page.html'], permalink, BEGUN));
    });
  await page('a-page', '## One\n\n[a note of mine]\n\nSee [[A new title]].', true);
  await page('deep/er', 'Words, and [[a-page]].', true);
  await page('draft-page', `${SECRET}`, false);
}

/** Enough for windows of their own, with every state at several depths. */
async function makeDiscussion(
  essay: { id: string; threadId: string },
  { people, moderator }: People,
): Promise<void> {
  const by = { id: moderator.personId, role: 'moderator' } as const;
  let minute = 0;
  const write = async (
    person: number,
    body: string,
    answers: string | null = null,
    stance: Stance | null = null,
  ) => {
    minute += 1;
    const writer = people[person % people.length];
    if (!writer) throw new Error('nobody is here');
    const posted = must(
      await postComment({
        essayId: essay.id,
        answersId: answers,
        personId: writer.personId,
        personName: writer.name,
        newcomer: false,
        confirmed: new Set(['repeat']),
        body,
        stance,
        postKey: newId(),
        now: later(BEGUN, DAY + minute * MINUTE),
      }),
    );
    return posted.id;
  };
  const ids: string[] = [];
  for (let index = 0; index < 36; index += 1) {
    ids.push(
      await write(index, `Root ${index}: “words”\n\n> quoted\n\n\`code\``, null, stanceOf(index)),
    );
  }
  const at = (index: number) => ids[index] ?? '';
  let deep = at(0);
  for (let depth = 0; depth < 13; depth += 1) deep = await write(depth, `Deeper ${depth}.`, deep);
  for (let index = 0; index < 8; index += 1) {
    await write(index + 1, `Reply to ${index}.`, at(index));
  }
  const now = later(BEGUN, 2 * DAY);
  for (const index of [3, 4]) {
    const edit = { commentId: at(index), newcomer: false, now };
    must(await editComment({ ...edit, body: `Root ${index}, put right.` }));
    must(await editComment({ ...edit, body: `Root ${index}, twice.`, now: later(now, 1) }));
  }
  // With an answer and without one.
  for (const index of [5, 20]) must(await deleteComment({ commentId: at(index), now }));
  for (const index of [6, 21, 22])
    must(await hideComment({ ...burden, commentId: at(index), by, now }));
  must(await restoreComment({ commentId: at(22), explanation: burden.explanation, by, now }));
  must(await holdComment({ ...burden, commentId: at(7), by, now }));
  must(await lockBranch({ ...burden, commentId: at(2), by, now }));
  must(await editOut({ ...burden, commentId: at(8), spans: [{ start: 0, end: 4 }], by, now }));
  for (const [index, kind] of [
    [23, 'helpful'],
    [24, 'same'],
    [25, 'helpful'],
  ] as const) {
    for (const { personId } of people.slice(0, index - 20)) {
      must(await giveReaction({ commentId: at(index), personId, kind, wanted: true, now }));
    }
  }
  await makeRanking(essay.threadId, now);
  const { personaId } = await db.comment.findUniqueOrThrow({ where: { id: at(21) } });
  must(await suspend({ ...burden, personaId, endsAt: null, by, now }));
  await bringImported(essay, now);
}

/** Five people say one thing, and one says another. */
const stanceOf = (index: number): Stance | null =>
  index < 6 ? 'left' : index === 30 ? 'planning' : null;

/** Comments from elsewhere, some of which wait for a moderator and are answered. */
async function bringImported(essay: { id: string; threadId: string }, now: Date): Promise<void> {
  const personaId = newId();
  await db.persona.create({
    data: {
      id: personaId,
      threadId: essay.threadId,
      kind: 'imported',
      name: 'sam_1987 \u202edesrever',
      handle: 'source/sam',
      createdAt: now,
    },
  });
  const entry = (key: string, answers: string | null, held: boolean) => ({
    key,
    personaId,
    answers,
    body: held ? `${SECRET} waits.` : `Imported ${key}.`,
    writtenAt: later(now, -900 * DAY),
    heldAt: held ? now : null,
    importId: null,
  });
  await db.$transaction(async (tx) => {
    const thread = await takeThread(tx, essay.id);
    if (!thread) throw new Error('no thread');
    await addComments(
      tx,
      thread,
      [
        entry('a', null, false),
        entry('b', null, true),
        entry('c', 'b', false),
        entry('d', 'a', true),
        entry('e', 'c', false),
      ],
      new Map(),
    );
  });
}

async function makeShortDiscussions(
  second: { id: string; threadId: string },
  third: { id: string; threadId: string },
  { people, moderator }: People,
): Promise<void> {
  const by = { id: moderator.personId, role: 'moderator' } as const;
  const now = later(BEGUN, 3 * DAY);
  for (const [index, essayId] of [second.id, third.id, third.id].entries()) {
    const writer = people[index];
    if (!writer) continue;
    must(
      await postComment({
        essayId,
        answersId: null,
        personId: writer.personId,
        personName: writer.name,
        newcomer: false,
        confirmed: new Set(['repeat']),
        body: `Short ${index}.`,
        postKey: newId(),
        now: later(now, index),
      }),
    );
  }
  must(await lockThread({ ...burden, threadId: second.threadId, by, now }));
  must(await slowThread({ ...burden, threadId: third.threadId, seconds: 120, by, now }));
  const { personaId } = await db.comment.findFirstOrThrow({ where: { threadId: third.threadId } });
  must(await hideName({ ...burden, personaId, by, now }));
}
