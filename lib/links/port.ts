// The commands that other features may use inside their own transactions.
export { type BrokenLink, brokenLinks } from './commands/broken-links.ts';
export { type LinkResolver, linkResolver } from './commands/link-resolver.ts';
export { recordLinks } from './commands/record-links.ts';
export { relink } from './commands/relink.ts';
export type { TextRef } from './rules/text-ref.ts';
