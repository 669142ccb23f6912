'use server';

import { getCommentSubject } from '#lib/comments/queries/subjects.ts';
import { getEssaySubject } from '#lib/essays/queries.ts';
import type { Problem } from '#lib/kernel/result.ts';
import { DAY, later } from '#lib/kernel/time.ts';
import { defineAction } from '#lib/platform/action.ts';
import type { Actor } from '#lib/policy/actor.ts';
import { refusal } from '#lib/policy/refusal.ts';
import { safeNext } from '#lib/sign-in/rules.ts';
import { addNote } from './commands/add-note.ts';
import { claimCase as claim } from './commands/claim-case.ts';
import { decideMany as decideEach } from './commands/decide-many.ts';
import { editOut as blackOut } from './commands/edit-out.ts';
import { hideComment as hide } from './commands/hide-comment.ts';
import { hideEssay as hideOne, restoreEssay as showOne } from './commands/hide-essay.ts';
import { restoreName as giveName, hideName as takeName } from './commands/hide-name.ts';
import { holdComment as hold } from './commands/hold-comment.ts';
import type { KeptItem } from './commands/keep.ts';
import { keepCase as keep } from './commands/keep-case.ts';
import { lockBranch as closeBranch, unlockBranch as openBranch } from './commands/lock-branch.ts';
import { lockThread as closeThread, unlockThread as openThread } from './commands/lock-thread.ts';
import { lookAtSealed as look } from './commands/look-at-sealed.ts';
import { putBack as giveBack } from './commands/put-back.ts';
import { releaseCase as giveCaseBack } from './commands/release-case.ts';
import { releaseComment as release } from './commands/release-comment.ts';
import { releaseHeld } from './commands/release-held.ts';
import { restoreComment as restore } from './commands/restore-comment.ts';
import { revealPersona as reveal } from './commands/reveal-persona.ts';
import { takeBackDecision } from './commands/reverse-decision.ts';
import { slowThread as slow, unslowThread as unslow } from './commands/slow-thread.ts';
import { suspend } from './commands/suspend.ts';
import { undoDecision as undo } from './commands/undo-decision.ts';
import { undoMany as undoEach } from './commands/undo-many.ts';
import { unsuspend } from './commands/unsuspend.ts';
import { unwarn, warn } from './commands/warn.ts';
import {
  claimCaseInput,
  decideManyInput,
  editOutInput,
  hideCommentInput,
  hideEssayInput,
  hideNameInput,
  holdCommentInput,
  keepCaseInput,
  lockBranchInput,
  lockThreadInput,
  lookAtSealedInput,
  noteOnCaseInput,
  putBackInput,
  releaseCaseInput,
  releaseCommentInput,
  releaseImportInput,
  restoreCommentInput,
  restoreEssayInput,
  restoreNameInput,
  revealPersonaInput,
  slowThreadInput,
  suspendPersonaInput,
  takeBackInput,
  undoDecisionInput,
  undoManyInput,
  unlockBranchInput,
  unlockThreadInput,
  unslowThreadInput,
  unsuspendPersonaInput,
  unwarnPersonaInput,
  warnPersonaInput,
} from './input.ts';
import { getDecisionSubject } from './queries/decision-subject.ts';
import { getCaseSubject, getDecidedSubject, getPersonaSubject } from './queries/subjects.ts';
import { bulkSummary, readBulk } from './rules/bulk.ts';
import { decidedBy } from './rules/decided-by.ts';
import { findWords } from './rules/find-words.ts';
import { leadOn } from './rules/lead-on.ts';

const commentPage = (id: string) => `/comments/${id}/hide`;
const QUEUE = '/moderation';

/** Hides a comment from readers for a house rule, with the reason its writer will read. */
export const hideComment = defineAction({
  permission: 'comment.hide',
  limit: 'moderate',
  input: hideCommentInput,
  subject: (input) => getCommentSubject(input.commentId),
  run: ({ actor, input, now }) => hide({ ...input, by: decidedBy(actor), now }),
  touchesItself: true,
  next: ({ commentId, decisionId }, { next }) =>
    leadOn('hidden', decisionId, commentPage(commentId), next),
});

/** Lets a hidden comment be read again, with the reason its writer will read. */
export const restoreComment = defineAction({
  permission: 'comment.restore',
  limit: 'moderate',
  input: restoreCommentInput,
  subject: (input) => getCommentSubject(input.commentId),
  run: ({ actor, input, now }) => restore({ ...input, by: decidedBy(actor), now }),
  touchesItself: true,
  next: ({ commentId, decisionId }, { next }) =>
    leadOn('restored', decisionId, commentPage(commentId), next),
});

