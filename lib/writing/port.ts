// What features whose texts people write (essays, pages of the guide) use inside their own transactions.
export {
  type Change,
  type Copy,
  changeCopy,
  markKept,
  readCopy,
  startCopy,
  type TextOf,
} from './commands/change-copy.ts';
