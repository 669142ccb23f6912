'use server';

import { getImageResolver } from '#lib/images/queries.ts';
import { renderEssay } from '#lib/kernel/markdown/render.ts';
import { ok, type Result } from '#lib/kernel/result.ts';
import { readZonedTime } from '#lib/kernel/zoned-time.ts';
import { defineAction } from '#lib/platform/action.ts';
import type { AutosaveAnswer, Conflict } from '#lib/writing/views.ts';
import { addCorrection as correct } from './commands/add-correction.ts';
import { autosaveEssay as autosave, type ChangedEssay } from './commands/autosave-essay.ts';
import { beginEssay as begin } from './commands/begin-essay.ts';
import { createEssay as create } from './commands/create-essay.ts';
import { deleteEssay as remove } from './commands/delete-essay.ts';
import { duplicateEssay as duplicate } from './commands/duplicate-essay.ts';
import { findAnsweredEssay } from './commands/find-answered-essay.ts';
import { makeReviewLink as makeLink } from './commands/make-review-link.ts';
import { moveEssay as move } from './commands/move-essay.ts';
import { publishCopy } from './commands/publish-copy.ts';
import { publishEssay as publish } from './commands/publish-essay.ts';
import { restoreRevision as restore } from './commands/restore-revision.ts';
import { revokeReviewLink as revokeLink } from './commands/revoke-review-link.ts';
import { saveEssay as save } from './commands/save-essay.ts';
import { scheduleEssay as schedule } from './commands/schedule-essay.ts';
import { takeBackEssay as takeBack } from './commands/take-back-essay.ts';
import { undeleteEssay as bringBack } from './commands/undelete-essay.ts';
import { unscheduleEssay as unschedule } from './commands/unschedule-essay.ts';
import {
  addCorrectionInput,
  autosaveEssayInput,
  beginEssayInput,
  createEssayInput,
  essayInput,
  makeReviewLinkInput,
  moveEssayInput,
  previewEssayInput,
  publishCopyInput,
  restoreRevisionInput,
  revokeReviewLinkInput,
  saveEssayInput,
  scheduleEssayInput,
  takeBackEssayInput,
} from './input.ts';
import {
  getBrokenLinks,
  getConflict,
  getEssaySubject,
  getLinkResolver,
  getReviewLinkSubject,
} from './queries.ts';
import { ESSAYS_TAG, essayAddressTag, essayTag } from './tags.ts';

type Answered = Awaited<ReturnType<typeof findAnsweredEssay>>;

const everywhere = (essay: { id: string; slug: string }) => [
  ESSAYS_TAG,
  essayTag(essay.id),
  essayAddressTag(essay.slug),
];

/** Starts a draft that only its author sees. */
export const createEssay = defineAction({
  permission: 'essay.create',
  limit: 'publish',
  input: createEssayInput,
  run: async ({ actor, input: { answers, ...text }, now }) => {
    const answered = await findAnsweredEssay(answers, null);
    if (!answered.ok) return answered;
    const byline = actor.name ?? '';
    return create({ ...text, answersId: answered.value, authorId: actor.personId, byline, now });
  },
  // The form of the editor has this or saveEssay, and reads the answers of both alike.
  refusalData: async (): Promise<Conflict | undefined> => undefined,
  next: (created) => `/write/${created.id}?done=created`,
});

/**
 * Starts a draft by itself while it is typed, under an id (a UUID) that the browser makes: sent
 * again, it starts no second one. The answer is that of a save by itself.
 */
export const beginEssay = defineAction({
  permission: 'essay.create',
  limit: 'autosave',
  input: beginEssayInput,
  run: async ({ actor, input: { essayId, answers, ...text }, now }) => {
    const answered = await findAnsweredEssay(answers, essayId);
    const answersId = answered.ok ? answered.value : undefined;
    const authorId = actor.personId ?? '';
    const byline = actor.name ?? '';
    const begun = { essayId, text: { ...text, answersId }, authorId, byline, now };
    return answerOf(await begin(begun), text.source, actor.personId, answered);
  },
  answer: 'alone',
  data: (answer) => answer,
  echo: false,
});

/**
 * Keeps what is typed, by itself: into the working copy, without a revision. `data` says whether it
 * is kept, or what stands there instead: then nothing was overwritten.
 */
