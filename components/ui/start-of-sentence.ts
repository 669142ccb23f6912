/** Words as they stand at the start of a sentence. */
export const startOfSentence = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);
