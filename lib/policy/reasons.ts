/** Why something is not allowed, as the page says it. The code is what tests and logs use. */
export const reasons = {
  'sign-in-first': 'Sign in first.',
  'signed-in-already': 'You are signed in already.',
  'name-first': 'Choose the name you want to be known by first.',
  suspended: 'Your account is suspended, so you can read but not write.',
  'authors-only': 'Only an author can do this.',
  'moderators-only': 'Only a moderator can do this.',
  'not-your-essay': 'This essay belongs to another author.',
  'not-your-comment': 'This comment was written by somebody else.',
  'own-comment': 'You wrote this comment yourself; reactions to it are for others.',
  'your-own-comment': 'You cannot decide about your own comment; ask another moderator.',
  'edit-window-over':
    'A comment can be edited for 15 minutes after it was posted. That time is over.',
  'comment-deleted': 'This comment was deleted by its writer.',
  'comment-hidden': 'This comment is hidden by a moderator.',
  'comment-held': 'This comment waits for a moderator.',
  'not-published': 'This essay is not published.',
} as const;

export type Reason = keyof typeof reasons;
