/** An essay or a page of the guide that leads here, as readers find it. */
export type LinkHere = { address: string; title: string };

/** An essay that answers, or is answered. */
export type AnswerView = { slug: string; title: string; byline: string };

/** What leads to a text: published texts that link it, and essays that answer it. */
export type Surroundings = {
  /** The essay that this one answers. */
  answers: AnswerView | null;
  /** Essays that answer this one, the oldest first. */
  answeredBy: AnswerView[];
  /** More of them than are listed. */
  moreAnswers: number;
  linkedFrom: LinkHere[];
  moreLinks: number;
};
