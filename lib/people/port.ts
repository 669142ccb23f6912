// What moderation does to a person's name, inside its own transactions.

export { stopAddresses } from './commands/stop-reply-mails.ts';
export { giveName, NAME_REMOVED, takeName } from './commands/take-name.ts';
