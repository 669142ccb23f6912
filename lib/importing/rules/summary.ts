/** Two sentences; longer ones are cut by every preview card (as for what is written here). */
export const SUMMARY_LENGTH = 300;

/** A line cut at a word, with dots, so that it has at most `most` characters. */
export function shortened(line: string, most: number): string {
  const characters = [...line];
  if (characters.length <= most) return line;
  const cut = characters.slice(0, most - 1).join('');
  const space = cut.lastIndexOf(' ');
  return `${space > most / 2 ? cut.slice(0, space) : cut}…`;
}
