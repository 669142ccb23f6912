import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { later, MINUTE } from '#lib/kernel/time.ts';
import { ACTOR_KINDS, type Actor, type ActorKind, VISITOR } from './actor.ts';
import { can } from './can.ts';
import { describePolicy } from './describe.ts';
import { APPEAL_WINDOW, EDIT_WINDOW, UNDO_WINDOW } from './predicates.ts';
import { reasons } from './reasons.ts';
import { type Permission, type SubjectOf, table } from './table.ts';

const now = new Date('2026-11-22T03:00:00Z');
const me = 'person-me';
const somebody = 'person-else';

const actorOf = (kind: ActorKind): Actor =>
  kind === 'visitor' ? VISITOR : { personId: me, name: 'Me', kinds: [kind], confirmed: true };

const comment: SubjectOf<'comment.read'> = {
  writerId: somebody,
  writtenAt: later(now, -MINUTE),
  deleted: false,
  hidden: false,
  held: false,
  essayPublished: true,
  locked: false,
};
const own = { ...comment, writerId: me };
const decision: SubjectOf<'decision.read'> = {
  affectedId: me,
  decidedById: somebody,
  decidedAt: later(now, -MINUTE),
  undone: false,
  appealed: false,
  burdens: true,
};
const appeal: SubjectOf<'appeal.decide'> = {
  personId: somebody,
  decidedById: somebody,
  decided: false,
  anotherModerator: true,
};
const essay = (authorId: string | null) => ({ authorId, published: true, hidden: false });
const draft = (authorId: string) => ({
  authorId,
  published: false,
  hidden: false,
  everPublished: false,
  deleted: false,
});
const everyone = ACTOR_KINDS;
const members: ActorKind[] = ['newcomer', 'member', 'author', 'moderator', 'admin'];
const moderators: ActorKind[] = ['moderator', 'admin'];
const signedIn: ActorKind[] = [...members, 'suspended'];
const authors: ActorKind[] = ['author', 'admin'];

type Case = {
  permission: Permission;
  about: string;
  subject: unknown;
  allowed: readonly ActorKind[];
};

