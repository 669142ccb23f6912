import type { Surface } from '#lib/policy/visibility.ts';
import type { CommentItem, EssayItem, Item, Part, VisibilityStage } from './stage.ts';

// Every route of the site, and how it is asked for an item, or why it can show none. The test fails
// for a route of app/ that stands not here.

export type Asked = {
  /** File in app/. */
  route: string;
  surface: Surface;
  /** Addresses at which it might show this item; none when it has nothing to do with it. */
  paths: (item: Item, stage: VisibilityStage) => string[];
  /** What of it stands there for whoever may see it. */
  shows: (item: Item, stage: VisibilityStage) => Part[];
  /** The same addresses for all items. */
  shared?: true;
};
type Silent = { route: string; why: string };
export type Entry = Asked | Silent;

const nothing = (): Part[] => [];
const ofComment =
  (paths: (comment: CommentItem, stage: VisibilityStage) => string[]) =>
  (item: Item, stage: VisibilityStage) =>
    item.kind === 'comment' ? paths(item, stage) : [];
const ofEssay = (paths: (essay: EssayItem) => string[]) => (item: Item) =>
  item.kind === 'essay' ? paths(item) : [];
/** A comment with its writer's name; an essay that it stands below by its title. */
const textAndName = (item: Item): Part[] => (item.kind === 'comment' ? ['text', 'name'] : []);
/** What was released late comes after all others. */
const inItsPart = (item: Item): Part[] => (item.state === 'released' ? [] : textAndName(item));
/** Only where all may read it there is something to report. */
const OUT_OF_SIGHT = ['hidden', 'held', 'held-by-reports', 'below-taken-back', 'below-hidden'];
const ifReportable =
  (...parts: Part[]) =>
  (item: Item): Part[] =>
    item.kind === 'essay' || OUT_OF_SIGHT.includes(item.state) ? [] : parts;
/** Who has lost their name chooses another one first. */
const EDITABLE = ['published', 'restored', 'released', 'edited-out', 'held'];
const DELETABLE = [...EDITABLE, 'hidden', 'held-by-reports', 'writer-suspended'];
const onIts =
  (thread: CommentItem['thread'], path: (comment: CommentItem, stage: VisibilityStage) => string) =>
  (item: Item, stage: VisibilityStage) =>
    item.kind === 'comment' && item.thread === thread ? [path(item, stage)] : [];
/** Pages of an essay show its title, the summary only where it is named; its text on one page. */
const inFull = (item: Item): Part[] =>
  item.kind === 'essay' ? ['title', 'summary', 'text'] : ['text', 'name'];
const at = (...paths: string[]) => ({ paths: () => paths, shared: true as const });
/** Pages about one comment are asked in the short discussion: they are the same in every other. */
const ownPage = (page: string) =>
  ofComment(({ id, thread }) => (thread === 'short' ? [`/comments/${id}${page}`] : []));

