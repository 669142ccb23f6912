import { deleteComment } from '#lib/comments/commands/delete-comment.ts';
import { editComment } from '#lib/comments/commands/edit-comment.ts';
import { MAX_DEPTH } from '#lib/comments/rules.ts';
import { importFiles } from '#lib/importing/commands/import-files.ts';
import type { ImportedDiscussion } from '#lib/importing/rules/imported.ts';
import { HOUR, later } from '#lib/kernel/time.ts';
import { hideComment } from '#lib/moderation/commands/hide-comment.ts';
import { restoreComment } from '#lib/moderation/commands/restore-comment.ts';
import { db } from '#lib/platform/db.ts';
import { makeComment, makePerson, must } from '#lib/testing/factories.ts';
import { LONG_NAME, LONG_WORD } from './long-words.ts';
import type { StageInside } from './stage.ts';

type Person = { personId: string; name: string };

type Setting = { member: Person; moderator: Person; now: Date };

/** As many roots as make the thread longer than one window. */
const ROOTS = 45;

const MARKDOWN = `A list, a table, a quotation and a note[^1]:

- one
- two with \`code\`

| rota | nights | ${'a wide heading '.repeat(4)} |
|---|---:|---|
| spring | 7 | ${'words '.repeat(12)} |

> Nobody told me.

    ${'a line of code that is much too long for any phone '.repeat(3)}

[^1]: It stands below.`;

/** Fills an essay's thread with every kind of comment there is. */
export async function setThread(
  essay: { id: string; slug: string },
  { member, moderator, now }: Setting,
): Promise<Pick<StageInside, 'comments' | 'vanished' | 'heldImport'> & { lastNumber: number }> {
  const second = await makePerson({ name: LONG_NAME });
  const long = later(now, -HOUR);
  const write = (body: string, answers: string | null, by: Person = second, at: Date = long) =>
    makeComment({ essayId: essay.id, by, answers, body, now: at });

  // A branch as deep as branches get, and two answers below the cap.
  let deepest = await write('The root of a long argument.', null);
  const root = deepest.id;
  for (let depth = 1; depth <= MAX_DEPTH + 2; depth += 1) {
    const by = depth % 2 === 0 ? second : member;
    deepest = await write(`An answer, ${depth} levels down. ${LONG_WORD}`, deepest.id, by);
  }

  const edited = await write('What it said first.', null);
  must(
    await editComment({
      commentId: edited.id,
      newcomer: false,
      body: `Corrected.\n\n${MARKDOWN}`,
      now,
    }),
  );

  const hidden = await write('What nobody may read any more.', null, member);
  await write('An answer to what is hidden.', hidden.id);
  const by = { id: moderator.personId, role: 'moderator' } as const;
  const explanation = `The ward, the week and the age give her away.\n\n${LONG_WORD}`;
  must(await hideComment({ commentId: hidden.id, rule: 'patient-privacy', explanation, by, now }));

  const restored = await write('Hidden once, and back.', null);
  const decision = { commentId: restored.id, explanation: 'For a test of the log.', by };
  must(await hideComment({ ...decision, rule: 'off-topic-spam', now: long }));
  must(await restoreComment({ ...decision, now }));

  const deleted = await write('Soon a line.', null);
  await write('An answer to what is deleted.', deleted.id, member);
  must(await deleteComment({ commentId: deleted.id, now }));

  const vanished = await write('Soon nothing.', null);
  must(await deleteComment({ commentId: vanished.id, now }));

  // Written a little ahead, so that its author may change it until the last page was looked at.
  const own = await write('Young enough to be changed.', null, member, later(now, HOUR));
  await importDiscussion(essay.slug, GRANTED, 'granted', now);
  await importDiscussion(essay.slug, HELD, 'unknown', now);
  for (let more = 1; more <= ROOTS; more += 1) await write(`One more voice, the ${more}th.`, null);

  const held = await db.comment.findFirstOrThrow({
    where: { heldAt: { not: null }, thread: { essayId: essay.id } },
    select: { id: true, importId: true },
  });
  const imported = await db.comment.findFirstOrThrow({
    where: { heldAt: null, importId: { not: null }, thread: { essayId: essay.id } },
    select: { id: true },
  });
  const thread = await db.thread.findUniqueOrThrow({ where: { essayId: essay.id } });
  return {
    comments: {
      root,
      deepest: deepest.id,
      edited: edited.id,
      hidden: hidden.id,
      deleted: deleted.id,
      imported: imported.id,
      held: held.id,
      own: own.id,
    },
    vanished: vanished.id,
    heldImport: held.importId ?? '',
    lastNumber: thread.lastNumber,
  };
}

const GRANTED: ImportedDiscussion = {
  kind: 'discussion',
  format: 'discourse',
  title: 'From elsewhere',
  source: 'stage:granted',
  notes: [],
  comments: [
    {
      key: '1',
      writer: { handle: 'rota', name: `${LONG_NAME} of the other place` },
      body: 'I said this on another site, and agreed to be read here.',
      answers: null,
      writtenAt: new Date('2021-03-04T05:06:07Z'),
    },
  ],
};

const HELD: ImportedDiscussion = {
  kind: 'discussion',
  format: 'discourse',
  title: `A topic whose writers were not asked, ${LONG_WORD}`,
  source: 'stage:held',
  notes: [],
  comments: ['One.', `Two, with ${LONG_WORD}.`, MARKDOWN].map((body, index) => ({
    key: String(index),
    writer: { handle: `held-${index}`, name: `Writer ${index}` },
    body,
    answers: index === 1 ? '0' : null,
    writtenAt: new Date('2021-03-04T05:06:07Z'),
  })),
};

async function importDiscussion(
  slug: string,
  content: ImportedDiscussion,
  consent: 'granted' | 'unknown',
  now: Date,
): Promise<void> {
  const order = { essay: slug, consent, replace: false, publish: false, dryRun: false, now };
  must(await importFiles([{ file: content.title, content }], { ...order, say: () => {} }));
}
