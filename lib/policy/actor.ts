import { DAY, HOUR } from '#lib/kernel/time.ts';

/** Everybody the table has a column for, in its order. */
export const ACTOR_KINDS = [
  'visitor',
  'newcomer',
  'member',
  'author',
  'moderator',
  'admin',
  'suspended',
] as const;

export type ActorKind = (typeof ACTOR_KINDS)[number];

/** Who asks. `personId` is null for a visitor. A person with roles has several kinds. */
export type Actor = {
  personId: string | null;
  name: string | null;
  kinds: readonly ActorKind[];
  /** Whether a code was typed in this session lately: without it a moderator is a member. */
  confirmed: boolean;
};

export const VISITOR: Actor = { personId: null, name: null, kinds: ['visitor'], confirmed: false };

/**
 * How long a typed code makes a moderator: one working day. A second factor for what harms most in
 * the wrong hands, until there are passkeys.
 */
export const CODE_FRESH_FOR = 12 * HOUR;

/** The kinds whose rights need a fresh code. */
export const CONFIRMED_KINDS: readonly ActorKind[] = ['moderator', 'admin'];

/** For three days an account is a newcomer's: long enough for a throw-away account to lose interest. */
export const NEWCOMER_FOR = 3 * DAY;

/** Facts about an account that decide its kinds. */
export type Standing = {
  createdAt: Date;
  roles: readonly ('author' | 'moderator' | 'admin')[];
  suspended: boolean;
};

/**
 * The kinds of an account at a moment. A suspension outweighs every role; a role outweighs being
 * new.
 */
export function kindsOf(standing: Standing, now: Date): ActorKind[] {
  if (standing.suspended) return ['suspended'];
  const isNew = now.getTime() - standing.createdAt.getTime() < NEWCOMER_FOR;
  const ground: ActorKind = isNew && standing.roles.length === 0 ? 'newcomer' : 'member';
  return [ground, ...standing.roles];
}
