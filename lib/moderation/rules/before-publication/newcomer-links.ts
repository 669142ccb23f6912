import { type Check, hold, PUBLISH } from './check.ts';

/**
 * A newcomer's comment with a link waits until a moderator has read and released one of theirs:
 * links are what throw-away accounts are made for, and three days with one reader each cost them
 * more than they bring. Whoever stays is held up once.
 */
export const newcomerLinks: Check = ({ links }, { writer }) =>
  writer.newcomer && !writer.linkReleased && links.length > 0 ? hold('links', HELD) : PUBLISH;

const HELD =
  'Your account is new and this comment holds a link, so a moderator reads it first. That is once: after it, your links are published at once.';
