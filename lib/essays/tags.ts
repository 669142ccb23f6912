/** Everything that shows this essay, whichever address it is found by. */
export const essayTag = (essayId: string) => `essay:${essayId}`;

/** Whether an essay stands at this address, and which: touched when one comes, goes or moves. */
export const essayAddressTag = (slug: string) => `essay-address:${slug}`;

/** Lists of published essays: home, feeds, sitemap. */
export const ESSAYS_TAG = 'essays';

/** All that changes for readers when an essay comes, goes or gets another text. */
export const everywhereTags = ({ id, slug }: { id: string; slug: string }) => [
  ESSAYS_TAG,
  essayTag(id),
  essayAddressTag(slug),
];
