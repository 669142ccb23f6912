// The commands that other features may use inside their own transactions.
export { publishPage } from './commands/publish-page.ts';
export { type PageText, type SavedPage, savePage } from './commands/save-page.ts';