export const SURFACES: Entry[] = [
  // What readers get: the same bytes for everybody.
  {
    route: '(read)/page.tsx',
    surface: 'everybody',
    ...at('/'),
    shows: (item) => (item.kind === 'essay' ? ['title', 'summary'] : []),
  },
  {
    route: '(read)/essays/[slug]/page.tsx',
    surface: 'everybody',
    paths: (item) =>
      item.kind === 'essay'
        ? [item.slug, item.marks.elsewhere ?? item.slug].map((slug) => `/essays/${slug}`)
        : item.thread === 'short'
          ? [`/essays/${item.slug}`]
          : [],
    shows: inFull,
  },
  {
    route: '(read)/essays/[slug]/newest/page.tsx',
    surface: 'everybody',
    paths: (item) =>
      item.kind === 'essay' || item.thread === 'short' ? [`/essays/${item.slug}/newest`] : [],
    shows: inFull,
  },
  {
    route: '(read)/essays/[slug]/helpful/page.tsx',
    surface: 'everybody',
    paths: (item) =>
      item.kind === 'essay' || item.thread === 'short' ? [`/essays/${item.slug}/helpful`] : [],
    shows: inFull,
  },
  {
    route: '(read)/essays/[slug]/page/[window]/page.tsx',
    surface: 'everybody',
    paths: onIts('long', (_, { long }) => `/essays/${long.slug}/page/${long.window}`),
    shows: inItsPart,
  },
  {
    route: '(read)/essays/[slug]/newest/[window]/page.tsx',
    surface: 'everybody',
    paths: onIts('long', (_, { long }) => `/essays/${long.slug}/newest/${long.window}`),
    shows: inItsPart,
  },
  {
    route: '(read)/essays/[slug]/helpful/[edition]/[part]/page.tsx',
    surface: 'everybody',
    paths: onIts('long', (_, { long }) => `/essays/${long.slug}/helpful/1/${long.window}`),
    shows: inItsPart,
  },
  {
    route: '(read)/essays/[slug]/from/[number]/page.tsx',
    surface: 'everybody',
    paths: ofComment(({ slug, number }) => [`/essays/${slug}/from/${number}`]),
    shows: textAndName,
  },
  {
    route: '(read)/essays/[slug]/since/[number]/page.tsx',
    surface: 'everybody',
    paths: ofComment(({ slug, number }) => [`/essays/${slug}/since/${number - 1}`]),
    shows: textAndName,
  },
  {
    route: '(read)/essays/[slug]/voices/[stance]/page.tsx',
    surface: 'everybody',
    paths: ofComment(({ slug }) => [`/essays/${slug}/voices/left`]),
    shows: textAndName,
  },
  {
    route: '(read)/essays/[slug]/voices/[stance]/[number]/page.tsx',
    surface: 'everybody',
    // One page for all of a discussion: those from its second comment on.
    paths: ofComment(({ slug, number }) => (number > 1 ? [`/essays/${slug}/voices/left/1`] : [])),
    shows: textAndName,
  },
  {
    route: '(read)/essays/[slug]/voices/page.tsx',
    surface: 'everybody',
    paths: ofEssay(({ slug }) => [`/essays/${slug}/voices`]),
    // Below the others nobody says where they are.
    shows: (item) => (item.state === 'published' ? ['title'] : []),
  },
  {
    route: '(read)/comments/[id]/page.tsx',
    surface: 'everybody',
    paths: ownPage(''),
    shows: textAndName,
  },
  {
    route: '(read)/comments/[id]/history/page.tsx',
    surface: 'everybody',
    paths: ownPage('/history'),
    shows: (item) => (item.state === 'edited-out' ? ['text', 'name'] : ['text', 'earlier', 'name']),
  },
  {
    route: '(read)/feed.xml/route.ts',
    surface: 'everybody',
    ...at('/feed.xml'),
    shows: (item) => (item.kind === 'essay' ? ['title', 'summary', 'text'] : []),
  },
  {
    route: '(read)/feed.json/route.ts',
    surface: 'everybody',
    ...at('/feed.json'),
    shows: (item) => (item.kind === 'essay' ? ['title', 'summary', 'text'] : []),
  },
  // Up to as many of the newest comments as the short discussion has.
  ...['feed.xml', 'feed.json'].map(
    (file): Entry => ({
      route: `(read)/essays/[slug]/${file}/route.ts`,
      surface: 'everybody',
      paths: (item) =>
        item.kind === 'essay' || item.thread === 'short' ? [`/essays/${item.slug}/${file}`] : [],
      shows: (item) => (item.kind === 'essay' ? ['title'] : ['text', 'name']),
    }),
  ),
  ...['feed.xml', 'feed.json'].map(
    (file): Entry => ({
      route: `(read)/guide/${file}/route.ts`,
      surface: 'nobody',
      ...at(`/guide/${file}`),
      shows: nothing,
    }),
  ),
  {
    // Nothing of it can be read in its bytes; that there is one is as much as that there is an essay.
    route: '(read)/essays/[slug]/og.png/route.ts',
    surface: 'everybody',
    paths: ofEssay(({ slug }) => [`/essays/${slug}/og.png`]),
    shows: nothing,
  },
  {
    route: '(read)/series/[slug]/page.tsx',
    surface: 'everybody',
    paths: (item, { series }) => (item.kind === 'essay' ? [`/series/${series.slug}`] : []),
    shows: (item) => (item.kind === 'essay' ? ['title', 'summary'] : []),
  },
  {
    // The title stands in the address.
    route: 'sitemap.ts',
    surface: 'everybody',
    ...at('/sitemap.xml'),
    shows: (item) => (item.kind === 'essay' ? ['address'] : []),
  },
  {
    route: '(read)/[...permalink]/page.tsx',
    surface: 'everybody',
    // The guide names what links to it.
    paths: ofEssay(({ slug }) => [`/${slug}`, `/essays//${slug}`, '/leaving-medicine']),
    shows: nothing,
  },
  // The public log and the figures name no person and quote nothing.
  ...[
    ['(read)/moderation/log/page.tsx', '/moderation/log'],
    ['(read)/moderation/log/from/[entry]/page.tsx', '/moderation/log/from/1'],
    ['(read)/moderation/log/[by]/[value]/page.tsx', '/moderation/log/rule/patient-privacy'],
    [
      '(read)/moderation/log/[by]/[value]/from/[entry]/page.tsx',
      '/moderation/log/rule/patient-privacy/from/1',
    ],
    ['(read)/moderation/log/feed.xml/route.ts', '/moderation/log/feed.xml'],
    ['(read)/moderation/log/feed.json/route.ts', '/moderation/log/feed.json'],
    ['(read)/transparency/page.tsx', '/transparency'],
    ['(read)/transparency/figures.csv/route.ts', '/transparency/figures.csv'],
    ['(read)/transparency/figures.json/route.ts', '/transparency/figures.json'],
  ].map(
    ([route = '', path = '']): Entry => ({
      route,
      surface: 'nobody',
      ...at(path),
      shows: nothing,
    }),
  ),

  // What one person gets.
  {
    route: '(write)/comments/[id]/more/page.tsx',
    surface: 'reader',
    paths: ownPage('/more'),
    shows: textAndName,
  },
  {
    route: '(write)/comments/[id]/reply/page.tsx',
    surface: 'reader',
    paths: ownPage('/reply'),
    shows: textAndName,
  },
  {
    route: '(write)/comments/[id]/edit/page.tsx',
    surface: 'own',
    paths: ownPage('/edit'),
    shows: (item) => (EDITABLE.includes(item.state) && item.kind === 'comment' ? ['text'] : []),
  },
  {
    route: '(write)/comments/[id]/delete/page.tsx',
    surface: 'own',
    paths: ownPage('/delete'),
    shows: (item) => (DELETABLE.includes(item.state) ? textAndName(item) : []),
  },
  {
    route: '(write)/comments/[id]/report/page.tsx',
    surface: 'reader',
    paths: ownPage('/report'),
    shows: ifReportable('text', 'name'),
  },
  {
    route: '(write)/comments/[id]/report-name/page.tsx',
    surface: 'reader',
    paths: ownPage('/report-name'),
    shows: ifReportable('name'),
  },
  {
    route: '(write)/essays/[slug]/report/page.tsx',
    surface: 'everybody',
    paths: ofEssay(({ slug }) => [`/essays/${slug}/report`]),
    shows: (item) => (item.kind === 'essay' ? ['title'] : []),
  },
  {
    route: '(write)/essays/[slug]/comment/page.tsx',
    surface: 'everybody',
    paths: ({ slug }) => [`/essays/${slug}/comment`],
    shows: (item) => (item.kind === 'essay' ? ['title'] : []),
  },
  {
    route: '(write)/essays/[slug]/save/page.tsx',
    surface: 'everybody',
    paths: ofEssay(({ slug }) => [`/essays/${slug}/save`]),
    // Who is not signed in is led there first.
    shows: nothing,
  },
  {
    route: '(account)/account/saved/page.tsx',
    surface: 'everybody',
    ...at('/account/saved'),
    shows: nothing,
  },
  {
    route: '(write)/write/[id]/figures/page.tsx',
    surface: 'desk',
    paths: ofEssay(({ id }) => [`/write/${id}/figures`]),
    shows: nothing,
  },
  {
    route: '(write)/write/[id]/figures/figures.csv/route.ts',
    surface: 'nobody',
    paths: ofEssay(({ id }) => [`/write/${id}/figures/figures.csv`]),
    shows: nothing,
  },
  {
    route: '(write)/write/page.tsx',
    surface: 'desk',
    ...at('/write'),
    shows: (item) =>
      item.kind !== 'essay' ? [] : item.state === 'changed' ? ['unpublished'] : ['title'],
  },
  {
    route: '(write)/write/import/page.tsx',
    surface: 'desk',
    ...at('/write/import'),
    // What comments may join.
    shows: (item) =>
      item.kind === 'essay' && (item.state === 'published' || item.state === 'changed')
        ? ['title']
        : [],
  },
  {
    route: '(write)/write/series/[id]/page.tsx',
    surface: 'desk',
    paths: (item, { series }) => (item.kind === 'essay' ? [`/write/series/${series.id}`] : []),
    shows: (item) => (item.kind === 'essay' ? ['title'] : []),
  },
  {
    route: '(write)/write/deleted/page.tsx',
    surface: 'desk',
    ...at('/write/deleted'),
    // None of them lies in the bin.
    shows: nothing,
  },
  {
    route: '(write)/write/[id]/history/page.tsx',
    surface: 'desk',
    paths: ofEssay(({ id }) => [`/write/${id}/history`]),
    shows: (item) =>
      item.kind !== 'essay' ? [] : item.state === 'changed' ? ['title', 'unpublished'] : ['title'],
  },
  {
    route: '(write)/write/[id]/history/[number]/page.tsx',
    surface: 'desk',
    paths: ofEssay(({ id }) => [`/write/${id}/history/1`]),
    shows: (item) =>
      item.kind !== 'essay'
        ? []
        : item.state === 'changed'
          ? ['title', 'text', 'unpublished']
          : ['title', 'text'],
  },
  {
    route: '(write)/write/[id]/publish/page.tsx',
    surface: 'desk',
    paths: ofEssay(({ id }) => [`/write/${id}/publish`]),
    shows: (item) =>
      item.kind !== 'essay' ? [] : item.state === 'changed' ? ['unpublished'] : ['title'],
  },
  {
    route: '(write)/review/[token]/page.tsx',
    surface: 'reviewers',
    paths: ofEssay(({ review }) => [review]),
    shows: (item) => (item.state === 'changed' ? ['unpublished'] : ['title', 'summary', 'text']),
  },
  {
    route: '(write)/write/[id]/page.tsx',
    surface: 'desk',
    paths: ofEssay(({ id }) => [`/write/${id}`]),
    shows: (item) =>
      item.kind !== 'essay'
        ? []
        : item.state === 'changed'
          ? ['unpublished']
          : ['title', 'summary', 'text'],
  },
  {
    route: 'api/viewer/route.ts',
    surface: 'own',
    paths: (item) => (item.kind === 'comment' ? [`/api/viewer?essay=${item.essayId}`] : []),
    shows: (item) => (item.kind === 'comment' && item.state !== 'name-hidden' ? ['name'] : []),
  },

  // What moderators get.
  {
    route: '(moderate)/comments/[id]/hide/page.tsx',
    surface: 'moderators',
    paths: ownPage('/hide'),
    shows: (item) => (item.state === 'name-hidden' ? ['text'] : textAndName(item)),
  },
  {
    route: '(moderate)/moderation/page.tsx',
    surface: 'moderators',
    ...at('/moderation'),
    shows: nothing,
  },

  {
    route: '(moderate)/moderation/cases/[id]/page.tsx',
    surface: 'moderators',
    paths: (item, { after }) => (after.cases[item.id] ?? []).map((id) => `/moderation/cases/${id}`),
    shows: textAndName,
  },

  // What was decided, for the person it is about and for moderators.
  {
    route: '(account)/decisions/[id]/page.tsx',
    surface: 'decision',
    paths: (item, { after }) => (after.decisions[item.id] ?? []).map((id) => `/decisions/${id}`),
    shows: nothing,
  },
  {
    route: '(account)/account/notices/page.tsx',
    surface: 'decision',
    ...at('/account/notices'),
    shows: nothing,
  },
  {
    route: '(account)/account/export/file/route.ts',
    surface: 'own',
    ...at('/account/export/file'),
    shows: (item) => (item.kind === 'comment' ? ['text', 'name', 'email'] : []),
  },

  // What can show none.
  {
    route: '(write)/comments/kept/[id]/page.tsx',
    why: 'shows a browser what it has kept of its own',
  },
  { route: '(account)/account/delete/page.tsx', why: 'asks whether one is sure' },
  { route: '(account)/account/export/page.tsx', why: 'leads to the file' },
  { route: '(account)/mails/stop/page.tsx', why: 'a button that switches mails off' },
  { route: 'api/mails/stop/route.ts', why: 'switches mails off' },
  { route: '(moderate)/moderation/words/page.tsx', why: 'phrases of moderators' },
  { route: '(read)/rules/page.tsx', why: 'a text of the site’s own' },
  { route: '(account)/account/page.tsx', why: 'says one’s own name and address to oneself' },
  { route: '(account)/mailbox/page.tsx', why: 'mails on localhost; they are looked at apart' },
  { route: '(account)/mailbox/[id]/page.tsx', why: 'mails on localhost; they are looked at apart' },
  { route: '(account)/sign-in/again/page.tsx', why: 'asks for a fresh code' },
  { route: '(account)/sign-in/page.tsx', why: 'asks for an address' },
  { route: '(account)/sign-in/code/page.tsx', why: 'asks for a code' },
  { route: '(account)/sign-in/name/page.tsx', why: 'asks for a name' },
  {
    route: '(moderate)/moderation/imports/[id]/page.tsx',
    why: 'shows imported comments, which no account wrote',
  },
  { route: '(write)/write/series/page.tsx', why: 'titles of series' },
  { route: '(write)/write/import/[id]/page.tsx', why: 'what stands in files of one’s own' },
  {
    route: '(write)/write/images/page.tsx',
    why: 'pictures of one’s own, and titles of one’s texts',
  },
  { route: '(write)/write/new/page.tsx', why: 'an empty form' },
  { route: '(write)/write/pages/new/page.tsx', why: 'an empty form' },
  { route: '(write)/write/pages/[id]/page.tsx', why: 'pages of the guide' },
  { route: '(write)/write/pages/[id]/history/page.tsx', why: 'revisions of a page of the guide' },
  {
    route: '(write)/write/pages/[id]/history/[number]/page.tsx',
    why: 'a revision of a page of the guide',
  },
  { route: 'api/auth/session/route.ts', why: 'answers nothing of anybody' },
  { route: 'api/health/live/route.ts', why: 'says that the process lives' },
  { route: 'api/health/ready/route.ts', why: 'says whether the database answers' },
  { route: 'robots.ts', why: 'names folders' },
  { route: 'opengraph-image.png', why: 'one picture for the whole site, of its name' },
  { route: 'apple-icon.png', why: 'a picture' },
  { route: 'icon.svg', why: 'a picture' },
  { route: 'favicon.ico', why: 'a picture' },
];