/** Takes a comment out of sight until a moderator has looked at it. */
export const holdComment = defineAction({
  permission: 'comment.hold',
  limit: 'moderate',
  input: holdCommentInput,
  subject: (input) => getCommentSubject(input.commentId),
  run: ({ actor, input, now }) => hold({ ...input, by: decidedBy(actor), now }),
  touchesItself: true,
  next: ({ commentId, decisionId }, { next }) =>
    leadOn('held', decisionId, commentPage(commentId), next),
});

/** Lets one held comment be read. */
export const releaseComment = defineAction({
  permission: 'comment.release',
  limit: 'moderate',
  input: releaseCommentInput,
  subject: (input) => getCommentSubject(input.commentId),
  run: ({ actor, input, now }) => release({ ...input, by: decidedBy(actor), now }),
  touchesItself: true,
  next: ({ commentId, decisionId }, { next }) =>
    leadOn('released', decisionId, commentPage(commentId), next),
});

/** Lets everything that an import still holds be read. */
export const releaseImport = defineAction({
  permission: 'import.release',
  limit: 'moderate',
  input: releaseImportInput,
  run: ({ actor, input, now }) => releaseHeld({ ...input, by: decidedBy(actor), now }),
  touchesItself: true,
  next: () => '/moderation?done=released',
});

/** Blacks out what was marked in a comment, for everybody and in all its versions. */
export const editOut = defineAction({
  permission: 'comment.edit-out',
  limit: 'moderate',
  input: editOutInput,
  subject: (input) => getCommentSubject(input.commentId),
  run: async ({ actor, input: { words, ...input }, now }) => {
    const found = findWords(input.body, words);
    if (!found.ok) return found;
    const spans = [...input.spans, ...found.value];
    return blackOut({ ...input, spans, by: decidedBy(actor), now });
  },
  touchesItself: true,
  next: ({ commentId, decisionId }, { next }) =>
    leadOn('edited-out', decisionId, commentPage(commentId), next),
});

/** Gives a comment its text back that was blacked out in part. */
export const putBack = defineAction({
  permission: 'comment.edit-out',
  limit: 'moderate',
  input: putBackInput,
  subject: (input) => getCommentSubject(input.commentId),
  run: ({ actor, input, now }) => giveBack({ ...input, by: decidedBy(actor), now }),
  touchesItself: true,
  next: ({ commentId, decisionId }, { next }) =>
    leadOn('put-back', decisionId, commentPage(commentId), next),
});

/** Locks a comment and everything below it. */
export const lockBranch = defineAction({
  permission: 'branch.lock',
  limit: 'moderate',
  input: lockBranchInput,
  subject: (input) => getCommentSubject(input.commentId),
  run: ({ actor, input, now }) => closeBranch({ ...input, by: decidedBy(actor), now }),
  touchesItself: true,
  next: ({ commentId, decisionId }, { next }) =>
    leadOn('locked', decisionId, commentPage(commentId), next),
});

/** Opens a locked branch again. */
export const unlockBranch = defineAction({
  permission: 'branch.lock',
  limit: 'moderate',
  input: unlockBranchInput,
  subject: (input) => getCommentSubject(input.commentId),
  run: ({ actor, input, now }) => openBranch({ ...input, by: decidedBy(actor), now }),
  touchesItself: true,
  next: ({ commentId, decisionId }, { next }) =>
    leadOn('unlocked', decisionId, commentPage(commentId), next),
});

/** Locks a discussion: everybody reads, nobody writes. */
export const lockThread = defineAction({
  permission: 'thread.lock',
  limit: 'moderate',
  input: lockThreadInput,
  run: ({ actor, input, now }) => closeThread({ ...input, by: decidedBy(actor), now }),
  touchesItself: true,
  next: ({ decisionId }, { next }) => leadOn('locked', decisionId, QUEUE, next),
});

/** Opens a locked discussion again. */
export const unlockThread = defineAction({
  permission: 'thread.lock',
  limit: 'moderate',
  input: unlockThreadInput,
  run: ({ actor, input, now }) => openThread({ ...input, by: decidedBy(actor), now }),
  touchesItself: true,
  next: ({ decisionId }, { next }) => leadOn('unlocked', decisionId, QUEUE, next),
});

/** Has each writer of a discussion wait between two comments. */
export const slowThread = defineAction({
  permission: 'thread.lock',
  limit: 'moderate',
  input: slowThreadInput,
  run: ({ actor, input, now }) => slow({ ...input, by: decidedBy(actor), now }),
  touchesItself: true,
  next: ({ decisionId }, { next }) => leadOn('slowed', decisionId, QUEUE, next),
});

