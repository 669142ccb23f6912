/** Everything that shows comments of this thread: its windows and its comments' own pages. */
export const threadTag = (threadId: string) => `thread:${threadId}`;

/** Whether a comment stands at this address: touched when it comes or goes. */
export const commentTag = (commentId: string) => `comment:${commentId}`;
