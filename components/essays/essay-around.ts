import type { Surroundings } from '#lib/links/views.ts';
import type { PlaceInSeries } from '#lib/series/views.ts';

/** What stands around an essay. */
export type EssayAround = { surroundings: Surroundings; place: PlaceInSeries | null };
