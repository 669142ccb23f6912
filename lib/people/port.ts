// What moderation does to a person's name, inside its own transactions.
export { giveName, NAME_REMOVED, takeName } from './commands/take-name.ts';
