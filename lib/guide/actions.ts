'use server';

import { getImageResolver } from '#lib/images/queries.ts';
import { ok, type Result } from '#lib/kernel/result.ts';
import { defineAction } from '#lib/platform/action.ts';
import type { AutosaveAnswer, Conflict } from '#lib/writing/views.ts';
import { autosavePage } from './commands/autosave-page.ts';
import { createPage } from './commands/create-page.ts';
import { restorePage } from './commands/restore-page.ts';
import { takeBackPage } from './commands/take-back-page.ts';
import { writePage } from './commands/write-page.ts';
import {
  autosaveGuidePageInput,
  createGuidePageInput,
  guidePageInput,
  previewGuidePageInput,
  restorePageRevisionInput,
  saveGuidePageInput,
} from './input.ts';
import { getBrokenLinks, getGuideLinkResolver, getPageConflict } from './queries/desk.ts';
import { previewHtml } from './rules/preview-html.ts';
import { readGuide } from './rules/read-guide.ts';

/** Starts a page that only authors see. */
export const createGuidePage = defineAction({
  permission: 'guide.manage',
  limit: 'publish',
  input: createGuidePageInput,
  run: ({ actor, input, now }) => createPage({ ...input, personId: actor.personId, now }),
  // The form of the editor has this or saveGuidePage, and reads the answers of both alike.
  refusalData: async (): Promise<Conflict | undefined> => undefined,
  next: (page) => `/write/pages/${page.id}?done=created`,
});

/** Keeps what is typed, by itself: into the working copy, without a revision. */
export const autosaveGuidePage = defineAction({
  permission: 'guide.manage',
  limit: 'autosave',
  input: autosaveGuidePageInput,
  run: async ({ actor, input, now }): Promise<Result<AutosaveAnswer>> => {
    const { pageId, version, ...text } = input;
    const { personId } = actor;
    const changed = await autosavePage({ pageId, version, text, personId, now });
    if (!changed.ok) return changed;
    const { outcome, copy } = changed.value;
    if (outcome === 'conflict') {
      const conflict = await getPageConflict(pageId, personId);
      if (conflict) return ok(conflict);
    }
    return ok({
      outcome: 'saved' as const,
      version: copy.version,
      savedAt: copy.savedAt.toISOString(),
      broken: await getBrokenLinks(input.source, pageId),
      problems: {},
      hidden: false,
    });
  },
  answer: 'alone',
  data: (answer) => answer,
  echo: false,
});

/**
 * Keeps what was written as a revision; readers go on seeing what is published, at its new address if
 * that was changed. Over something newer than `version` nothing is written: the problem `conflict`
 * comes with what stands there.
 */
export const saveGuidePage = defineAction({
  permission: 'guide.manage',
  limit: 'publish',
  input: saveGuidePageInput,
  run: ({ actor, input, now }) =>
    writePage({ ...input, personId: actor.personId, publish: false, now }),
  refusalData: async ({ code }, { actor, input }) =>
    code === 'conflict'
      ? ((await getPageConflict(input.pageId, actor.personId)) ?? undefined)
      : undefined,
  touchesItself: true,
  next: (page) => `/write/pages/${page.id}?done=saved`,
});

/** Keeps what was written and shows it to readers; a conflict as in saveGuidePage. */
export const publishGuidePage = defineAction({
  permission: 'guide.manage',
  limit: 'publish',
  input: saveGuidePageInput,
  run: ({ actor, input, now }) =>
    writePage({ ...input, personId: actor.personId, publish: true, now }),
  refusalData: async ({ code }, { actor, input }) =>
    code === 'conflict'
      ? ((await getPageConflict(input.pageId, actor.personId)) ?? undefined)
      : undefined,
  touchesItself: true,
  next: (page) => `/write/pages/${page.id}?done=published`,
});

/** Takes a page away from readers. */
export const takeBackGuidePage = defineAction({
  permission: 'guide.manage',
  limit: 'publish',
  input: guidePageInput,
  run: ({ input }) => takeBackPage(input),
  touchesItself: true,
  next: (page) => `/write/pages/${page.id}?done=taken-back`,
});

/** Makes an earlier revision what is being written. */
export const restorePageRevision = defineAction({
  permission: 'guide.manage',
  limit: 'publish',
  input: restorePageRevisionInput,
  run: ({ actor, input, now }) => restorePage({ ...input, personId: actor.personId, now }),
  next: (page) => `/write/pages/${page.id}?done=restored`,
});

/** Shows what a page will look like, by the same reading as the page, and what readers won't see of it. */
export const previewGuidePage = defineAction({
  permission: 'guide.manage',
  limit: 'preview',
  input: previewGuidePageInput,
  run: async ({ input: { title, source } }) => {
    const {
      notes,
      text: _text,
      ...document
    } = readGuide(source, {
      resolveLink: await getGuideLinkResolver(source),
      resolveImage: await getImageResolver(source),
    });
    return ok({ title, html: previewHtml(document), notes });
  },
  data: (preview) => preview,
});
