import type { Stage } from './stage.ts';
import type { Who } from './stage-test.ts';

export type PageCase = {
  /** What the test is called. */
  name: string;
  path: (stage: Stage) => string;
  who?: Who;
  status?: number;
};

const ID_OF_NOTHING = '00000000-0000-7000-8000-000000000000';

/** Pages that are the same bytes for everybody. */
export const READ_PAGES: PageCase[] = [
  { name: 'home', path: () => '/' },
  {
    name: 'the first essay',
    path: () => '/essays/why-is-leaving-clinical-medicine-still-seen-as-failure',
  },
  { name: 'an essay with a long thread', path: ({ busy }) => `/essays/${busy.slug}` },
  { name: 'the newest first', path: ({ busy }) => `/essays/${busy.slug}/newest` },
  { name: 'the most helpful', path: ({ busy }) => `/essays/${busy.slug}/helpful` },
  { name: 'a further part', path: ({ busy }) => `/essays/${busy.slug}/page/2` },
  { name: 'the last part', path: ({ busy }) => `/essays/${busy.slug}/page/6` },
  { name: 'a further part of the newest', path: ({ busy }) => `/essays/${busy.slug}/newest/2` },
  { name: 'what came since', path: ({ busy }) => `/essays/${busy.slug}/since/5` },
  {
    name: 'nothing since',
    path: ({ busy }) => `/essays/${busy.slug}/since/${busy.lastNumber}`,
  },
  { name: 'where people stand', path: ({ voices }) => `/essays/${voices.slug}/voices` },
  { name: 'voices', path: ({ voices }) => `/essays/${voices.slug}/voices/left` },
  {
    name: 'the last of many voices',
    path: ({ voices }) => `/essays/${voices.slug}/voices/left/${voices.later}`,
  },
  { name: 'a discussion with voices', path: ({ voices }) => `/essays/${voices.slug}` },
  { name: 'an essay without comments', path: ({ quiet }) => `/essays/${quiet.slug}` },
  {
    name: 'a branch of one comment',
    path: ({ busy }) => `/essays/${busy.slug}/from/${busy.lastNumber - 10}`,
  },
  { name: 'a stretch of a branch', path: ({ busy }) => `/essays/${busy.slug}/from/7` },
  {
    name: 'an essay with corrections',
    path: ({ publishing }) => `/essays/${publishing.moved.slug}`,
  },
  { name: 'an essay with pictures', path: ({ pictures }) => `/essays/${pictures.slug}` },
  { name: 'a series', path: ({ series }) => `/series/${series.slug}` },
  { name: 'an essay that is answered', path: ({ series }) => `/essays/${series.answered}` },
  { name: 'an answer in another script', path: ({ series }) => `/essays/${series.answer}` },
  { name: 'a locked discussion', path: ({ locked }) => `/essays/${locked.slug}` },
  { name: 'a comment in a locked discussion', path: ({ locked }) => `/comments/${locked.comment}` },
  { name: 'a discussion in slow mode', path: ({ slow }) => `/essays/${slow.slug}` },
  { name: 'a comment', path: ({ comments }) => `/comments/${comments.root}` },
  { name: 'a comment deep down', path: ({ comments }) => `/comments/${comments.deepest}` },
  { name: 'a hidden comment', path: ({ comments }) => `/comments/${comments.hidden}` },
  { name: 'a deleted comment', path: ({ comments }) => `/comments/${comments.deleted}` },
  { name: 'versions of a comment', path: ({ comments }) => `/comments/${comments.edited}/history` },
  { name: 'the guide', path: () => '/leaving-medicine' },
  { name: 'the house rules', path: () => '/rules' },
  { name: 'the moderation log', path: () => '/moderation/log' },
  { name: 'a further part of the log', path: ({ olderLog }) => olderLog },
  { name: 'the log of one rule', path: () => '/moderation/log/rule/harassment' },
  { name: 'the log of one kind', path: () => '/moderation/log/kind/edit-out' },
  { name: 'a further part of the log of one kind', path: ({ olderWarnings }) => olderWarnings },
  { name: 'moderation in figures', path: () => '/transparency' },
];

