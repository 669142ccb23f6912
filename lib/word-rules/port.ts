// What posting asks of the word rules.
export { knowWordRules } from './commands/know-word-rules.ts';
