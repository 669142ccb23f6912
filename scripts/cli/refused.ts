/** What an operator asked for can't be done; the message is the one line they read. */
export class Refused extends Error {}
