import type { ActorKind } from './actor.ts';
import type { CommentSubject, EssaySubject, PredicateName, ThreadSubject } from './predicates.ts';
import type { Reason } from './reasons.ts';

/** A cell: allowed, refused for a reason, or decided by a named predicate. */
export type Cell = 'allow' | Reason | PredicateName;
type Row = Record<ActorKind, Cell>;

// One row a permission, one column a kind of actor. Who is several kinds is allowed what any of
// them is allowed. What cannot be read here is not permitted.
const signIn = 'sign-in-first';
const authors = 'authors-only';
const mods = 'moderators-only';
const susp = 'suspended';

// biome-ignore format: a table is read by its columns
export const table = {
  'session.ask':       { visitor: 'allow',           newcomer: 'allow',               member: 'allow',               author: 'allow',               moderator: 'allow',            admin: 'allow',            suspended: 'allow' },
  'session.begin':     { visitor: 'allow',           newcomer: 'allow',               member: 'allow',               author: 'allow',               moderator: 'allow',            admin: 'allow',            suspended: 'allow' },
  'session.end':       { visitor: signIn,            newcomer: 'allow',               member: 'allow',               author: 'allow',               moderator: 'allow',            admin: 'allow',            suspended: 'allow' },
  'person.name':       { visitor: signIn,            newcomer: 'allow',               member: 'allow',               author: 'allow',               moderator: 'allow',            admin: 'allow',            suspended: susp },

  'comment.read':      { visitor: 'publicComment',   newcomer: 'publicOrOwnComment',  member: 'publicOrOwnComment',  author: 'publicOrOwnComment',  moderator: 'undeletedComment', admin: 'undeletedComment', suspended: 'publicOrOwnComment' },
  'comment.preview':   { visitor: 'allow',           newcomer: 'allow',               member: 'allow',               author: 'allow',               moderator: 'allow',            admin: 'allow',            suspended: susp },
  'comment.keep':      { visitor: 'openThread',      newcomer: 'openThread',          member: 'openThread',          author: 'openThread',          moderator: 'openThread',       admin: 'openThread',       suspended: susp },
  'comment.write':     { visitor: signIn,            newcomer: 'openThread',          member: 'openThread',          author: 'openThread',          moderator: 'openThread',       admin: 'openThread',       suspended: susp },
  'comment.edit':      { visitor: signIn,            newcomer: 'ownCommentInEditWindow', member: 'ownCommentInEditWindow', author: 'ownCommentInEditWindow', moderator: 'ownCommentInEditWindow', admin: 'ownCommentInEditWindow', suspended: susp },
  'comment.delete':    { visitor: signIn,            newcomer: 'ownComment',          member: 'ownComment',          author: 'ownComment',          moderator: 'ownComment',       admin: 'ownComment',       suspended: 'ownComment' },
  'comment.react':     { visitor: signIn,            newcomer: 'othersPublicComment', member: 'othersPublicComment', author: 'othersPublicComment', moderator: 'othersPublicComment', admin: 'othersPublicComment', suspended: susp },
  'comment.hide':      { visitor: signIn,            newcomer: mods,                  member: mods,                  author: mods,                  moderator: 'othersComment',    admin: 'othersComment',    suspended: susp },
  'comment.restore':   { visitor: signIn,            newcomer: mods,                  member: mods,                  author: mods,                  moderator: 'othersComment',    admin: 'othersComment',    suspended: susp },
  'thread.visit':      { visitor: signIn,            newcomer: 'openThread',          member: 'openThread',          author: 'openThread',          moderator: 'openThread',       admin: 'openThread',       suspended: 'openThread' },
  'moderation.read':   { visitor: signIn,            newcomer: mods,                  member: mods,                  author: mods,                  moderator: 'allow',            admin: 'allow',            suspended: susp },
  'import.release':    { visitor: signIn,            newcomer: mods,                  member: mods,                  author: mods,                  moderator: 'allow',            admin: 'allow',            suspended: susp },

  'essay.create':      { visitor: signIn,            newcomer: authors,               member: authors,               author: 'allow',               moderator: authors,            admin: 'allow',            suspended: susp },
  'essay.save':        { visitor: signIn,            newcomer: authors,               member: authors,               author: 'ownEssay',            moderator: authors,            admin: 'ownEssay',         suspended: susp },
  'essay.publish':     { visitor: signIn,            newcomer: authors,               member: authors,               author: 'ownEssay',            moderator: authors,            admin: 'ownEssay',         suspended: susp },
  'essay.take-back':   { visitor: signIn,            newcomer: authors,               member: authors,               author: 'ownEssay',            moderator: authors,            admin: 'ownEssay',         suspended: susp },
  'guide.manage':      { visitor: signIn,            newcomer: authors,               member: authors,               author: 'allow',               moderator: authors,            admin: 'allow',            suspended: susp },
} as const satisfies Record<string, Row>;

export type Permission = keyof typeof table;

/** What each permission is about; null where it is about nothing but the actor. */
export type SubjectOf<P extends Permission> = P extends
  | 'comment.read'
  | 'comment.edit'
  | 'comment.delete'
  | 'comment.react'
  | 'comment.hide'
  | 'comment.restore'
  ? CommentSubject
  : P extends 'comment.keep' | 'comment.write' | 'thread.visit'
    ? ThreadSubject
    : P extends 'essay.save' | 'essay.publish' | 'essay.take-back'
      ? EssaySubject
      : null;