export const autosaveEssay = defineAction({
  permission: 'essay.save',
  limit: 'autosave',
  input: autosaveEssayInput,
  subject: (input) => getEssaySubject(input.essayId),
  run: async ({ actor, input: { essayId, version, joins, answers, ...text }, now }) => {
    const answered = await findAnsweredEssay(answers, essayId);
    const answersId = answered.ok ? answered.value : undefined;
    const { personId } = actor;
    const change = { essayId, version, joins, text: { ...text, answersId }, personId, now };
    return answerOf(await autosave(change), text.source, personId, answered);
  },
  answer: 'alone',
  data: (answer) => answer,
  echo: false,
});

/**
 * Keeps what was written as a revision; readers go on seeing what is published. Over something newer
 * than `version` nothing is written: the problem `conflict` comes with what stands there.
 */
export const saveEssay = defineAction({
  permission: 'essay.save',
  limit: 'publish',
  input: saveEssayInput,
  subject: (input) => getEssaySubject(input.essayId),
  run: async ({ actor, input: { answers, ...kept }, now }) => {
    const answered = await findAnsweredEssay(answers, kept.essayId);
    if (!answered.ok) return answered;
    return save({ ...kept, answersId: answered.value, personId: actor.personId, now });
  },
  refusalData: async ({ code }, { actor, input }) =>
    code === 'conflict'
      ? ((await getConflict(input.essayId, actor.personId)) ?? undefined)
      : undefined,
  next: (saved) => `/write/${saved.id}?done=saved`,
});

/** Keeps what was written and shows it to readers; a conflict as in saveEssay. */
export const publishEssay = defineAction({
  permission: 'essay.publish',
  limit: 'publish',
  input: saveEssayInput,
  subject: (input) => getEssaySubject(input.essayId),
  run: async ({ actor, input: { answers, ...kept }, now }) => {
    const answered = await findAnsweredEssay(answers, kept.essayId);
    if (!answered.ok) return answered;
    const { personId } = actor;
    const saved = await save({ ...kept, answersId: answered.value, personId, now });
    if (!saved.ok) return saved;
    const { revision } = saved.value;
    return publish({ essayId: kept.essayId, byline: actor.name ?? '', revision, now });
  },
  refusalData: async ({ code }, { actor, input }) =>
    code === 'conflict'
      ? ((await getConflict(input.essayId, actor.personId)) ?? undefined)
      : undefined,
  touches: everywhere,
  next: (published) => `/write/${published.id}?done=published`,
});

/** Takes an essay and its discussion away from readers. */
export const takeBackEssay = defineAction({
  permission: 'essay.take-back',
  limit: 'publish',
  input: takeBackEssayInput,
  subject: (input) => getEssaySubject(input.essayId),
  run: ({ input, now }) => takeBack({ ...input, now }),
  touches: everywhere,
  next: (taken) => `/write/${taken.id}?done=taken-back`,
});

/** The page where an essay is published, with what has just been done there. */
const publishing = (essayId: string, done: string) => `/write/${essayId}/publish?done=${done}`;

/** Shows readers what is being written, as its author was shown it. */
export const publishNow = defineAction({
  permission: 'essay.publish',
  limit: 'publish',
  input: publishCopyInput,
  subject: (input) => getEssaySubject(input.essayId),
  run: ({ actor, input, now }) =>
    publishCopy({ ...input, personId: actor.personId, byline: actor.name ?? '', now }),
  touchesItself: true,
  next: ({ id }) => publishing(id, 'published'),
});

/** Has what is being written published at a time, whatever is written meanwhile. */
export const scheduleEssay = defineAction({
  permission: 'essay.schedule',
  limit: 'publish',
  input: scheduleEssayInput,
  subject: (input) => getEssaySubject(input.essayId),
  run: async ({ actor, input: { essayId, version, at, zone }, now }) => {
    const read = readZonedTime(at, zone);
    if (!read.ok) return { ok: false, problem: { ...read.problem, field: 'at' } };
    const { personId } = actor;
    return schedule({ essayId, version, personId, at: read.value.at, zone, now });
  },
  next: ({ id }) => publishing(id, 'scheduled'),
});

/** Takes back the time at which an essay was to be published, or the remark that it was missed. */
export const unscheduleEssay = defineAction({
  permission: 'essay.save',
  limit: 'publish',
  input: essayInput,
  subject: (input) => getEssaySubject(input.essayId),
  run: ({ input }) => unschedule(input),
  next: ({ id }) => publishing(id, 'unscheduled'),
});

