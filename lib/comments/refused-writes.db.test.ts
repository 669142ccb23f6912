import { beforeEach, describe, expect, it } from 'vitest';
import { newId } from '#lib/kernel/ids.ts';
import { later, MINUTE } from '#lib/kernel/time.ts';
import { hideComment } from '#lib/moderation/commands/hide-comment.ts';
import { holdComment } from '#lib/moderation/commands/hold-comment.ts';
import { lockBranch } from '#lib/moderation/commands/lock-branch.ts';
import { lockThread } from '#lib/moderation/commands/lock-thread.ts';
import { suspend } from '#lib/moderation/commands/suspend.ts';
import { actorOf } from '#lib/platform/actor.ts';
import { type Actor, VISITOR } from '#lib/policy/actor.ts';
import { act } from '#lib/testing/act.ts';
import { makeComment, makeEssay, makePerson, must } from '#lib/testing/factories.ts';
import { memoryJar } from '#lib/testing/memory-jar.ts';
import { testDatabase } from '#lib/testing/test-database.ts';
import { editComment, postComment, reactToComment } from './actions.ts';

// Every write is asked again after a moderator has decided: what a page offered before, sent now,
// straight to the action and with fields that no form has.

const { db, pool, empty } = testDatabase();

const NOW = new Date('2026-11-23T09:00:00.000Z');
const SOON = later(NOW, MINUTE);
const BY = { id: null, role: 'moderator' } as const;
const BURDEN = { rule: 'harassment', explanation: 'It goes on and on.', by: BY, now: NOW } as const;

/** What nobody may say of themselves or of a comment. */
const EXTRA = {
  personId: newId(),
  role: 'admin',
  newcomer: 'false',
  held: '',
  heldAt: '',
  locked: 'false',
  essayPublished: 'true',
  kinds: 'moderator',
  confirmed: 'suspended,locked,slow-mode,length,repeat,words,links',
};

type Scene = {
  essayId: string;
  threadId: string;
  /** Somebody's comment, one's own below it, and one beside them. */
  root: string;
  own: string;
  aside: string;
  ownPersona: string;
  me: Actor & { personId: string };
};

let scene: Scene;

beforeEach(async () => {
  await empty();
  const essay = await makeEssay({ now: NOW });
  const me = await makePerson({ now: NOW });
  const other = await makePerson({ now: NOW });
  const write = (by: typeof me, answers: string | null) =>
    makeComment({ essayId: essay.id, by, answers, now: NOW });
  const root = await write(other, null);
  const own = await write(me, root.id);
  const aside = await write(other, null);
  const { personaId } = await db.comment.findUniqueOrThrow({ where: { id: own.id } });
  scene = {
    essayId: essay.id,
    threadId: essay.threadId,
    root: root.id,
    own: own.id,
    aside: aside.id,
    ownPersona: personaId,
    me,
  };
});

type Write = 'post' | 'reply' | 'edit' | 'react' | 'keep' | 'keep a reply';

/** Sends one write as its form would, with more than its form has. */
async function send(write: Write) {
  const { essayId, root, own, me } = scene;
  // As the next request finds them: somebody may have been suspended meanwhile.
  const actor = write.startsWith('keep') ? VISITOR : await actorOf(me.personId, SOON);
  const from = { actor, now: SOON, cookies: memoryJar() };
  const post = { essayId, body: 'What I meant to say.', postKey: newId(), ...EXTRA };
  switch (write) {
    case 'post':
    case 'keep':
      return act(postComment, post, from);
    case 'reply':
    case 'keep a reply':
      return act(postComment, { ...post, answersId: root }, from);
    case 'edit':
      return act(editComment, { commentId: own, body: 'Other words.', ...EXTRA }, from);
    case 'react':
      return act(
        reactToComment,
        { commentId: root, kind: 'helpful', wanted: 'yes', ...EXTRA },
        from,
      );
  }
}

const TABLES = ['comment', 'comment_revision', 'reaction', 'pending_comment', 'persona', 'thread'];

async function everything(): Promise<unknown[]> {
  return Promise.all(
    TABLES.map(async (table) => (await pool.query(`SELECT * FROM ${table} ORDER BY 1, 2`)).rows),
  );
}

const decisions: Record<
  string,
  { decide: () => Promise<unknown>; refused: Partial<Record<Write, string>> }
> = {
  'a lock of the thread': {
    decide: () => lockThread({ threadId: scene.threadId, ...BURDEN }).then(must),
    refused: {
      post: 'locked',
      reply: 'locked',
      edit: 'locked',
      react: 'locked',
      keep: 'locked',
      'keep a reply': 'locked',
    },
  },
  'a lock of the branch': {
    decide: () => lockBranch({ commentId: scene.root, ...BURDEN }).then(must),
    refused: { reply: 'locked', edit: 'locked', react: 'locked', 'keep a reply': 'locked' },
  },
  'a suspension': {
    decide: () => suspend({ personaId: scene.ownPersona, endsAt: null, ...BURDEN }).then(must),
    refused: { post: 'suspended', reply: 'suspended', edit: 'suspended', react: 'suspended' },
  },
  'unpublishing the essay': {
    decide: () =>
      db.essay.update({ where: { id: scene.essayId }, data: { publishedRevision: null } }),
    refused: {
      post: 'not-published',
      reply: 'not-published',
      edit: 'not-published',
      react: 'not-published',
      keep: 'not-published',
      'keep a reply': 'not-published',
    },
  },
  'holding the comment that is answered': {
    decide: () => holdComment({ commentId: scene.root, ...BURDEN }).then(must),
    refused: { reply: 'comment-hidden', react: 'comment-hidden', 'keep a reply': 'comment-hidden' },
  },
  'hiding the comment that is answered': {
    decide: () => hideComment({ commentId: scene.root, ...BURDEN }).then(must),
    refused: { reply: 'comment-hidden', react: 'comment-hidden', 'keep a reply': 'comment-hidden' },
  },
  'hiding one’s own comment': {
    decide: () => hideComment({ commentId: scene.own, ...BURDEN }).then(must),
    refused: { edit: 'comment-hidden' },
  },
  'holding back a comment that was never shown': {
    decide: () => db.comment.update({ where: { id: scene.root }, data: { heldAt: NOW } }),
    refused: { reply: 'comment-held', react: 'comment-held', 'keep a reply': 'comment-held' },
  },
};

const WRITES: Write[] = ['post', 'reply', 'edit', 'react', 'keep', 'keep a reply'];

describe.each(Object.entries(decisions))('after %s', (_, { decide, refused }) => {
  it.each(WRITES)('%s', async (write) => {
    await decide();
    const before = await everything();
    const { state, changed } = await send(write);
    const code = refused[write];
    if (code === undefined) {
      expect(state.status).toBe('done');
      expect(await everything()).not.toEqual(before);
      return;
    }
    expect(state).toMatchObject({ status: 'problem', code });
    expect(changed).toBe(false);
    expect(await everything()).toEqual(before);
    // What was typed comes back.
    if (write !== 'react') expect(state.values?.body).toMatch(/words|meant/);
  });
});

it('before any decision every one of them goes through', async () => {
  for (const write of WRITES) {
    expect((await send(write)).state.status, write).toBe('done');
  }
});
