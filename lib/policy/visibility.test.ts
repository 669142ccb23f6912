import { describe, expect, test } from 'vitest';
import { later, MINUTE } from '#lib/kernel/time.ts';
import { ACTOR_KINDS, type Actor, type ActorKind, VISITOR } from './actor.ts';
import { can } from './can.ts';
import type { CommentSubject, DecisionSubject } from './predicates.ts';
import { type Item, maySee, type Surface } from './visibility.ts';

const now = new Date('2026-11-22T12:00:00Z');
const ME = 'person-me';
const SOMEBODY = 'person-else';

const actorOf = (kind: ActorKind, confirmed = true): Actor =>
  kind === 'visitor' ? VISITOR : { personId: ME, name: 'Me', kinds: [kind], confirmed };

const comment: CommentSubject = {
  writerId: SOMEBODY,
  writtenAt: later(now, -MINUTE),
  deleted: false,
  hidden: false,
  held: false,
  essayPublished: true,
  locked: false,
};
const decision: DecisionSubject = {
  affectedId: SOMEBODY,
  decidedById: 'person-moderator',
  decidedAt: now,
  undone: false,
  appealed: false,
  burdens: true,
};
const essay = { authorId: SOMEBODY, published: true, hidden: false };

/** The kinds of people who get it there. */
const who = (item: Item, surface: Surface): ActorKind[] =>
  ACTOR_KINDS.filter((kind) => maySee(item, actorOf(kind), surface, now));

const STATES: [string, Partial<CommentSubject>][] = [
  ['published', {}],
  ['hidden', { hidden: true }],
  ['held', { held: true }],
  ['deleted', { deleted: true }],
  ['below what is not published', { essayPublished: false }],
];

const nobody: ActorKind[] = [];
const moderators: ActorKind[] = ['moderator', 'admin'];

describe('what is the same for everybody', () => {
  test.each(STATES)('holds of a comment that is %s what a visitor may read', (_, state) => {
    for (const part of ['comment', 'name', 'earlier'] as const) {
      for (const writerId of [ME, SOMEBODY]) {
        const subject = { ...comment, ...state, writerId };
        const isRead = can(VISITOR, 'comment.read', subject, now).allowed;
        const expected = isRead ? [...ACTOR_KINDS] : nobody;
        expect(who({ part, comment: subject }, 'everybody')).toEqual(expected);
      }
    }
  });

  test('holds an essay while it is published', () => {
    expect(who({ part: 'essay', essay }, 'everybody')).toEqual(ACTOR_KINDS);
    for (const hidden of [false, true]) {
      const gone = { ...essay, published: false, hidden };
      expect(who({ part: 'essay', essay: gone }, 'everybody')).toEqual(nobody);
    }
  });
});

describe('what one person gets', () => {
  test.each(STATES)('holds of a comment that is %s what the table lets them read', (_, state) => {
    for (const writerId of [ME, SOMEBODY]) {
      const subject = { ...comment, ...state, writerId };
      const expected = ACTOR_KINDS.filter(
        (kind) => can(actorOf(kind), 'comment.read', subject, now).allowed,
      );
      expect(who({ part: 'comment', comment: subject }, 'reader')).toEqual(expected);
    }
  });

  test('holds no earlier version, which stands on one page for everybody', () => {
    expect(who({ part: 'earlier', comment }, 'reader')).toEqual(nobody);
  });

  test('is one’s own until it is deleted', () => {
    const own = { ...comment, writerId: ME, hidden: true };
    const signedIn = ACTOR_KINDS.filter((kind) => kind !== 'visitor');
    expect(who({ part: 'comment', comment: own }, 'own')).toEqual(signedIn);
    expect(who({ part: 'comment', comment }, 'own')).toEqual(nobody);
    const deleted = { ...own, deleted: true };
    expect(who({ part: 'comment', comment: deleted }, 'own')).toEqual(nobody);
    expect(who({ part: 'name', comment: deleted }, 'own')).toEqual(signedIn);
    expect(who({ part: 'original', comment: own }, 'own')).toEqual(nobody);
    expect(who({ part: 'account', ownerId: ME }, 'own')).toEqual(signedIn);
    expect(who({ part: 'account', ownerId: null }, 'own')).toEqual(nobody);
  });

  test('is at the desk an author’s own, in whatever state', () => {
    for (const published of [true, false]) {
      const own = { authorId: ME, published, hidden: !published };
      expect(who({ part: 'essay', essay: own }, 'desk')).toEqual(['author', 'admin']);
    }
    expect(who({ part: 'essay', essay }, 'desk')).toEqual(nobody);
    expect(who({ part: 'comment', comment }, 'desk')).toEqual(nobody);
  });
});

