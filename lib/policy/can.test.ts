import { describe, expect, it } from 'vitest';
import { later, MINUTE } from '#lib/kernel/time.ts';
import type { Actor, ActorKind } from './actor.ts';
import { can } from './can.ts';
import { reasons } from './reasons.ts';
import { refusal } from './refusal.ts';
import type { SubjectOf } from './table.ts';

const now = new Date('2026-11-22T03:00:00Z');
const me = 'person-me';

const comment: SubjectOf<'comment.read'> = {
  writerId: 'person-else',
  writtenAt: later(now, -MINUTE),
  deleted: false,
  hidden: false,
  held: false,
  essayPublished: true,
  locked: false,
};
const own = { ...comment, writerId: me };

describe('somebody of several kinds', () => {
  it('allows what any kind allows, and gives the widest kind’s reason otherwise', () => {
    const both: Actor = {
      personId: me,
      name: 'Me',
      kinds: ['member', 'author', 'moderator'],
      confirmed: true,
    };
    expect(can(both, 'essay.create', null, now)).toEqual({ allowed: true });
    expect(can(both, 'comment.hide', own, now)).toEqual({
      allowed: false,
      reason: 'your-own-comment',
    });
  });
});

describe('a code that was typed long ago', () => {
  const stale = (...kinds: ActorKind[]): Actor => ({
    personId: me,
    name: 'Me',
    kinds,
    confirmed: false,
  });

  it('takes a moderator’s and an admin’s rights away, and says what gives them back', () => {
    for (const role of ['moderator', 'admin'] as const) {
      const answer = can(stale('member', role), 'comment.hide', comment, now);
      expect(answer).toEqual({ allowed: false, reason: 'confirm-again' });
    }
  });

  it('leaves them what every member may do', () => {
    expect(can(stale('member', 'moderator'), 'comment.edit', own, now)).toEqual({ allowed: true });
    expect(can(stale('member', 'author'), 'essay.create', null, now)).toEqual({ allowed: true });
  });

  it('does not hide why something is refused in any case', () => {
    expect(can(stale('member', 'moderator'), 'comment.hide', own, now)).toEqual({
      allowed: false,
      reason: 'your-own-comment',
    });
  });
});

describe('a refusal', () => {
  const moderator: Actor = { personId: me, name: 'Me', kinds: ['moderator'], confirmed: true };

  it('is nothing where the table allows it', () => {
    expect(refusal(moderator, 'comment.hide', comment, now)).toBeNull();
  });

  it('says in words what the table says against it', () => {
    const code = 'your-own-comment';
    expect(refusal(moderator, 'comment.hide', own, now)).toEqual({ code, message: reasons[code] });
  });

  it('is what there is to say of something that is gone', () => {
    expect(refusal(moderator, 'comment.hide', null, now)).toMatchObject({ code: 'not-found' });
  });
});
