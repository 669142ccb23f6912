// The commands that other features may use inside their own transactions. Everything else of the
// discussion is its own business. Reads stay in queries.ts, so that the command line needs no Next.
export { type AddedComment, addComments, type NewEntry } from './commands/add-comments.ts';
export { announceLate } from './commands/announce-late.ts';
export { deleteCommentsOf, leavePersonas, takeReactionsOff } from './commands/forget-person.ts';
export {
  type LockedThread,
  lockThread,
  lockThreadById,
  lockThreadOf,
} from './commands/lock-thread.ts';
export { recountThread } from './commands/recount-thread.ts';
export { type EarlierText, replaceText } from './commands/replace-text.ts';
export { showHeld } from './commands/show-held.ts';
export { weighStance } from './commands/weigh-stance.ts';
