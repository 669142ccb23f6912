import type { ActorKind } from './actor.ts';
import type {
  AppealSubject,
  CommentSubject,
  DecisionSubject,
  DraftSubject,
  EssaySubject,
  ImportRunSubject,
  ItemSubject,
  PersonaSubject,
  PictureSubject,
  PredicateName,
  SeriesSubject,
  ThreadSubject,
} from './predicates.ts';
import type { Reason } from './reasons.ts';

/** A cell: allowed, refused for a reason, or decided by a named predicate. */
export type Cell = 'allow' | Reason | PredicateName;
type Row = Record<ActorKind, Cell>;

// One row a permission, one column a kind of actor. Who is several kinds is allowed what any of
// them is allowed. What cannot be read here is not permitted. A moderator's and an admin's column
// count only with a fresh code (can.ts).
const signIn = 'sign-in-first';
const authors = 'authors-only';
const mods = 'moderators-only';
const admins = 'admins-only';
const susp = 'suspended';

// biome-ignore format: a table is read by its columns
export const table = {
  'session.ask':      { visitor: 'allow',         newcomer: 'allow',                  member: 'allow',                  author: 'allow',                  moderator: 'allow',                  admin: 'allow',                  suspended: 'allow' },
  'session.begin':    { visitor: 'allow',         newcomer: 'allow',                  member: 'allow',                  author: 'allow',                  moderator: 'allow',                  admin: 'allow',                  suspended: 'allow' },
  'session.end':      { visitor: signIn,          newcomer: 'allow',                  member: 'allow',                  author: 'allow',                  moderator: 'allow',                  admin: 'allow',                  suspended: 'allow' },
  'session.confirm':  { visitor: signIn,          newcomer: 'allow',                  member: 'allow',                  author: 'allow',                  moderator: 'allow',                  admin: 'allow',                  suspended: 'allow' },
  'person.name':      { visitor: signIn,          newcomer: 'allow',                  member: 'allow',                  author: 'allow',                  moderator: 'allow',                  admin: 'allow',                  suspended: susp },

  'comment.read':     { visitor: 'publicComment', newcomer: 'publicOrOwnComment',     member: 'publicOrOwnComment',     author: 'publicOrOwnComment',     moderator: 'undeletedComment',       admin: 'undeletedComment',       suspended: 'publicOrOwnComment' },
  'comment.preview':  { visitor: 'allow',         newcomer: 'allow',                  member: 'allow',                  author: 'allow',                  moderator: 'allow',                  admin: 'allow',                  suspended: susp },
  'comment.keep':     { visitor: 'openThread',    newcomer: 'openThread',             member: 'openThread',             author: 'openThread',             moderator: 'openThread',             admin: 'openThread',             suspended: susp },
  'comment.write':    { visitor: signIn,          newcomer: 'openThread',             member: 'openThread',             author: 'openThread',             moderator: 'openThread',             admin: 'openThread',             suspended: susp },
  'comment.edit':     { visitor: signIn,          newcomer: 'ownCommentInEditWindow', member: 'ownCommentInEditWindow', author: 'ownCommentInEditWindow', moderator: 'ownCommentInEditWindow', admin: 'ownCommentInEditWindow', suspended: susp },
  'comment.delete':   { visitor: signIn,          newcomer: 'ownComment',             member: 'ownComment',             author: 'ownComment',             moderator: 'ownComment',             admin: 'ownComment',             suspended: 'ownComment' },
  'comment.react':    { visitor: signIn,          newcomer: 'othersPublicComment',    member: 'othersPublicComment',    author: 'othersPublicComment',    moderator: 'othersPublicComment',    admin: 'othersPublicComment',    suspended: susp },
  'comment.hide':     { visitor: signIn,          newcomer: mods,                     member: mods,                     author: mods,                     moderator: 'othersComment',          admin: 'othersComment',          suspended: susp },
  'comment.restore':  { visitor: signIn,          newcomer: mods,                     member: mods,                     author: mods,                     moderator: 'othersComment',          admin: 'othersComment',          suspended: susp },
  'comment.hold':     { visitor: signIn,          newcomer: mods,                     member: mods,                     author: mods,                     moderator: 'othersComment',          admin: 'othersComment',          suspended: susp },
  'comment.release':  { visitor: signIn,          newcomer: mods,                     member: mods,                     author: mods,                     moderator: 'othersComment',          admin: 'othersComment',          suspended: susp },
  'comment.edit-out': { visitor: signIn,          newcomer: mods,                     member: mods,                     author: mods,                     moderator: 'othersComment',          admin: 'othersComment',          suspended: susp },
  'branch.lock':      { visitor: signIn,          newcomer: mods,                     member: mods,                     author: mods,                     moderator: 'othersComment',          admin: 'othersComment',          suspended: susp },
  'thread.visit':     { visitor: signIn,          newcomer: 'publishedThread',        member: 'publishedThread',        author: 'publishedThread',        moderator: 'publishedThread',        admin: 'publishedThread',        suspended: 'publishedThread' },
  'moderation.read':  { visitor: signIn,          newcomer: mods,                     member: mods,                     author: mods,                     moderator: 'allow',                  admin: 'allow',                  suspended: susp },
  'import.release':   { visitor: signIn,          newcomer: mods,                     member: mods,                     author: mods,                     moderator: 'allow',                  admin: 'allow',                  suspended: susp },

  'report.make':      { visitor: signIn,          newcomer: 'othersReadableItem',     member: 'othersReadableItem',     author: 'othersReadableItem',     moderator: 'othersReadableItem',     admin: 'othersReadableItem',     suspended: susp },
  'notice.send':      { visitor: 'readableItem',  newcomer: 'readableItem',           member: 'readableItem',           author: 'readableItem',           moderator: 'readableItem',           admin: 'readableItem',           suspended: 'readableItem' },
  'case.work':        { visitor: signIn,          newcomer: mods,                     member: mods,                     author: mods,                     moderator: 'allow',                  admin: 'allow',                  suspended: susp },
  'case.keep':        { visitor: signIn,          newcomer: mods,                     member: mods,                     author: mods,                     moderator: 'othersItem',             admin: 'othersItem',             suspended: susp },
  'thread.lock':      { visitor: signIn,          newcomer: mods,                     member: mods,                     author: mods,                     moderator: 'allow',                  admin: 'allow',                  suspended: susp },
  'essay.hide':       { visitor: signIn,          newcomer: mods,                     member: mods,                     author: mods,                     moderator: 'othersEssay',            admin: 'othersEssay',            suspended: susp },
  'persona.decide':   { visitor: signIn,          newcomer: mods,                     member: mods,                     author: mods,                     moderator: 'othersPersona',          admin: 'othersPersona',          suspended: susp },
  'persona.reveal':   { visitor: signIn,          newcomer: admins,                   member: admins,                   author: admins,                   moderator: admins,                   admin: 'othersPersona',          suspended: susp },
  'sealed.look':      { visitor: signIn,          newcomer: mods,                     member: mods,                     author: mods,                     moderator: 'allow',                  admin: 'allow',                  suspended: susp },
  'word-rule.manage': { visitor: signIn,          newcomer: mods,                     member: mods,                     author: mods,                     moderator: 'allow',                  admin: 'allow',                  suspended: susp },
  'decision.read':    { visitor: signIn,          newcomer: 'aboutOneself',           member: 'aboutOneself',           author: 'aboutOneself',           moderator: 'allow',                  admin: 'allow',                  suspended: 'aboutOneself' },
  'decision.undo':    { visitor: signIn,          newcomer: mods,                     member: mods,                     author: mods,                     moderator: 'ownDecisionJustNow',     admin: 'ownDecisionJustNow',     suspended: susp },
  'decision.appeal':  { visitor: signIn,          newcomer: 'appealable',             member: 'appealable',             author: 'appealable',             moderator: 'appealable',             admin: 'appealable',             suspended: 'appealable' },
  'appeal.decide':    { visitor: signIn,          newcomer: mods,                     member: mods,                     author: mods,                     moderator: 'othersDecision',         admin: 'othersDecision',         suspended: susp },
  'notice.see':       { visitor: signIn,          newcomer: 'allow',                  member: 'allow',                  author: 'allow',                  moderator: 'allow',                  admin: 'allow',                  suspended: 'allow' },
  'account.export':   { visitor: signIn,          newcomer: 'allow',                  member: 'allow',                  author: 'allow',                  moderator: 'allow',                  admin: 'allow',                  suspended: 'allow' },
  'account.delete':   { visitor: signIn,          newcomer: 'allow',                  member: 'allow',                  author: 'allow',                  moderator: 'allow',                  admin: 'allow',                  suspended: 'allow' },
  'account.mails':    { visitor: signIn,          newcomer: 'allow',                  member: 'allow',                  author: 'allow',                  moderator: 'allow',                  admin: 'allow',                  suspended: 'allow' },
  'mails.stop':       { visitor: 'allow',         newcomer: 'allow',                  member: 'allow',                  author: 'allow',                  moderator: 'allow',                  admin: 'allow',                  suspended: 'allow' },

  'essay.create':     { visitor: signIn,          newcomer: authors,                  member: authors,                  author: 'allow',                  moderator: authors,                  admin: 'allow',                  suspended: susp },
  'essay.save':       { visitor: signIn,          newcomer: authors,                  member: authors,                  author: 'ownEssay',               moderator: authors,                  admin: 'ownEssay',               suspended: susp },
  'essay.publish':    { visitor: signIn,          newcomer: authors,                  member: authors,                  author: 'ownShownEssay',          moderator: authors,                  admin: 'ownShownEssay',          suspended: susp },
  'essay.take-back':  { visitor: signIn,          newcomer: authors,                  member: authors,                  author: 'ownEssay',               moderator: authors,                  admin: 'ownEssay',               suspended: susp },
  'essay.delete':     { visitor: signIn,          newcomer: authors,                  member: authors,                  author: 'ownDraft',               moderator: authors,                  admin: 'ownDraft',               suspended: susp },
  'essay.undelete':   { visitor: signIn,          newcomer: authors,                  member: authors,                  author: 'ownDeletedDraft',        moderator: authors,                  admin: 'ownDeletedDraft',        suspended: susp },
  'essay.duplicate':  { visitor: signIn,          newcomer: authors,                  member: authors,                  author: 'ownEssay',               moderator: authors,                  admin: 'ownEssay',               suspended: susp },
  'essay.schedule':   { visitor: signIn,          newcomer: authors,                  member: authors,                  author: 'ownShownEssay',          moderator: authors,                  admin: 'ownShownEssay',          suspended: susp },
  'essay.share':      { visitor: signIn,          newcomer: authors,                  member: authors,                  author: 'ownEssay',               moderator: authors,                  admin: 'ownEssay',               suspended: susp },
  'essay.move':       { visitor: signIn,          newcomer: authors,                  member: authors,                  author: 'ownEssay',               moderator: authors,                  admin: 'ownEssay',               suspended: susp },
  'essay.figures':    { visitor: signIn,          newcomer: authors,                  member: authors,                  author: 'ownEssay',               moderator: authors,                  admin: 'ownEssay',               suspended: susp },
  'essay.keep':       { visitor: signIn,          newcomer: 'publishedEssay',         member: 'publishedEssay',         author: 'publishedEssay',         moderator: 'publishedEssay',         admin: 'publishedEssay',         suspended: 'publishedEssay' },
  'essay.let-go':     { visitor: signIn,          newcomer: 'allow',                  member: 'allow',                  author: 'allow',                  moderator: 'allow',                  admin: 'allow',                  suspended: 'allow' },
  'series.create':    { visitor: signIn,          newcomer: authors,                  member: authors,                  author: 'allow',                  moderator: authors,                  admin: 'allow',                  suspended: susp },
  'series.manage':    { visitor: signIn,          newcomer: authors,                  member: authors,                  author: 'ownSeries',              moderator: authors,                  admin: 'ownSeries',              suspended: susp },
  'image.bring':      { visitor: signIn,          newcomer: authors,                  member: authors,                  author: 'allow',                  moderator: authors,                  admin: 'allow',                  suspended: susp },
  'image.manage':     { visitor: signIn,          newcomer: authors,                  member: authors,                  author: 'ownPicture',             moderator: authors,                  admin: 'ownPicture',             suspended: susp },
  'import.bring':     { visitor: signIn,          newcomer: authors,                  member: authors,                  author: 'allow',                  moderator: authors,                  admin: 'allow',                  suspended: susp },
  'import.run':       { visitor: signIn,          newcomer: authors,                  member: authors,                  author: 'ownImportRun',           moderator: authors,                  admin: 'ownImportRun',           suspended: susp },
  'guide.manage':     { visitor: signIn,          newcomer: authors,                  member: authors,                  author: 'allow',                  moderator: authors,                  admin: 'allow',                  suspended: susp },
} as const satisfies Record<string, Row>;