/** Tells readers what was put right in the text that they have. */
export const addCorrection = defineAction({
  permission: 'essay.publish',
  limit: 'publish',
  input: addCorrectionInput,
  subject: (input) => getEssaySubject(input.essayId),
  run: ({ input, now }) => correct({ ...input, now }),
  touchesItself: true,
  next: ({ id }) => publishing(id, 'corrected'),
});

/** Gives an essay another address; where readers had it leads there. */
export const moveEssay = defineAction({
  permission: 'essay.move',
  limit: 'publish',
  input: moveEssayInput,
  subject: (input) => getEssaySubject(input.essayId),
  run: ({ input, now }) => move({ ...input, now }),
  touchesItself: true,
  next: ({ id }) => publishing(id, 'moved'),
});

/** Makes a link that shows what was last kept of an essay to whoever has it. */
export const makeReviewLink = defineAction({
  permission: 'essay.share',
  limit: 'publish',
  input: makeReviewLinkInput,
  subject: (input) => getEssaySubject(input.essayId),
  run: ({ actor, input, now }) => makeLink({ ...input, personId: actor.personId ?? '', now }),
  next: ({ essayId }) => publishing(essayId, 'shared'),
});

/** Has a link for reviewers lead nowhere from now on. */
export const revokeReviewLink = defineAction({
  permission: 'essay.share',
  limit: 'publish',
  input: revokeReviewLinkInput,
  subject: (input) => getReviewLinkSubject(input.linkId),
  run: ({ input, now }) => revokeLink({ ...input, now }),
  next: ({ essayId }) => publishing(essayId, 'revoked'),
});

/** Makes an earlier revision what is being written, as a new revision. */
export const restoreRevision = defineAction({
  permission: 'essay.save',
  limit: 'publish',
  input: restoreRevisionInput,
  subject: (input) => getEssaySubject(input.essayId),
  run: ({ actor, input, now }) => restore({ ...input, personId: actor.personId, now }),
  next: (restored) => `/write/${restored.id}/history?done=restored`,
});

/** Starts a draft with the text of another essay. */
export const duplicateEssay = defineAction({
  permission: 'essay.duplicate',
  limit: 'publish',
  input: essayInput,
  subject: (input) => getEssaySubject(input.essayId),
  run: ({ actor, input, now }) =>
    duplicate({ ...input, authorId: actor.personId, byline: actor.name ?? '', now }),
  next: (copy) => `/write/${copy.id}?done=duplicated`,
});

/** Puts a draft into the bin. */
export const deleteEssay = defineAction({
  permission: 'essay.delete',
  limit: 'publish',
  input: essayInput,
  subject: (input) => getEssaySubject(input.essayId),
  run: ({ input, now }) => remove({ ...input, now }),
  next: (deleted) => `/write?deleted=${deleted.id}`,
});

/** Brings a draft back from the bin. */
export const undeleteEssay = defineAction({
  permission: 'essay.undelete',
  limit: 'publish',
  input: essayInput,
  subject: (input) => getEssaySubject(input.essayId),
  run: ({ input }) => bringBack(input),
  next: (brought) => `/write?restored=${brought.id}`,
});

/** Shows what an essay will look like, by the same rendering as the page. */
export const previewEssay = defineAction({
  permission: 'essay.create',
  limit: 'preview',
  input: previewEssayInput,
  run: async ({ input }) => {
    const { html } = renderEssay(input.source, {
      resolveLink: await getLinkResolver(input.source),
      resolveImage: await getImageResolver(input.source),
    });
    return ok({ title: input.title, html });
  },
  data: (preview) => preview,
});

/** What the editor is told of a save by itself. */
async function answerOf(
  changed: Result<ChangedEssay>,
  source: string,
  viewerId: string | null,
  answered: Answered,
): Promise<Result<AutosaveAnswer>> {
  if (!changed.ok) return changed;
  const { outcome, essay, copy } = changed.value;
  if (outcome === 'conflict') {
    const conflict = await getConflict(essay.id, viewerId);
    if (conflict) return ok(conflict);
  }
  const problems: Record<string, string> = answered.ok ? {} : { answers: answered.problem.message };
  return ok({
    outcome: 'saved' as const,
    version: copy.version,
    savedAt: copy.savedAt.toISOString(),
    broken: await getBrokenLinks(source, essay.id),
    problems,
    hidden: essay.hiddenById !== null,
  });
}
