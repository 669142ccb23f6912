/** Why nothing was published at a time that was set, in the middle of a sentence, by its code. */
const MISSED: Record<string, string> = {
  suspended: 'your account was suspended then',
  'essay-hidden': 'a moderator had hidden it then',
  'authors-only': 'you were not an author then',
  'name-first': 'you had no display name then',
  untitled: 'it had no title',
  empty: 'there was no word in it',
};

/** The words for a code; others are a fault of ours, and the log says which. */
export function missedWords(why: string): string {
  return MISSED[why] ?? 'something went wrong on our side';
}
