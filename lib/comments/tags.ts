/** Everything that shows comments of this thread: its windows and its comments' own pages. */
export const threadTag = (threadId: string) => `thread:${threadId}`;
