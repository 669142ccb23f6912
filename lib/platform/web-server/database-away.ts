import { answers } from '../database-server/remote-server.ts';

/** While the database is away many ask at once; what was found holds for so long. */
const HOLDS_MS = 1_000;
/** A database that takes longer to let somebody in makes no pages. */
const ANSWER_MS = 2_000;

/**
 * Gives a question that says whether the database is away now, asked over a connection of its own
 * and at most once a second. `ask` is another way to ask, in tests.
 */
export function databaseAway(
  url: string,
  ask: (url: string, timeoutMs: number) => Promise<boolean> = answers,
): () => Promise<boolean> {
  let asked: { at: number; away: Promise<boolean> } | undefined;
  return () => {
    const now = performance.now();
    if (!asked || now - asked.at > HOLDS_MS) {
      asked = { at: now, away: ask(url, ANSWER_MS).then((answered) => !answered) };
    }
    return asked.away;
  };
}
