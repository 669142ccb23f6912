/** What somebody writes. */
export type NewPost = {
  slug: string;
  essayId: string;
  answersId: string | null;
  body: string;
  /** Whose session and which address. */
  headers: Record<string, string>;
};

/** Posts a comment through the site's own action; gives its id. Throws if it is refused. */
export type PostOne = (post: NewPost) => Promise<string>;
