import { globSync, readFileSync } from 'node:fs';
import { ask, type Got } from './ask.ts';
import type { Who } from './matrix.ts';
import type { CommentItem, VisibilityStage } from './stage.ts';

// Every server action, and what is sent to it about a comment, or why its answer can hold no text of
// an item. The test fails for an action that stands not here.

/** Sent where a sentence is asked for. */
const SENTENCE = 'For the test of what may be seen.';

type Sent = {
  /** What is sent about a comment by who may not do it to this one; null sends nothing. */
  fields: (item: CommentItem, stage: VisibilityStage) => Record<string, string> | null;
  /** Who sends it: nobody who would be let. */
  from: 'not-moderators' | 'not-writer' | 'everybody';
};
type Silent = { why: string };

const rule = 'patient-privacy';
const burden = { rule, law: '', explanation: SENTENCE };
const aboutComment = (more: Record<string, string>): Sent => ({
  fields: ({ id }) => ({ commentId: id, ...more }),
  from: 'not-moderators',
});
const aboutPersona = (more: Record<string, string>): Sent => ({
  fields: ({ personaId }) => ({ personaId, ...more }),
  from: 'not-moderators',
});
const aboutThread = (more: Record<string, string>): Sent => ({
  fields: ({ threadId }) => ({ threadId, ...more }),
  from: 'not-moderators',
});
const aboutEssay = (more: Record<string, string>): Sent => ({
  fields: ({ essayId }) => ({ essayId, ...more }),
  from: 'not-moderators',
});
const aboutCase = (more: Record<string, string>): Sent => ({
  fields: ({ id }, { after }) => {
    const caseId = after.cases[id]?.[0];
    return caseId === undefined ? null : { caseId, caseIds: caseId, ...more };
  },
  from: 'not-moderators',
});
const aboutDecision = (more: Record<string, string>): Sent => ({
  fields: ({ id }, { after }) => {
    const decisionId = after.decisions[id]?.[0];
    return decisionId === undefined ? null : { decisionId, decisionIds: decisionId, ...more };
  },
  from: 'not-moderators',
});

const reversal = { explanation: SENTENCE };
const ofOneself = { why: 'is about the account that sends it' };
const ownText = { why: 'gives back what was sent, rendered' };
const authors = { why: 'writes an essay or a page of the guide; at the desk they are looked at' };
const words = { why: 'is about phrases of moderators, and needs their right' };

export const ACTIONS: Record<string, Sent | Silent> = {
  postComment: {
    // An answer to what may not be read; without words where it may.
    fields: ({ id, essayId, state }) => ({
      essayId,
      answersId: id,
      postKey: crypto.randomUUID(),
      inPlace: 'yes',
      body: ['hidden', 'held', 'held-by-reports', 'deleted'].includes(state) ? SENTENCE : '',
    }),
    from: 'everybody',
  },
  previewComment: ownText,
  editComment: { fields: ({ id }) => ({ commentId: id, body: SENTENCE }), from: 'not-writer' },
  deleteComment: { fields: ({ id }) => ({ commentId: id }), from: 'not-writer' },
  reactToComment: {
    fields: ({ id }) => ({ commentId: id, kind: 'same', wanted: 'yes', inPlace: 'yes' }),
    from: 'everybody',
  },
  noteVisit: { fields: ({ essayId }) => ({ essayId, number: '1' }), from: 'everybody' },
  makeReport: {
    // A note that is too long where there is something to report.
    fields: ({ id, state }) => ({
      item: 'comment',
      id,
      reason: rule,
      note: ['hidden', 'held', 'held-by-reports', 'deleted'].includes(state)
        ? ''
        : 'x'.repeat(10_000),
    }),
    from: 'everybody',
  },
  sendNotice: {
    fields: ({ id }) => ({ item: 'comment', id, reason: rule, why: '', name: '', email: '' }),
    from: 'everybody',
  },
  makeAppeal: { ...aboutDecision({ text: SENTENCE }), from: 'not-writer' },
  decideAppeal: aboutDecision({ appealId: crypto.randomUUID(), outcome: 'upheld', ...reversal }),
  hideComment: aboutComment(burden),
  restoreComment: aboutComment(reversal),
  holdComment: aboutComment(burden),
  releaseComment: aboutComment(reversal),
  editOut: aboutComment({ ...burden, spans: '[{"start":0,"end":2}]', words: '', body: 'It' }),
  putBack: aboutComment(reversal),
  lockBranch: aboutComment(burden),
  unlockBranch: aboutComment(reversal),
  lockThread: aboutThread(burden),
  unlockThread: aboutThread(reversal),
  slowThread: aboutThread({ ...burden, seconds: '60' }),
  unslowThread: aboutThread(reversal),
  hideEssay: aboutEssay(burden),
  restoreEssay: aboutEssay(reversal),
  hideName: aboutPersona(burden),
  restoreName: aboutPersona(reversal),
  warnPersona: aboutPersona(burden),
  unwarnPersona: aboutPersona(reversal),
  suspendPersona: aboutPersona({ ...burden, days: '1' }),
  unsuspendPersona: aboutPersona(reversal),
  keepCase: aboutCase({}),
  claimCase: aboutCase({}),
  releaseCase: aboutCase({}),
  noteOnCase: aboutCase({ text: SENTENCE }),
  decideMany: aboutCase({ act: 'keep' }),
  undoMany: aboutDecision({}),
  undoDecision: aboutDecision({}),
  takeBack: aboutDecision(reversal),
  lookAtSealed: aboutDecision({ reason: SENTENCE }),
  revealPersona: aboutPersona({ reason: SENTENCE }),
  releaseImport: { why: 'is about imported comments, which no account wrote' },

  createEssay: authors,
  beginEssay: authors,
  autosaveEssay: authors,
  restoreRevision: authors,
  duplicateEssay: authors,
  deleteEssay: authors,
  undeleteEssay: authors,
  saveEssay: authors,
  publishEssay: authors,
  takeBackEssay: authors,
  publishNow: authors,
  scheduleEssay: authors,
  unscheduleEssay: authors,
  addCorrection: authors,
  moveEssay: authors,
  makeReviewLink: authors,
  revokeReviewLink: authors,
  previewEssay: ownText,
  bringImage: authors,
  describeImage: authors,
  deleteImage: authors,
  bringFiles: authors,
  beginImport: authors,
  deleteImport: authors,
  createSeries: authors,
  saveSeries: authors,
  addToSeries: authors,
  moveInSeries: authors,
  removeFromSeries: authors,
  deleteSeries: authors,
  createGuidePage: authors,
  autosaveGuidePage: authors,
  saveGuidePage: authors,
  publishGuidePage: authors,
  restorePageRevision: authors,
  previewGuidePage: authors,
  takeBackGuidePage: authors,
  addWordRule: words,
  endWordRule: words,
  tryWordRule: words,
  seeNotices: ofOneself,
  chooseDisplayName: ofOneself,
  chooseReplyMails: ofOneself,
  stopReplyMails: ofOneself,
  deleteAccount: ofOneself,
  requestCode: ofOneself,
  redeemCode: ofOneself,
  askToConfirm: ofOneself,
  confirmSession: ofOneself,
  signOut: ofOneself,
  endOtherSessions: ofOneself,
  saveForLater: { ...aboutEssay({}), from: 'everybody' },
  letGoEssay: ofOneself,
};

