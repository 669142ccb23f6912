/** What every form of a decision has to know of the page it stands on. */
export type DecisionWays = {
  /** Where the moderator goes on when the item is decided about. */
  next: string;
  /** This page: where what does not decide about the item leads back to. */
  here: string;
  /** Whether this is an admin, who may learn whose a persona is. */
  isAdmin: boolean;
};