/** Lets everybody write in a discussion as fast as they like. */
export const unslowThread = defineAction({
  permission: 'thread.lock',
  limit: 'moderate',
  input: unslowThreadInput,
  run: ({ actor, input, now }) => unslow({ ...input, by: decidedBy(actor), now }),
  touchesItself: true,
  next: ({ decisionId }, { next }) => leadOn('unslowed', decisionId, QUEUE, next),
});

/** Takes an essay and its discussion away from readers. */
export const hideEssay = defineAction({
  permission: 'essay.hide',
  limit: 'moderate',
  input: hideEssayInput,
  subject: (input) => getEssaySubject(input.essayId),
  run: ({ actor, input, now }) => hideOne({ ...input, by: decidedBy(actor), now }),
  touchesItself: true,
  next: ({ decisionId }, { next }) => leadOn('hidden', decisionId, QUEUE, next),
});

/** Lets a hidden essay be read again. */
export const restoreEssay = defineAction({
  permission: 'essay.hide',
  limit: 'moderate',
  input: restoreEssayInput,
  subject: (input) => getEssaySubject(input.essayId),
  run: ({ actor, input, now }) => showOne({ ...input, by: decidedBy(actor), now }),
  touchesItself: true,
  next: ({ decisionId }, { next }) => leadOn('restored', decisionId, QUEUE, next),
});

/** Takes a display name away; the person chooses another one. */
export const hideName = defineAction({
  permission: 'persona.decide',
  limit: 'moderate',
  input: hideNameInput,
  subject: (input) => getPersonaSubject(input.personaId),
  run: ({ actor, input, now }) => takeName({ ...input, by: decidedBy(actor), now }),
  touchesItself: true,
  next: ({ decisionId }, { next }) => leadOn('name-removed', decisionId, QUEUE, next),
});

/** Gives a person the display name back that was taken from them. */
export const restoreName = defineAction({
  permission: 'persona.decide',
  limit: 'moderate',
  input: restoreNameInput,
  subject: (input) => getPersonaSubject(input.personaId),
  run: ({ actor, input, now }) => giveName({ ...input, by: decidedBy(actor), now }),
  touchesItself: true,
  next: ({ decisionId }, { next }) => leadOn('name-restored', decisionId, QUEUE, next),
});

/** Tells a person that what they did breaks a house rule, and no more. */
export const warnPersona = defineAction({
  permission: 'persona.decide',
  limit: 'moderate',
  input: warnPersonaInput,
  subject: (input) => getPersonaSubject(input.personaId),
  run: ({ actor, input, now }) => warn({ ...input, by: decidedBy(actor), now }),
  touchesItself: true,
  next: ({ decisionId }, { next }) => leadOn('warned', decisionId, QUEUE, next),
});

/** Takes a warning back. */
export const unwarnPersona = defineAction({
  permission: 'persona.decide',
  limit: 'moderate',
  input: unwarnPersonaInput,
  subject: (input) => getPersonaSubject(input.personaId),
  run: ({ actor, input, now }) => unwarn({ ...input, by: decidedBy(actor), now }),
  touchesItself: true,
  next: ({ decisionId }, { next }) => leadOn('unwarned', decisionId, QUEUE, next),
});

/** Keeps a person from writing, for some days or until it is lifted. */
export const suspendPersona = defineAction({
  permission: 'persona.decide',
  limit: 'moderate',
  input: suspendPersonaInput,
  subject: (input) => getPersonaSubject(input.personaId),
  run: ({ actor, input: { days, ...input }, now }) => {
    const endsAt = days === null ? null : later(now, days * DAY);
    return suspend({ ...input, endsAt, by: decidedBy(actor), now });
  },
  touchesItself: true,
  next: ({ decisionId }, { next }) => leadOn('suspended', decisionId, QUEUE, next),
});

/** Lifts a suspension. */
export const unsuspendPersona = defineAction({
  permission: 'persona.decide',
  limit: 'moderate',
  input: unsuspendPersonaInput,
  subject: (input) => getPersonaSubject(input.personaId),
  run: ({ actor, input, now }) => unsuspend({ ...input, by: decidedBy(actor), now }),
  touchesItself: true,
  next: ({ decisionId }, { next }) => leadOn('unsuspended', decisionId, QUEUE, next),
});

/** Leaves what waits in the queue as it is; what is held is released. */
export const keepCase = defineAction({
  permission: 'case.keep',
  limit: 'moderate',
  input: keepCaseInput,
  subject: (input) => getCaseSubject(input.caseId),
  run: ({ actor, input, now }) => keep({ ...input, by: decidedBy(actor), now }),
  touchesItself: true,
  next: ({ decisionId }, { next }) => leadOn('kept', decisionId, QUEUE, next),
});

