// One <item> of a WXR file, as it is read, without a thought about what it becomes.

/** What the file says about the blog, before its posts. */
export type WordpressBlog = {
  /** Names the blog for good. */
  address: string;
  language: string | null;
  /** Names of its authors, by their logins. */
  authors: ReadonlyMap<string, string>;
};

export type WordpressComment = {
  id: string;
  parent: string;
  author: string;
  /** Only to tell two of one name apart; never kept. */
  email: string;
  date: string;
  content: string;
  /** '1' approved, '0' waiting, 'spam', 'trash'. */
  approved: string;
  /** '' or 'comment', 'pingback', 'trackback'. */
  type: string;
};

/** The fields of an item that we ask for, by their names in the file. */
export type WordpressItem = {
  fields: Map<string, string>;
  comments: WordpressComment[];
};

/** Elements of an item whose text is kept; all others are passed over as they are read. */
export const ITEM_FIELDS = new Set([
  'title',
  'link',
  'dc:creator',
  'content:encoded',
  'excerpt:encoded',
  'wp:post_id',
  'wp:post_date',
  'wp:post_date_gmt',
  'wp:post_name',
  'wp:status',
  'wp:post_type',
  'wp:post_password',
  'wp:menu_order',
]);

/** Elements of a comment, and what they are called here. */
export const COMMENT_FIELDS: Readonly<Record<string, keyof WordpressComment>> = {
  'wp:comment_id': 'id',
  'wp:comment_parent': 'parent',
  'wp:comment_author': 'author',
  'wp:comment_author_email': 'email',
  'wp:comment_date_gmt': 'date',
  'wp:comment_content': 'content',
  'wp:comment_approved': 'approved',
  'wp:comment_type': 'type',
};

export const emptyComment = (): WordpressComment => ({
  id: '',
  parent: '',
  author: '',
  email: '',
  date: '',
  content: '',
  approved: '',
  type: '',
});

const GMT = /^(\d{4})-(\d{2})-(\d{2}) (\d{2}):(\d{2}):(\d{2})$/;

/** A moment as WordPress writes it ("2013-01-11 20:22:19", UTC); null for none ("0000-00-00 …"). */
export function wordpressTime(written: string): Date | null {
  const [match, year, month, day, hour, minute, second] = GMT.exec(written.trim()) ?? [];
  if (match === undefined || Number(year) === 0) return null;
  const at = new Date(
    Date.UTC(
      Number(year),
      Number(month) - 1,
      Number(day),
      Number(hour),
      Number(minute),
      Number(second),
    ),
  );
  return at.getUTCMonth() === Number(month) - 1 && at.getUTCDate() === Number(day) ? at : null;
}
