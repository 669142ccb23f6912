// What other features do with a person's name, mails and suspension, inside their own transactions.
export { stopAddresses } from './commands/stop-reply-mails.ts';
export { restoreSuspension } from './commands/suspended-address.ts';
export { giveName, NAME_REMOVED, takeName } from './commands/take-name.ts';
