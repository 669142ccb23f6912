import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DAY, later, MINUTE } from '#lib/kernel/time.ts';
import {
  ACTOR_KINDS,
  type Actor,
  type ActorKind,
  kindsOf,
  NEWCOMER_FOR,
  VISITOR,
} from './actor.ts';
import { can } from './can.ts';
import { describePolicy } from './describe.ts';
import { EDIT_WINDOW } from './predicates.ts';
import { reasons } from './reasons.ts';
import { type Permission, type SubjectOf, table } from './table.ts';

const now = new Date('2026-11-22T03:00:00Z');
const me = 'person-me';
const somebody = 'person-else';

const actorOf = (kind: ActorKind): Actor =>
  kind === 'visitor' ? VISITOR : { personId: me, name: 'Me', kinds: [kind] };

const comment: SubjectOf<'comment.read'> = {
  writerId: somebody,
  writtenAt: later(now, -MINUTE),
  deleted: false,
  hidden: false,
  held: false,
  essayPublished: true,
};
const own = { ...comment, writerId: me };
const everyone = ACTOR_KINDS;
const members: ActorKind[] = ['newcomer', 'member', 'author', 'moderator', 'admin'];
const moderators: ActorKind[] = ['moderator', 'admin'];
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
    subject: { essayPublished: true },
    allowed: ['visitor', ...members],
  },
  {
    permission: 'comment.keep',
    about: 'the thread of an unpublished essay',
    subject: { essayPublished: false },
    allowed: [],
  },
  {
    permission: 'comment.write',
    about: 'an open thread',
    subject: { essayPublished: true },
    allowed: members,
  },
  {
    permission: 'comment.write',
    about: 'the thread of an unpublished essay',
    subject: { essayPublished: false },
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
    subject: { essayPublished: true },
    allowed: [...members, 'suspended'],
  },
  {
    permission: 'thread.visit',
    about: 'the thread of an unpublished essay',
    subject: { essayPublished: false },
    allowed: [],
  },
  { permission: 'moderation.read', about: 'the queue', subject: null, allowed: moderators },
  { permission: 'import.release', about: 'an import', subject: null, allowed: moderators },

  { permission: 'essay.create', about: 'an essay', subject: null, allowed: authors },
  ...(['essay.save', 'essay.publish', 'essay.take-back'] as const).flatMap((permission): Case[] => [
    {
      permission,
      about: 'one’s own essay',
      subject: { authorId: me, published: true },
      allowed: authors,
    },
    {
      permission,
      about: 'somebody’s essay',
      subject: { authorId: somebody, published: true },
      allowed: [],
    },
    {
      permission,
      about: 'an essay without an author',
      subject: { authorId: null, published: true },
      allowed: [],
    },
  ]),
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

describe('the kinds of an account', () => {
  const standing = { createdAt: later(now, -30 * DAY), roles: [], suspended: false };

  it('is a newcomer for three days', () => {
    const createdAt = later(now, -NEWCOMER_FOR + 1);
    expect(kindsOf({ ...standing, createdAt }, now)).toEqual(['newcomer']);
    expect(kindsOf({ ...standing, createdAt: later(now, -NEWCOMER_FOR) }, now)).toEqual(['member']);
  });

  it('lets a role outweigh being new, and a suspension outweigh every role', () => {
    const fresh = { ...standing, createdAt: now, roles: ['moderator'] as const };
    expect(kindsOf(fresh, now)).toEqual(['member', 'moderator']);
    expect(kindsOf({ ...fresh, suspended: true }, now)).toEqual(['suspended']);
  });

  it('allows what any kind allows, and gives the widest kind’s reason otherwise', () => {
    const both: Actor = { personId: me, name: 'Me', kinds: ['member', 'author', 'moderator'] };
    expect(can(both, 'essay.create', null, now)).toEqual({ allowed: true });
    expect(can(both, 'comment.hide', own, now)).toEqual({
      allowed: false,
      reason: 'your-own-comment',
    });
  });
});
