'use server';

import { defineAction } from '#lib/platform/action.ts';
import { addToSeries as add } from './commands/add-to-series.ts';
import { createSeries as create } from './commands/create-series.ts';
import { deleteSeries as remove } from './commands/delete-series.ts';
import { moveInSeries as move } from './commands/move-in-series.ts';
import { removeFromSeries as takeOut } from './commands/remove-from-series.ts';
import { saveSeries as save } from './commands/save-series.ts';
import {
  addToSeriesInput,
  createSeriesInput,
  moveInSeriesInput,
  partOfSeriesInput,
  saveSeriesInput,
  seriesInput,
} from './input.ts';
import { getSeriesSubject } from './queries.ts';

/** Begins a series. */
export const createSeries = defineAction({
  permission: 'series.create',
  limit: 'publish',
  input: createSeriesInput,
  run: ({ actor, input, now }) => create({ ...input, authorId: actor.personId, now }),
  touchesItself: true,
  next: ({ id }) => `/write/series/${id}?done=created`,
});

/** Gives a series another title and summary. */
export const saveSeries = defineAction({
  permission: 'series.manage',
  limit: 'publish',
  input: saveSeriesInput,
  subject: ({ seriesId }) => getSeriesSubject(seriesId),
  run: ({ input, now }) => save({ ...input, now }),
  touchesItself: true,
  next: ({ id }) => `/write/series/${id}?done=saved`,
});

/** Makes an essay the last part of a series. */
export const addToSeries = defineAction({
  permission: 'series.manage',
  limit: 'publish',
  input: addToSeriesInput,
  subject: ({ seriesId }) => getSeriesSubject(seriesId),
  run: ({ input }) => add(input),
  touchesItself: true,
  next: ({ id }) => `/write/series/${id}?done=added`,
});

/** Moves a part one step up or down. */
export const moveInSeries = defineAction({
  permission: 'series.manage',
  limit: 'publish',
  input: moveInSeriesInput,
  subject: ({ seriesId }) => getSeriesSubject(seriesId),
  run: ({ input }) => move(input),
  touchesItself: true,
  next: ({ id }) => `/write/series/${id}#parts`,
});

/** Takes a part out of a series. */
export const removeFromSeries = defineAction({
  permission: 'series.manage',
  limit: 'publish',
  input: partOfSeriesInput,
  subject: ({ seriesId }) => getSeriesSubject(seriesId),
  run: ({ input }) => takeOut(input),
  touchesItself: true,
  next: ({ id }) => `/write/series/${id}?done=removed`,
});

/** Deletes a series; its essays stay. */
export const deleteSeries = defineAction({
  permission: 'series.manage',
  limit: 'publish',
  input: seriesInput,
  subject: ({ seriesId }) => getSeriesSubject(seriesId),
  run: ({ input }) => remove(input),
  touchesItself: true,
  next: () => '/write/series?done=deleted',
});
