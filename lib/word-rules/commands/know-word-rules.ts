import { lastTouch, moment } from '#lib/platform/cache/tag-clock.ts';
import { databasePool } from '#lib/platform/db.ts';
import { type Matcher, makeMatcher } from '../rules/matcher.ts';
import { KNOWN_FOR, type WordRule } from '../rules.ts';
import { WORD_RULES_TAG } from '../tags.ts';

type Known = { readAt: number; match: Promise<Matcher<WordRule>> };

let known: Known | null = null;

/**
 * Finds the phrases of the rules that hold in a text. The rules are kept in the process, so that
 * posting asks the database nothing for them: a change made or heard of here counts at once, any
 * other after KNOWN_FOR.
 */
export async function knowWordRules(): Promise<Matcher<WordRule>> {
  const isKnown =
    known !== null &&
    lastTouch([WORD_RULES_TAG]) < known.readAt &&
    moment() - known.readAt < KNOWN_FOR;
  if (known && isKnown) return known.match;
  // Of many at once one reads. What fails is not kept.
  const reading: Known = { readAt: moment(), match: read() };
  known = reading;
  reading.match.catch(() => {
    if (known === reading) known = null;
  });
  return reading.match;
}

async function read(): Promise<Matcher<WordRule>> {
  const { rows } = await databasePool().query<WordRule>({
    name: 'off-call-word-rules',
    text: `SELECT id, phrase, action::text FROM word_rule WHERE ended_at IS NULL ORDER BY id`,
  });
  return makeMatcher(rows);
}
