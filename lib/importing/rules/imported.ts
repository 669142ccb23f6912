/** Who wrote an imported comment, as the source names them. Nobody can sign in as them. */
export type ImportedWriter = {
  /** The same for every comment by one writer in one source. */
  handle: string;
  /** What readers see. */
  name: string;
};

/** One comment of an imported discussion. */
export type ImportedComment = {
  /** Stable within the source: importing the same file again gives the same keys. */
  key: string;
  writer: ImportedWriter;
  /** Markdown, 1 to DISCOURSE_COMMENT_MAX characters. */
  body: string;
  /** The key of the comment it answers, always an earlier one in the list; null for a new branch. */
  answers: string | null;
  writtenAt: Date | null;
};

/** A whole discussion, in the order it was written. */
export type ImportedDiscussion = {
  kind: 'discussion';
  format: 'plain-text' | 'discourse' | 'wordpress' | 'disqus';
  title: string;
  /** Which essay it belongs to, where its source says more than a title. */
  joins?: {
    /** The key of an essay that came in, or comes in with it. */
    essayKey?: string;
    /** Addresses under which the essay may be known, without the slash at their start. */
    addresses?: string[];
  };
  /** One of many: when it finds no essay it is left out, and the others come in. */
  oneOfMany?: true;
  /** Names the source for good, whatever the file is called. */
  source: string;
  comments: ImportedComment[];
  /** What was changed or left out, counted, one sentence each. */
  notes: string[];
};

/** An essay, as a post of a blog becomes one. */
export type ImportedEssay = {
  kind: 'essay';
  format: 'jekyll' | 'wordpress';
  /** Names it for good at its source, whatever becomes of its title. */
  key: string;
  title: string;
  /** The end of its address there; empty: made from the title. */
  slug: string;
  /** Who wrote it there; null: the source doesn't say. */
  byline: string | null;
  summary: string;
  /** BCP 47; null: the source doesn't say. */
  language: string | null;
  /** When it was published there; null: it was a draft. */
  publishedAt: Date | null;
  /** Markdown. */
  source: string;
  /** Addresses under which it was known, without a slash at either end. */
  redirectFrom: string[];
  notes: string[];
};

/** Something of a source that doesn't come in, and why. */
export type LeftOut = { kind: 'left-out'; what: string; why: string; notes: string[] };

/** What a source is made of. */
export type ImportItem = ImportedEssay | ImportedPage | ImportedDiscussion | LeftOut;

/** A page with an address of its own. */
export type ImportedPage = {
  kind: 'page';
  format: 'jekyll' | 'wordpress';
  /** One of many: when its address is taken it is left out, and the others come in. */
  oneOfMany?: true;
  /** Readers were not meant to see it there. */
  draft?: true;
  title: string;
  /** Without a slash at either end: `leaving-medicine`, `docs/pages`. */
  permalink: string;
  /** Old addresses that should lead to the page, in the same form as `permalink`. */
  redirectFrom: string[];
  order: number | null;
  icon: string | null;
  /** The Markdown below the front matter as it was written, with \n for every line end. */
  source: string;
  notes: string[];
};

/**
 * Why a file can't be imported. `message` is one sentence for the person at the command line and
 * says where; `line` (from 1) or `path` (into the JSON) say the same to programs.
 */
export type ImportProblem = {
  code: ImportProblemCode;
  message: string;
  line?: number;
  path?: string;
};

export type ImportProblemCode =
  | 'empty'
  | 'too-large'
  | 'not-text'
  | 'unknown-format'
  | 'bad-json'
  | 'bad-topic'
  | 'bad-front-matter'
  | 'no-title'
  | 'title-too-long'
  | 'no-comments'
  | 'too-many-comments'
  | 'comment-too-long'
  | 'page-too-long'
  | 'bad-xml'
  | 'unsafe'
  | 'too-many-files'
  | 'nothing-to-bring';

/** The largest file that is read: about ten times the longest public topics, and parsed in a second. */
export const IMPORT_MAX_BYTES = 32 * 1024 * 1024;

/** An import is one transaction; this many comments still fit one comfortably. */
export const IMPORT_MAX_COMMENTS = 20_000;

/** A paragraph of a plain text is a comment as people write them here, with the same limit. */
export const PLAIN_TEXT_COMMENT_MAX = 10_000;

/**
 * Forums allow longer posts than we do (Discourse: 32,000 by default), and the longest of the
 * topics we tried holds 20,000. Cutting would lose what somebody said, so imports get more room.
 */
export const DISCOURSE_COMMENT_MAX = 40_000;

/** Cooked HTML has tags and addresses around the text; beyond this it can't come out short enough. */
export const DISCOURSE_HTML_MAX = 10 * DISCOURSE_COMMENT_MAX;

/** Discourse's own limit of a title is 255. */
export const IMPORT_TITLE_MAX = 255;

/** Longer names are cut: they stand in one line above each comment. */
export const IMPORT_NAME_MAX = 60;

/** A page is rendered in one go; this is some 30,000 words. */
export const IMPORT_PAGE_MAX = 200_000;

/** Text, attribute or comment of an XML file in one piece: a post of WordPress is far shorter. */
export const XML_PIECE_MAX = 4 * 1024 * 1024;

/** Elements inside each other; exports of blogs have six. */
export const XML_DEPTH_MAX = 64;

/** The largest XML file that is read; it is never in memory as a whole. */
export const XML_MAX_BYTES = 1024 * 1024 * 1024;