// Written out a second time on purpose: a slip in the table has to be made twice to pass.
const cases: Case[] = [
  { permission: 'session.ask', about: 'anybody', subject: null, allowed: everyone },
  { permission: 'session.begin', about: 'anybody', subject: null, allowed: everyone },
  {
    permission: 'session.end',
    about: 'a session',
    subject: null,
    allowed: [...members, 'suspended'],
  },
  { permission: 'person.name', about: 'one’s name', subject: null, allowed: members },

  { permission: 'comment.read', about: 'a public comment', subject: comment, allowed: everyone },
  {
    permission: 'comment.read',
    about: 'a hidden comment',
    subject: { ...comment, hidden: true },
    allowed: moderators,
  },
  {
    permission: 'comment.read',
    about: 'a held comment',
    subject: { ...comment, held: true },
    allowed: moderators,
  },
  {
    permission: 'comment.read',
    about: 'one’s own hidden comment',
    subject: { ...own, hidden: true },
    allowed: [...members, 'suspended'],
  },
  {
    permission: 'comment.read',
    about: 'a deleted comment',
    subject: { ...own, deleted: true },
    allowed: [],
  },
  {
    permission: 'comment.read',
    about: 'a comment below an unpublished essay',
    subject: { ...comment, essayPublished: false },
    allowed: moderators,
  },
  {
    permission: 'comment.preview',
    about: 'a text',
    subject: null,
    allowed: ['visitor', ...members],
  },
  {
    permission: 'comment.keep',
    about: 'an open thread',
    subject: { essayPublished: true, locked: false },
    allowed: ['visitor', ...members],
  },
  {
    permission: 'comment.keep',
    about: 'the thread of an unpublished essay',
    subject: { essayPublished: false, locked: false },
    allowed: [],
  },
  {
    permission: 'comment.write',
    about: 'an open thread',
    subject: { essayPublished: true, locked: false },
    allowed: members,
  },
  {
    permission: 'comment.write',
    about: 'the thread of an unpublished essay',
    subject: { essayPublished: false, locked: false },
    allowed: [],
  },
  { permission: 'comment.edit', about: 'one’s own comment', subject: own, allowed: members },
  { permission: 'comment.edit', about: 'somebody’s comment', subject: comment, allowed: [] },
  {
    permission: 'comment.edit',
    about: 'one’s own at the last moment',
    subject: { ...own, writtenAt: later(now, -EDIT_WINDOW) },
    allowed: members,
  },
  {
    permission: 'comment.edit',
    about: 'one’s own a moment too late',
    subject: { ...own, writtenAt: later(now, -EDIT_WINDOW - 1) },
    allowed: [],
  },
  {
    permission: 'comment.edit',
    about: 'one’s own hidden comment',
    subject: { ...own, hidden: true },
    allowed: [],
  },
  {
    permission: 'comment.delete',
    about: 'one’s own comment',
    subject: { ...own, hidden: true },
    allowed: [...members, 'suspended'],
  },
  { permission: 'comment.delete', about: 'somebody’s comment', subject: comment, allowed: [] },
  {
    permission: 'comment.delete',
    about: 'one’s own deleted comment',
    subject: { ...own, deleted: true },
    allowed: [],
  },
  { permission: 'comment.react', about: 'somebody’s comment', subject: comment, allowed: members },
  { permission: 'comment.react', about: 'one’s own comment', subject: own, allowed: [] },
  {
    permission: 'comment.react',
    about: 'a hidden comment',
    subject: { ...comment, hidden: true },
    allowed: [],
  },
  {
    permission: 'comment.react',
    about: 'a held comment',
    subject: { ...comment, held: true },
    allowed: [],
  },
  {
    permission: 'comment.react',
    about: 'a deleted comment',
    subject: { ...comment, deleted: true },
    allowed: [],
  },
  {
    permission: 'comment.react',
    about: 'a comment below an unpublished essay',
    subject: { ...comment, essayPublished: false },
    allowed: [],
  },
  {
    permission: 'comment.hide',
    about: 'somebody’s comment',
    subject: comment,
    allowed: moderators,
  },
  { permission: 'comment.hide', about: 'one’s own comment', subject: own, allowed: [] },
  {
    permission: 'comment.restore',
    about: 'somebody’s comment',
    subject: { ...comment, hidden: true },
    allowed: moderators,
  },
  {
    permission: 'comment.restore',
    about: 'one’s own comment',
    subject: { ...own, hidden: true },
    allowed: [],
  },
  {
    permission: 'thread.visit',
    about: 'an open thread',
    subject: { essayPublished: true, locked: false },
    allowed: [...members, 'suspended'],
  },
  {
    permission: 'thread.visit',
    about: 'the thread of an unpublished essay',
    subject: { essayPublished: false, locked: false },
    allowed: [],
  },
  ...(['comment.keep', 'comment.write'] as const).map(
    (permission): Case => ({
      permission,
      about: 'a locked thread',
      subject: { essayPublished: true, locked: true },
      allowed: [],
    }),
  ),
  {
    permission: 'thread.visit',
    about: 'a locked thread',
    subject: { essayPublished: true, locked: true },
    allowed: [...members, 'suspended'],
  },
  {
    permission: 'comment.edit',
    about: 'one’s own in a locked thread',
    subject: { ...own, locked: true },
    allowed: [],
  },
  {
    permission: 'comment.react',
    about: 'a comment in a locked thread',
    subject: { ...comment, locked: true },
    allowed: [],
  },
  {
    permission: 'comment.delete',
    about: 'one’s own in a locked thread',
    subject: { ...own, locked: true },
    allowed: signedIn,
  },
  ...(['comment.hold', 'comment.release', 'comment.edit-out', 'branch.lock'] as const).flatMap(
    (permission): Case[] => [
      { permission, about: 'somebody’s comment', subject: comment, allowed: moderators },
      { permission, about: 'one’s own comment', subject: own, allowed: [] },
      {
        permission,
        about: 'a deleted comment',
        subject: { ...comment, deleted: true },
        allowed: [],
      },
    ],
  ),
  { permission: 'moderation.read', about: 'the queue', subject: null, allowed: moderators },
  ...(['case.work', 'thread.lock', 'sealed.look', 'word-rule.manage'] as const).map(
    (permission): Case => ({ permission, about: 'anything', subject: null, allowed: moderators }),
  ),
  ...(
    ['session.confirm', 'notice.see', 'account.export', 'account.delete', 'account.mails'] as const
  ).map((permission): Case => ({ permission, about: 'oneself', subject: null, allowed: signedIn })),
  { permission: 'mails.stop', about: 'a mail’s own link', subject: null, allowed: everyone },
  {
    permission: 'report.make',
    about: 'what somebody wrote',
    subject: { ownerId: somebody, readable: true },
    allowed: members,
  },
  {
    permission: 'report.make',
    about: 'what one wrote oneself',
    subject: { ownerId: me, readable: true },
    allowed: [],
  },
  {
    permission: 'report.make',
    about: 'what cannot be read',
    subject: { ownerId: somebody, readable: false },
    allowed: [],
  },
  {
    permission: 'notice.send',
    about: 'what can be read',
    subject: { ownerId: null, readable: true },
    allowed: everyone,
  },
  {
    permission: 'notice.send',
    about: 'what cannot be read',
    subject: { ownerId: somebody, readable: false },
    allowed: [],
  },
  {
    permission: 'case.keep',
    about: 'somebody’s item',
    subject: { ownerId: somebody, readable: false },
    allowed: moderators,
  },
  {
    permission: 'case.keep',
    about: 'one’s own item',
    subject: { ownerId: me, readable: true },
    allowed: [],
  },
  {
    permission: 'essay.hide',
    about: 'somebody’s essay',
    subject: { authorId: somebody, published: true, hidden: false },
    allowed: moderators,
  },
  {
    permission: 'essay.hide',
    about: 'somebody’s hidden essay',
    subject: { authorId: somebody, published: false, hidden: true },
    allowed: moderators,
  },
  {
    permission: 'essay.hide',
    about: 'a draft',
    subject: { authorId: somebody, published: false, hidden: false },
    allowed: [],
  },
  {
    permission: 'essay.hide',
    about: 'one’s own essay',
    subject: { authorId: me, published: true, hidden: false },
    allowed: [],
  },
  {
    permission: 'persona.decide',
    about: 'somebody',
    subject: { ownerId: somebody },
    allowed: moderators,
  },
  { permission: 'persona.decide', about: 'oneself', subject: { ownerId: me }, allowed: [] },
  {
    permission: 'persona.reveal',
    about: 'somebody',
    subject: { ownerId: somebody },
    allowed: ['admin'],
  },
  { permission: 'persona.reveal', about: 'oneself', subject: { ownerId: me }, allowed: [] },
  {
    permission: 'decision.read',
    about: 'a decision about oneself',
    subject: decision,
    allowed: signedIn,
  },
  {
    permission: 'decision.read',
    about: 'a decision about somebody else',
    subject: { ...decision, affectedId: somebody },
    allowed: moderators,
  },
  {
    permission: 'decision.undo',
    about: 'one’s own decision within the minute',
    subject: { ...decision, decidedById: me, decidedAt: later(now, -UNDO_WINDOW) },
    allowed: moderators,
  },
  {
    permission: 'decision.undo',
    about: 'one’s own decision a moment too late',
    subject: { ...decision, decidedById: me, decidedAt: later(now, -UNDO_WINDOW - 1) },
    allowed: [],
  },
  {
    permission: 'decision.undo',
    about: 'what is undone already',
    subject: { ...decision, decidedById: me, undone: true },
    allowed: [],
  },
  { permission: 'decision.undo', about: 'another’s decision', subject: decision, allowed: [] },
  {
    permission: 'decision.appeal',
    about: 'what burdens one',
    subject: decision,
    allowed: signedIn,
  },
  {
    permission: 'decision.appeal',
    about: 'what burdens somebody else',
    subject: { ...decision, affectedId: somebody },
    allowed: [],
  },
  {
    permission: 'decision.appeal',
    about: 'what is appealed already',
    subject: { ...decision, appealed: true },
    allowed: [],
  },
  {
    permission: 'decision.appeal',
    about: 'what burdens nobody',
    subject: { ...decision, burdens: false },
    allowed: [],
  },
  {
    permission: 'decision.appeal',
    about: 'what burdens one, at the last moment',
    subject: { ...decision, decidedAt: later(now, -APPEAL_WINDOW) },
    allowed: signedIn,
  },
  {
    permission: 'decision.appeal',
    about: 'what burdens one, a moment too late',
    subject: { ...decision, decidedAt: later(now, -APPEAL_WINDOW - 1) },
    allowed: [],
  },
  {
    permission: 'appeal.decide',
    about: 'an appeal against another’s decision',
    subject: appeal,
    allowed: moderators,
  },
  {
    permission: 'appeal.decide',
    about: 'an appeal against one’s own decision',
    subject: { ...appeal, decidedById: me },
    allowed: [],
  },
  {
    permission: 'appeal.decide',
    about: 'an appeal against one’s own decision, without another moderator',
    subject: { ...appeal, decidedById: me, anotherModerator: false },
    allowed: moderators,
  },
  {
    permission: 'appeal.decide',
    about: 'one’s own appeal',
    subject: { ...appeal, personId: me, anotherModerator: false },
    allowed: [],
  },
  {
    permission: 'appeal.decide',
    about: 'a decided appeal',
    subject: { ...appeal, decided: true },
    allowed: [],
  },
  { permission: 'import.release', about: 'an import', subject: null, allowed: moderators },

  { permission: 'essay.create', about: 'an essay', subject: null, allowed: authors },
  ...(['essay.save', 'essay.publish', 'essay.take-back'] as const).flatMap((permission): Case[] => [
    {
      permission,
      about: 'one’s own essay',
      subject: { authorId: me, published: true, hidden: false },
      allowed: authors,
    },
    {
      permission,
      about: 'somebody’s essay',
      subject: { authorId: somebody, published: true, hidden: false },
      allowed: [],
    },
    {
      permission,
      about: 'an essay without an author',
      subject: { authorId: null, published: true, hidden: false },
      allowed: [],
    },
  ]),
  {
    permission: 'essay.publish',
    about: 'one’s own essay that a moderator has hidden',
    subject: { authorId: me, published: false, hidden: true },
    allowed: [],
  },
  ...(
    ['essay.duplicate', 'essay.schedule', 'essay.share', 'essay.move', 'essay.figures'] as const
  ).flatMap((permission): Case[] => [
    { permission, about: 'one’s own essay', subject: essay(me), allowed: authors },
    { permission, about: 'somebody’s essay', subject: essay(somebody), allowed: [] },
    { permission, about: 'an essay without an author', subject: essay(null), allowed: [] },
  ]),
  {
    permission: 'essay.schedule',
    about: 'one’s own essay that a moderator has hidden',
    subject: { ...essay(me), published: false, hidden: true },
    allowed: [],
  },
  { permission: 'essay.delete', about: 'one’s own draft', subject: draft(me), allowed: authors },
  { permission: 'essay.delete', about: 'somebody’s draft', subject: draft(somebody), allowed: [] },
  {
    permission: 'essay.delete',
    about: 'what was published once',
    subject: { ...draft(me), everPublished: true },
    allowed: [],
  },
  {
    permission: 'essay.delete',
    about: 'what is deleted already',
    subject: { ...draft(me), deleted: true },
    allowed: [],
  },
  {
    permission: 'essay.undelete',
    about: 'one’s own deleted draft',
    subject: { ...draft(me), deleted: true },
    allowed: authors,
  },
  {
    permission: 'essay.undelete',
    about: 'somebody’s deleted draft',
    subject: { ...draft(somebody), deleted: true },
    allowed: [],
  },
  { permission: 'essay.undelete', about: 'what is not deleted', subject: draft(me), allowed: [] },
  {
    permission: 'essay.keep',
    about: 'a published essay',
    subject: essay(somebody),
    allowed: signedIn,
  },
  { permission: 'essay.keep', about: 'a draft', subject: draft(somebody), allowed: [] },
  { permission: 'essay.let-go', about: 'what one kept', subject: null, allowed: signedIn },
  { permission: 'series.create', about: 'a series', subject: null, allowed: authors },
  {
    permission: 'series.manage',
    about: 'one’s own series',
    subject: { authorId: me },
    allowed: authors,
  },
  {
    permission: 'series.manage',
    about: 'somebody’s series',
    subject: { authorId: somebody },
    allowed: [],
  },
  { permission: 'image.bring', about: 'a picture', subject: null, allowed: authors },
  {
    permission: 'image.manage',
    about: 'one’s own picture',
    subject: { personId: me },
    allowed: authors,
  },
  {
    permission: 'image.manage',
    about: 'somebody’s picture',
    subject: { personId: somebody },
    allowed: [],
  },
  {
    permission: 'image.manage',
    about: 'a picture that nobody has any more',
    subject: { personId: null },
    allowed: [],
  },
  { permission: 'import.bring', about: 'files', subject: null, allowed: authors },
  {
    permission: 'import.run',
    about: 'one’s own files',
    subject: { personId: me },
    allowed: authors,
  },
  {
    permission: 'import.run',
    about: 'somebody’s files',
    subject: { personId: somebody },
    allowed: [],
  },
  { permission: 'guide.manage', about: 'a page', subject: null, allowed: authors },
];

describe('the policy table', () => {
  for (const { permission, about, subject, allowed } of cases) {
    it.each(everyone)(`${permission}, ${about}: %s`, (kind) => {
      const answer = can(actorOf(kind), permission, subject as SubjectOf<typeof permission>, now);
      expect(answer.allowed).toBe(allowed.includes(kind));
      if (!answer.allowed) expect(reasons).toHaveProperty(answer.reason);
    });
  }

  it('has a case for every permission', () => {
    const tested = new Set(cases.map((each) => each.permission));
    expect([...tested].sort()).toEqual(Object.keys(table).sort());
  });

  it('is what docs/policy.md says', () => {
    const written = readFileSync(new URL('../../docs/policy.md', import.meta.url), 'utf8');
    expect(written).toBe(describePolicy());
  });
});
