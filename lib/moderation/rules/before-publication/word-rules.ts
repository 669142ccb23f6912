import { WORD_RULE_ACTIONS } from '#lib/word-rules/rules.ts';
import { ask, type Check, hold, PUBLISH, refuseText } from './check.ts';

/**
 * The phrases that moderators look for. Of several the gravest decides. Who is refused or asked is
 * told which words it is about, to be able to change them; who is held is not, since nothing has to
 * be changed.
 */
export const wordRules: Check = (comment) => {
  const [gravest] = WORD_RULE_ACTIONS.flatMap((action) =>
    comment.words.filter(({ rule }) => rule.action === action),
  );
  if (!gravest) return PUBLISH;
  const { rule, written } = gravest;
  if (rule.action === 'refuse') {
    return refuseText('words', `A comment with “${written}” cannot be published here.`);
  }
  if (rule.action === 'hold') return hold('words', HELD);
  return ask(
    'words',
    comment,
    `You wrote “${written}”. Please look at it once more with the house rules in mind: change it, or post it as it is.`,
  );
};

const HELD =
  'It holds words that a moderator looks at before they are published. Often nothing is wrong with them.';
