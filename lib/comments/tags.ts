// Cache tags of the discussion. A page carries those of what it shows; whoever changes something
// touches what shows it, and nothing else. Ids only: keys and tags are stored in plain text.

/** Everything of a thread: for rare changes of much of it (an import, a release, a new name). */
export const threadTag = (threadId: string) => `thread:${threadId}`;

/** How many comments a thread has. */
export const totalTag = (threadId: string) => `total:${threadId}`;

/** Which roots stand in window `k` of a thread (from 1), and whether there is such a window. */
export const windowTag = (threadId: string, k: number) => `window:${threadId}:${k}`;

/** A root's first replies and how many more there are. */
export const headTag = (rootId: string) => `head:${rootId}`;

/** A comment as it stands in full, and whether it stands there at all. */
export const commentTag = (commentId: string) => `comment:${commentId}`;

/** What is below a comment in its branch. */
export const belowTag = (commentId: string) => `below:${commentId}`;

/** A comment as it is quoted above what answers it. */
export const quotedTag = (commentId: string) => `quoted:${commentId}`;

/** The order of a thread by "most helpful". */
export const rankingTag = (threadId: string) => `ranking:${threadId}`;

/** The comments that came last in a thread. */
export const latestTag = (threadId: string) => `latest:${threadId}`;
