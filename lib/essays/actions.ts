'use server';

import { renderEssay } from '#lib/kernel/markdown/render.ts';
import { ok } from '#lib/kernel/result.ts';
import { defineAction } from '#lib/platform/action.ts';
import { createEssay as create } from './commands/create-essay.ts';
import { publishEssay as publish } from './commands/publish-essay.ts';
import { saveEssay as save } from './commands/save-essay.ts';
import { takeBackEssay as takeBack } from './commands/take-back-essay.ts';
import {
  createEssayInput,
  previewEssayInput,
  saveEssayInput,
  takeBackEssayInput,
} from './input.ts';
import { getEssaySubject, getLinkResolver } from './queries.ts';
import { ESSAYS_TAG, essayAddressTag, essayTag } from './tags.ts';

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
  run: ({ actor, input, now }) =>
    create({ ...input, authorId: actor.personId, byline: actor.name ?? '', now }),
  next: (created) => `/write/${created.id}?done=created`,
});

/** Keeps what was written; readers go on seeing what is published. */
export const saveEssay = defineAction({
  permission: 'essay.save',
  limit: 'publish',
  input: saveEssayInput,
  subject: (input) => getEssaySubject(input.essayId),
  run: ({ input, now }) => save({ ...input, now }),
  next: (saved) => `/write/${saved.id}?done=saved`,
});

/** Keeps what was written and shows it to readers. */
export const publishEssay = defineAction({
  permission: 'essay.publish',
  limit: 'publish',
  input: saveEssayInput,
  subject: (input) => getEssaySubject(input.essayId),
  run: async ({ actor, input, now }) => {
    const saved = await save({ ...input, now });
    if (!saved.ok) return saved;
    return publish({ essayId: input.essayId, byline: actor.name ?? '', now });
  },
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

/** Shows what an essay will look like, by the same rendering as the page. */
export const previewEssay = defineAction({
  permission: 'essay.create',
  limit: 'preview',
  input: previewEssayInput,
  run: async ({ input }) => {
    const { html } = renderEssay(input.source, { resolveLink: await getLinkResolver() });
    return ok({ title: input.title, html });
  },
  data: (preview) => preview,
});
