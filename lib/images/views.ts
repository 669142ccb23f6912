/** A picture as the one who brought it sees it. */
export type OwnPicture = {
  id: string;
  /** What it shows, for those who don't see it; empty until somebody has said so. */
  alt: string;
  /** Pixels of its largest file. */
  width: number;
  height: number;
  /** Widths in which it can be had, the largest last. */
  widths: number[];
  /** Bytes of all its files. */
  bytes: number;
  /** ISO 8601, UTC. */
  broughtAt: string;
};

/** The picture above a text, as readers get it. */
export type CoverView = {
  id: string;
  alt: string;
  width: number;
  height: number;
  widths: number[];
};

/** A picture in the list of one's own. */
export type PictureOnDesk = OwnPicture & {
  /** The texts of one's own, and pages of the guide, that show it. */
  uses: {
    kind: 'essay' | 'page';
    id: string;
    title: string;
    /** Not only an earlier revision does. */
    current: boolean;
  }[];
  /** Somebody else's text shows it too. */
  usedByOthers: boolean;
  deletable: boolean;
};

/** What an editor gets for a picture that was brought: `markdown` goes into the text. */
export type BroughtPicture = {
  id: string;
  width: number;
  height: number;
  alt: string;
  /** `![alt](/images/<id>)`. */
  markdown: string;
  /** What is to be known about how it was kept, as a sentence; null for most. */
  note: string | null;
};
