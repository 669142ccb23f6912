/** The word rules that hold. */
export const WORD_RULES_TAG = 'word-rules';
