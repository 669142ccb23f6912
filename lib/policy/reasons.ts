/** Why something is not allowed, as the page says it. The code is what tests and logs use. */
export const reasons = {
  'sign-in-first': 'Sign in first.',
  'signed-in-already': 'You are signed in already.',
  'name-first': 'Choose the name you want to be known by first.',
  suspended: 'Your account is suspended, so you can read but not write.',
  'authors-only': 'Only an author can do this.',
  'moderators-only': 'Only a moderator can do this.',
  'admins-only': 'Only an admin can do this.',
  'confirm-again':
    'Moderators type a fresh code every twelve hours. Ask for one, and you can go on where you were.',
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
  'essay-hidden': 'This essay is hidden by a moderator.',
  'own-essay': 'This is your own essay; ask another moderator.',
  locked: 'A moderator has locked this discussion: it can be read, but nobody can write in it.',
  'not-readable': 'There is nothing here that can be read.',
  'own-item': 'You cannot report or judge what is your own.',
  'own-persona': 'You cannot decide about yourself; ask another moderator.',
  'not-about-you': 'This decision is about somebody else.',
  'not-your-decision': 'Another moderator decided this; it can be taken back, but not undone.',
  'undo-time-over': 'A decision can be undone for a minute. Take it back with a reason instead.',
  'undone-already': 'This was undone already.',
  'appealed-already': 'You have appealed this decision already; a decision can be appealed once.',
  'appeal-time-over': 'A decision can be appealed for six months. That time is over.',
  'not-appealable': 'There is nothing to appeal in this decision: it took nothing from you.',
  'appeal-for-another': 'You made this decision; another moderator decides about the appeal.',
  'appeal-decided': 'This appeal is decided already.',
} as const;

export type Reason = keyof typeof reasons;
