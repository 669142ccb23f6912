// The commands that other features may use inside their own transactions.
export { createEssay } from './commands/create-essay.ts';
export { hideEssay, showEssay, type TakenEssay, takeEssay } from './commands/hide-essay.ts';
export { leaveEssays } from './commands/leave-essays.ts';
export { publishEssay, publishWithin } from './commands/publish-essay.ts';
export { replaceEssayText } from './commands/replace-essay-text.ts';
