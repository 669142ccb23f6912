// What other features may tell a person, inside their own transactions.
export { addNotice, type NoticeSubject } from './commands/add-notice.ts';