/** Undoes a decision of one's own within a minute, before anybody is told of it. */
export const undoDecision = defineAction({
  permission: 'decision.undo',
  limit: 'moderate',
  input: undoDecisionInput,
  subject: (input) => getDecisionSubject(input.decisionId),
  run: ({ actor, input, now }) => undo({ ...input, by: decidedBy(actor), now }),
  touchesItself: true,
  next: ({ decisionId }, { next }) => leadOn('undone', decisionId, QUEUE, next),
});

/** Takes a decision back that still has its effect, with a reason. Both stay on record. */
export const takeBack = defineAction({
  permission: 'case.keep',
  limit: 'moderate',
  input: takeBackInput,
  subject: (input) => getDecidedSubject(input.decisionId),
  run: ({ actor, input, now }) => takeBackDecision({ ...input, by: decidedBy(actor), now }),
  touchesItself: true,
  next: ({ decisionId }, input) =>
    leadOn('taken-back', decisionId, `/decisions/${input.decisionId}`, input.next),
});

/** Shows a moderator what a black-out has sealed. The look and its reason stay on record. */
export const lookAtSealed = defineAction({
  permission: 'sealed.look',
  limit: 'moderate',
  input: lookAtSealedInput,
  run: ({ actor, input, now }) => look({ ...input, by: decidedBy(actor), now }),
  data: (texts) => texts,
});

/** Tells an admin whose a persona is. The reason stays on record, and the person is told. */
export const revealPersona = defineAction({
  permission: 'persona.reveal',
  limit: 'moderate',
  input: revealPersonaInput,
  subject: (input) => getPersonaSubject(input.personaId),
  run: ({ actor, input, now }) => reveal({ ...input, by: decidedBy(actor), now }),
  data: (revealed) => revealed,
});

/** Takes a case, so that no other moderator decides it meanwhile. */
export const claimCase = defineAction({
  permission: 'case.work',
  limit: 'moderate',
  input: claimCaseInput,
  run: ({ actor, input: { caseId }, now }) =>
    claim({ caseId, personId: actor.personId ?? '', now }),
  next: (_claimed, { next }) => safeNext(next ?? QUEUE),
});

/** Gives a case that one has claimed back to everybody. */
export const releaseCase = defineAction({
  permission: 'case.work',
  limit: 'moderate',
  input: releaseCaseInput,
  run: ({ actor, input: { caseId } }) => giveCaseBack({ caseId, personId: actor.personId ?? '' }),
  next: (_released, { next }) => safeNext(next ?? QUEUE),
});

/** Writes a note about a case for the other moderators. */
export const noteOnCase = defineAction({
  permission: 'case.work',
  limit: 'moderate',
  input: noteOnCaseInput,
  run: ({ actor, input: { caseId, text }, now }) =>
    addNote({ caseId, text, personId: actor.personId ?? '', now }),
  next: (_noted, { next }) => safeNext(next ?? QUEUE),
});

/** Decides several cases of the queue: one decision each, and of each the policy is asked. */
export const decideMany = defineAction({
  permission: 'case.work',
  limit: 'moderate',
  input: decideManyInput,
  run: ({ actor, input, now }) =>
    decideEach({
      ...readBulk(input),
      refusal: (kind, item, caseId) => refusalOf(actor, kind, item, caseId, now),
      by: decidedBy(actor),
      now,
    }),
  touchesItself: true,
  data: bulkSummary,
});

/** Undoes what one has just decided: one decision, or all of a bulk act. */
export const undoMany = defineAction({
  permission: 'case.work',
  limit: 'moderate',
  input: undoManyInput,
  run: ({ actor, input: { decisionIds }, now }) =>
    undoEach({
      decisionIds,
      refusal: async (id) => refusal(actor, 'decision.undo', await getDecisionSubject(id), now),
      by: decidedBy(actor),
      now,
    }),
  touchesItself: true,
  next: (_undone, { next, decisionIds }) => leadOn('undone', decisionIds[0] ?? '', QUEUE, next),
});

/** What the policy says against hiding or keeping what one case is about; null when nothing. */
async function refusalOf(
  actor: Actor,
  kind: 'hide' | 'keep',
  item: KeptItem,
  caseId: string,
  now: Date,
): Promise<Problem | null> {
  if (kind === 'keep') return refusal(actor, 'case.keep', await getCaseSubject(caseId), now);
  if ('commentId' in item) {
    return refusal(actor, 'comment.hide', await getCommentSubject(item.commentId), now);
  }
  if ('essayId' in item) {
    return refusal(actor, 'essay.hide', await getEssaySubject(item.essayId), now);
  }
  return refusal(actor, 'persona.decide', await getPersonaSubject(item.personaId), now);
}
