/** Bytes of a picture as it is brought: a photograph of a good camera, and no film. */
export const LARGEST_PICTURE = 15 * 1024 * 1024;

/** What is said of a file that has more bytes than LARGEST_PICTURE. */
export function tooLarge(): string {
  return `This file is too large: a picture can have ${LARGEST_PICTURE / 1024 / 1024} MB at most.`;
}

/** What is said of an animation. */
export const FIRST_OF_MANY =
  'It was an animation: its first picture is kept, because moving ones keep people from reading.';

/** Two sentences; what needs more belongs into the text. */
export const ALT_MAX = 300;

/** Pictures of one page of the list: each is shown. */
export const PICTURES_A_PAGE = 24;

/** Days that a picture stays although no text shows it. */
export const UNUSED_DAYS = 30;

/** The Markdown that shows a picture in a text. */
export function pictureMarkdown(id: string, alt: string): string {
  return `![${alt.replace(/[\\[\]]/g, '\\$&')}](/images/${id})`;
}
