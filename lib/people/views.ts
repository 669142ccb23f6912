/** What a person sees of their own account; shown to nobody else. */
export type Account = {
  email: string;
  /** Null until they have chosen one. */
  name: string | null;
  /** Sessions of theirs in other browsers. */
  otherSessions: number;
  suspended: boolean;
  /** Whether they get a mail when somebody answers them. */
  replyMails: boolean;
};

/** What deleting an account does, in numbers. */
export type WhatGoes = {
  comments: number;
  reactions: number;
  /** Essays that were never published, and go. */
  drafts: number;
  /** Essays that stay, without the name. */
  essays: number;
};