describe('what moderators get', () => {
  test('is everything but what was deleted, and drafts', () => {
    for (const [name, state] of STATES) {
      const item: Item = { part: 'comment', comment: { ...comment, ...state } };
      expect(who(item, 'moderators'), name).toEqual(name === 'deleted' ? nobody : moderators);
    }
    const hidden = { ...essay, published: false, hidden: true };
    expect(who({ part: 'essay', essay: hidden }, 'moderators')).toEqual(moderators);
    const draft = { ...essay, published: false };
    expect(who({ part: 'essay', essay: draft }, 'moderators')).toEqual(nobody);
    expect(who({ part: 'former-name', decision }, 'moderators')).toEqual(moderators);
  });

  test('has the name of whoever wrote what was deleted since, for it can be decided about', () => {
    const deleted = { ...comment, deleted: true };
    expect(who({ part: 'name', comment: deleted }, 'moderators')).toEqual(moderators);
  });

  test('needs a fresh code', () => {
    const hidden: Item = { part: 'comment', comment: { ...comment, hidden: true } };
    for (const kind of moderators) {
      const unconfirmed = actorOf(kind, false);
      expect(maySee(hidden, unconfirmed, 'moderators', now)).toBe(false);
      expect(maySee(hidden, unconfirmed, 'reader', now)).toBe(false);
      expect(maySee({ part: 'original', comment }, unconfirmed, 'sealed', now)).toBe(false);
    }
  });
});

test('what was blacked out is opened with a reason or not at all', () => {
  const surfaces = ['everybody', 'reader', 'own', 'desk', 'moderators', 'decision', 'nobody'];
  for (const surface of surfaces as Surface[]) {
    expect(who({ part: 'original', comment }, surface)).toEqual(nobody);
  }
  expect(who({ part: 'original', comment }, 'sealed')).toEqual(moderators);
  // With the text around it.
  expect(who({ part: 'comment', comment }, 'sealed')).toEqual(moderators);
  expect(who({ part: 'name', comment }, 'sealed')).toEqual(nobody);
});

test('a name that was taken away is known to the person and to moderators', () => {
  const mine = { ...decision, affectedId: ME };
  const signedIn = ACTOR_KINDS.filter((kind) => kind !== 'visitor');
  expect(who({ part: 'former-name', decision: mine }, 'decision')).toEqual(signedIn);
  expect(who({ part: 'former-name', decision }, 'decision')).toEqual(moderators);
  for (const surface of ['everybody', 'reader', 'nobody'] as const) {
    expect(who({ part: 'former-name', decision: mine }, surface)).toEqual(nobody);
  }
});

test('whose a name is, an admin learns of somebody else', () => {
  const named: Item[] = [
    { part: 'account', ownerId: SOMEBODY },
    { part: 'name', comment },
  ];
  for (const item of named) expect(who(item, 'revealed')).toEqual(['admin']);
  expect(who({ part: 'account', ownerId: ME }, 'revealed')).toEqual(nobody);
  expect(who({ part: 'account', ownerId: null }, 'revealed')).toEqual(nobody);
  expect(who({ part: 'comment', comment }, 'revealed')).toEqual(nobody);
});

test('an account’s address is its owner’s alone', () => {
  const surfaces = ['everybody', 'reader', 'desk', 'moderators', 'decision', 'sealed', 'nobody'];
  for (const surface of surfaces as Surface[]) {
    expect(who({ part: 'account', ownerId: ME }, surface)).toEqual(nobody);
  }
});