export type Permission = keyof typeof table;

/** What each permission is about; null where it is about nothing but the actor. */
type Subjects = {
  'comment.read': CommentSubject;
  'comment.edit': CommentSubject;
  'comment.delete': CommentSubject;
  'comment.react': CommentSubject;
  'comment.hide': CommentSubject;
  'comment.restore': CommentSubject;
  'comment.hold': CommentSubject;
  'comment.release': CommentSubject;
  'comment.edit-out': CommentSubject;
  'branch.lock': CommentSubject;
  'comment.keep': ThreadSubject;
  'comment.write': ThreadSubject;
  'thread.visit': ThreadSubject;
  'report.make': ItemSubject;
  'notice.send': ItemSubject;
  'case.keep': ItemSubject;
  'essay.hide': EssaySubject;
  'essay.save': EssaySubject;
  'essay.publish': EssaySubject;
  'essay.take-back': EssaySubject;
  'essay.delete': DraftSubject;
  'essay.undelete': DraftSubject;
  'essay.duplicate': EssaySubject;
  'essay.schedule': EssaySubject;
  'essay.share': EssaySubject;
  'essay.move': EssaySubject;
  'essay.figures': EssaySubject;
  'essay.keep': EssaySubject;
  'series.manage': SeriesSubject;
  'image.manage': PictureSubject;
  'import.run': ImportRunSubject;
  'persona.decide': PersonaSubject;
  'persona.reveal': PersonaSubject;
  'decision.read': DecisionSubject;
  'decision.undo': DecisionSubject;
  'decision.appeal': DecisionSubject;
  'appeal.decide': AppealSubject;
};

export type SubjectOf<P extends Permission> = P extends keyof Subjects ? Subjects[P] : null;