/** Pages that answer 404 or 410, in words. */
export const MISSING_PAGES: PageCase[] = [
  {
    name: 'an essay that was taken back',
    path: ({ takenBack }) => `/essays/${takenBack.slug}`,
    status: 410,
  },
  { name: 'an unknown address', path: () => '/nothing-here', status: 404 },
  {
    name: 'voices of too few',
    path: ({ voices }) => `/essays/${voices.slug}/voices/unhappy`,
    status: 404,
  },
  { name: 'an unknown comment', path: () => `/comments/${ID_OF_NOTHING}/more`, status: 404 },
];

/** Pages that are made for one person at every request. */
export const PERSONAL_PAGES: PageCase[] = [
  { name: 'sign-in', path: () => '/sign-in' },
  { name: 'the code', path: () => '/sign-in/code', who: 'browser' },
  { name: 'the code without having asked', path: () => '/sign-in/code' },
  { name: 'the name', path: () => '/sign-in/name', who: 'nameless' },
  { name: 'a fresh code', path: () => '/sign-in/again?next=/account', who: 'member' },
  { name: 'the account', path: () => '/account', who: 'member' },
  { name: 'taking what is one’s own', path: () => '/account/export', who: 'member' },
  { name: 'deleting the account', path: () => '/account/delete', who: 'author' },
  { name: 'a deleted account', path: () => '/account/delete?done=1' },
  { name: 'no more mails', path: () => '/mails/stop?token=none' },
  { name: 'the mailbox', path: () => '/mailbox' },
  { name: 'a mail', path: ({ mail }) => `/mailbox/${mail}` },
  { name: 'a comment on an essay', path: ({ quiet }) => `/essays/${quiet.slug}/comment` },
  {
    name: 'a comment on an essay by a member',
    path: ({ quiet }) => `/essays/${quiet.slug}/comment`,
    who: 'member',
  },
  {
    name: 'saving for later',
    path: ({ quiet }) => `/essays/${quiet.slug}/save`,
    who: 'member',
  },
  {
    name: 'what was saved',
    path: ({ busy }) => `/essays/${busy.slug}/save`,
    who: 'moderator',
  },
  { name: 'the list of what one saved', path: () => '/account/saved', who: 'moderator' },
  { name: 'nothing saved', path: () => '/account/saved', who: 'nameless' },
  {
    name: 'saving what is not there',
    path: ({ takenBack }) => `/essays/${takenBack.slug}/save`,
    who: 'member',
    status: 404,
  },
  { name: 'figures of an essay', path: ({ busy }) => `/write/${busy.id}/figures`, who: 'author' },
  { name: 'no figures yet', path: ({ draft }) => `/write/${draft.id}/figures`, who: 'author' },
  {
    name: 'figures of somebody else’s essay',
    path: ({ busy }) => `/write/${busy.id}/figures`,
    who: 'member',
    status: 404,
  },
  { name: 'one’s pictures', path: () => '/write/images', who: 'author' },
  {
    name: 'a picture that was just brought',
    path: ({ pictures }) => `/write/images?brought=${pictures.inside}&note=first`,
    who: 'author',
  },
  { name: 'pictures of who brings none', path: () => '/write/images', who: 'member', status: 403 },
  { name: 'bringing texts', path: () => '/write/import', who: 'author' },
  {
    name: 'bringing texts without a right to',
    path: () => '/write/import',
    who: 'member',
    status: 403,
  },
  {
    name: 'what would come in',
    path: ({ imports }) => `/write/import/${imports.ready}`,
    who: 'author',
  },
  {
    name: 'texts that are coming in',
    path: ({ imports }) => `/write/import/${imports.busy}`,
    who: 'author',
  },
  {
    name: 'files that were refused',
    path: ({ imports }) => `/write/import/${imports.refused}`,
    who: 'author',
  },
  {
    name: 'files of somebody else',
    path: ({ imports }) => `/write/import/${imports.ready}`,
    who: 'member',
    status: 404,
  },
  { name: 'one’s series', path: () => '/write/series', who: 'author' },
  {
    name: 'a series of one’s own',
    path: ({ series }) => `/write/series/${series.id}`,
    who: 'author',
  },
  {
    name: 'a series of somebody else',
    path: ({ series }) => `/write/series/${series.id}`,
    who: 'member',
    status: 403,
  },
  { name: 'a reply', path: ({ comments }) => `/comments/${comments.edited}/reply` },
  {
    name: 'a reply to what is hidden',
    path: ({ comments }) => `/comments/${comments.hidden}/reply`,
    who: 'member',
    status: 403,
  },
  { name: 'a kept comment', path: ({ kept }) => `/comments/kept/${kept}`, who: 'browser' },
  {
    name: 'a kept comment of another browser',
    path: ({ kept }) => `/comments/kept/${kept}`,
    status: 404,
  },
  { name: 'an edit', path: ({ comments }) => `/comments/${comments.own}/edit`, who: 'member' },
  {
    name: 'an edit that came too late',
    path: ({ comments }) => `/comments/${comments.hidden}/edit`,
    who: 'member',
    status: 403,
  },
  { name: 'a deletion', path: ({ comments }) => `/comments/${comments.own}/delete`, who: 'member' },
  {
    name: 'a deletion of what is not one’s own',
    path: ({ comments }) => `/comments/${comments.edited}/delete`,
    who: 'member',
    status: 403,
  },
  { name: 'more about a comment', path: ({ comments }) => `/comments/${comments.edited}/more` },
  {
    name: 'more about a comment that one may react to',
    path: ({ comments }) => `/comments/${comments.edited}/more`,
    who: 'member',
  },
  {
    name: 'more about one’s own comment',
    path: ({ comments }) => `/comments/${comments.own}/more`,
    who: 'member',
  },
  {
    name: 'more about one’s own hidden comment',
    path: ({ comments }) => `/comments/${comments.hidden}/more`,
    who: 'member',
  },
  {
    name: 'more about one’s own comment that waits',
    path: ({ waiting }) => `/comments/${waiting}/more`,
    who: 'member',
  },
  {
    name: 'a discussion where a comment of one’s own waits',
    path: ({ slow }) => `/essays/${slow.slug}`,
    who: 'member',
  },
  {
    name: 'a reply to a locked discussion',
    path: ({ locked }) => `/comments/${locked.comment}/reply`,
    who: 'member',
    status: 403,
  },
  { name: 'the word rules', path: () => '/moderation/words', who: 'moderator' },
  {
    name: 'the word rules by a member',
    path: () => '/moderation/words',
    who: 'member',
    status: 403,
  },
  {
    name: 'hiding',
    path: ({ comments }) => `/comments/${comments.edited}/hide`,
    who: 'moderator',
  },
  {
    name: 'restoring',
    path: ({ comments }) => `/comments/${comments.hidden}/hide`,
    who: 'moderator',
  },
  {
    name: 'releasing',
    path: ({ comments }) => `/comments/${comments.held}/hide`,
    who: 'moderator',
  },
  {
    name: 'hiding by a member',
    path: ({ comments }) => `/comments/${comments.edited}/hide`,
    who: 'member',
    status: 403,
  },
  {
    name: 'a notice about a comment',
    path: ({ comments }) => `/comments/${comments.edited}/report`,
  },
  {
    name: 'a notice that was sent',
    path: ({ comments }) => `/comments/${comments.edited}/report?sent=risk-to-life`,
  },
  {
    name: 'a report',
    path: ({ comments }) => `/comments/${comments.edited}/report`,
    who: 'member',
  },
  {
    name: 'a report of one’s own comment',
    path: ({ comments }) => `/comments/${comments.own}/report`,
    who: 'member',
    status: 403,
  },
  {
    name: 'a report of what is hidden',
    path: ({ comments }) => `/comments/${comments.hidden}/report`,
    who: 'author',
    status: 404,
  },
  {
    name: 'a report that was made',
    path: ({ reported }) => `/comments/${reported}/report`,
    who: 'suspended',
  },
  {
    name: 'a report of a name',
    path: ({ comments }) => `/comments/${comments.edited}/report-name`,
    who: 'member',
  },
  {
    name: 'a report of an essay',
    path: ({ quiet }) => `/essays/${quiet.slug}/report`,
    who: 'member',
  },
  { name: 'notices', path: () => '/account/notices', who: 'suspended' },
  { name: 'no notices', path: () => '/account/notices', who: 'nameless' },
  { name: 'the account of somebody suspended', path: () => '/account', who: 'suspended' },
  {
    name: 'a decision about oneself',
    path: ({ decisions }) => `/decisions/${decisions.open}`,
    who: 'suspended',
  },
  {
    name: 'a decision that was appealed',
    path: ({ decisions }) => `/decisions/${decisions.appealed}`,
    who: 'moderator',
  },
  {
    name: 'a decision about somebody else',
    path: ({ decisions }) => `/decisions/${decisions.open}`,
    who: 'member',
    status: 404,
  },
  { name: 'moderation', path: () => '/moderation', who: 'moderator' },
  { name: 'moderation by a member', path: () => '/moderation', who: 'member', status: 403 },
  { name: 'urgent cases', path: () => '/moderation?filter=danger', who: 'moderator' },
  { name: 'no cases of one’s own', path: () => '/moderation?filter=mine', who: 'moderator' },
  ...['private', 'blackedOut', 'claimed', 'essay', 'name', 'appeal', 'decided'].map(
    (about): PageCase => ({
      name: `a case (${about})`,
      path: ({ cases }) => `/moderation/cases/${cases[about as keyof typeof cases]}`,
      who: 'moderator',
    }),
  ),
  {
    name: 'a case by a member',
    path: ({ cases }) => `/moderation/cases/${cases.private}`,
    who: 'member',
    status: 403,
  },
  {
    name: 'a case that is none',
    path: () => `/moderation/cases/${ID_OF_NOTHING}`,
    who: 'moderator',
    status: 404,
  },
  {
    name: 'held comments of an import',
    path: ({ heldImport }) => `/moderation/imports/${heldImport}`,
    who: 'moderator',
  },
  { name: 'the desk', path: () => '/write', who: 'author' },
  { name: 'the desk of a member', path: () => '/write', who: 'member', status: 403 },
  { name: 'essays of one state', path: () => '/write?show=draft', who: 'author' },
  {
    name: 'the desk after a deletion',
    path: ({ desk }) => `/write?deleted=${desk.deleted}`,
    who: 'author',
  },
  { name: 'deleted drafts', path: () => '/write/deleted', who: 'author' },
  { name: 'deleted drafts of a member', path: () => '/write/deleted', who: 'member', status: 403 },
  { name: 'a history', path: ({ desk }) => `/write/${desk.history}/history`, who: 'author' },
  {
    name: 'a history of somebody else’s essay',
    path: ({ desk }) => `/write/${desk.history}/history`,
    who: 'member',
    status: 404,
  },
  {
    name: 'a revision compared with now',
    path: ({ desk }) => `/write/${desk.history}/history/2`,
    who: 'author',
  },
  {
    name: 'a revision compared with another',
    path: ({ desk }) => `/write/${desk.history}/history/3?with=1`,
    who: 'author',
  },
  {
    name: 'a revision that is none',
    path: ({ desk }) => `/write/${desk.history}/history/99`,
    who: 'author',
    status: 404,
  },
  { name: 'a new essay', path: () => '/write/new', who: 'author' },
  { name: 'a draft', path: ({ draft }) => `/write/${draft.id}`, who: 'author' },
  {
    name: 'publishing a draft',
    path: ({ draft }) => `/write/${draft.id}/publish`,
    who: 'author',
  },
  {
    name: 'publishing an essay with a time and a link for reviewers',
    path: ({ publishing }) => `/write/${publishing.scheduled.id}/publish`,
    who: 'author',
  },
  {
    name: 'publishing an essay that readers have',
    path: ({ publishing }) => `/write/${publishing.moved.id}/publish`,
    who: 'author',
  },
  {
    name: 'publishing an essay of somebody else',
    path: ({ draft }) => `/write/${draft.id}/publish`,
    who: 'member',
    status: 404,
  },
  { name: 'a draft for reviewers', path: ({ publishing }) => `/review/${publishing.review}` },
  { name: 'a changed essay', path: ({ changed }) => `/write/${changed.id}`, who: 'author' },
  {
    name: 'a draft of somebody else',
    path: ({ draft }) => `/write/${draft.id}`,
    who: 'member',
    status: 404,
  },
  {
    name: 'a new page of the guide',
    path: () => '/write/pages/new',
    who: 'author',
  },
  {
    name: 'a new page of the guide for a member',
    path: () => '/write/pages/new',
    who: 'member',
    status: 403,
  },
  {
    name: 'the history of a page of the guide',
    path: ({ guideDraft }) => `/write/pages/${guideDraft.id}/history`,
    who: 'author',
  },
  {
    name: 'a revision of a page of the guide',
    path: ({ guideDraft }) => `/write/pages/${guideDraft.id}/history/1`,
    who: 'author',
  },
  {
    name: 'a page of the guide on the desk',
    path: ({ guideDraft }) => `/write/pages/${guideDraft.id}`,
    who: 'author',
  },
];

export const EVERY_PAGE: PageCase[] = [...READ_PAGES, ...MISSING_PAGES, ...PERSONAL_PAGES];