/** Names of all actions there are. */
export function actionNames(): string[] {
  return globSync('lib/*/actions.ts').flatMap((file) =>
    Array.from(
      readFileSync(file, 'utf8').matchAll(/^export const (\w+) = /gm),
      ([, name = '']) => name,
    ),
  );
}

/** What only moderators may do is refused before it is looked at: some senders and items are enough. */
const SOME_PEOPLE = ['visitor', 'member', 'unconfirmed-moderator', 'suspended'];
const SOME_STATES = ['hidden', 'held', 'edited-out', 'name-hidden', 'below-hidden'];

/** Who sends it about a comment: people who must not be let, or whom it does no harm. */
export function sendersOf(
  { from }: Sent,
  item: CommentItem,
  everybody: readonly Who[],
): readonly Who[] {
  const writer: Who = ['writer', item.writer];
  if (from === 'everybody') return [...everybody, writer];
  if (from === 'not-writer') return everybody;
  if (!SOME_STATES.includes(item.state)) return [];
  return [...everybody.filter(([name]) => SOME_PEOPLE.includes(name)), writer];
}

/** Sends fields to an action as a script does. */
export function send(
  origin: string,
  path: string,
  cookie: string,
  action: string,
  fields: Record<string, string>,
): Promise<Got> {
  const headers = { 'next-action': action, accept: 'text/x-component', origin };
  return ask(origin, path, cookie, { method: 'POST', headers, body: encoded(fields) });
}

type Manifest = {
  node: Record<string, { exportedName?: string; workers: Record<string, unknown> }>;
};

/** By what a build knows an action, and the address of a page that has it, for a comment. */
export function readBuild({
  after,
}: VisibilityStage): (name: string, item: CommentItem) => { id: string; path: string } {
  const file = '.next/server/server-reference-manifest.json';
  const { node } = JSON.parse(readFileSync(file, 'utf8')) as Manifest;
  const actions = Object.entries(node);
  return (name, item) => {
    const [id, action] = actions.find(([, { exportedName }]) => exportedName === name) ?? [];
    if (!id || !action) throw new Error(`the build has no action ${name}`);
    const decision = after.decisions[item.id]?.[0] ?? item.id;
    const paths = Object.keys(action.workers).map((worker) =>
      addressOf(worker, item).replace('/decisions/[id]', `/decisions/${decision}`),
    );
    const path = paths.find((each) => !each.includes('['));
    return { id, path: path ?? `/comments/${item.id}/more` };
  };
}

/** "app/(read)/comments/[id]/page" for a comment. */
function addressOf(worker: string, { id, slug }: CommentItem): string {
  return worker
    .replace(/^app/, '')
    .replaceAll(/\/\([^)]*\)/g, '')
    .replace(/\/page$/, '')
    .replace('/comments/[id]', `/comments/${id}`)
    .replace('/essays/[slug]', `/essays/${slug}`);
}

/**
 * A form as React 19.3 sends it to an action that has its state first (encodeReply of its client). Of
 * another shape the action would get nothing, and the test says so.
 */
function encoded(fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(`_1_${name}`, value);
  form.append('0', JSON.stringify([{ status: 'idle' }, '$K1']));
  return form;
}
