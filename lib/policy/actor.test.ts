import { describe, expect, it } from 'vitest';
import { DAY, later } from '#lib/kernel/time.ts';
import { kindsOf, NEWCOMER_FOR } from './actor.ts';

const now = new Date('2026-11-22T03:00:00Z');

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
});
