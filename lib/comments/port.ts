// What other features may use of the discussion. Everything else here is its own business.
export { type AddedComment, addComments, type NewEntry } from './commands/add-comments.ts';
export { lockThread, lockThreadOf } from './commands/lock-thread.ts';
export { recountThread } from './commands/recount-thread.ts';
export { getCommentSubject } from './queries.ts';
