import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Inspector } from '../memory/inspector.ts';
import { LIVELY } from '../plan.ts';
import { missFor } from '../reading/misses.ts';
import { type Discussion, emptyDiscussion } from '../threads/discussions.ts';
import { type Evening, writesInto } from '../writing/evening.ts';
import { letWrite } from '../writing/writers.ts';
import { byFunction, byPlace, type Profile, type Share } from './profile-summary.ts';

/** Where time goes in one kind of work, most first. */
export type ProfileFigures = { of: string; places: Share[]; functions: Share[] };

const SECONDS = 4;
const MOST_PLACES = 20;

/**
 * Profiles the site while it renders a first window anew, and while people post into it. Writes the
 * profiles into a folder, for the tools of a browser to open.
 */
export async function takeProfiles(
  discussion: Discussion,
  evening: Evening,
  inspector: Inspector,
  folder: string,
): Promise<ProfileFigures[]> {
  const url = `${evening.site.url}/essays/${discussion.slug}`;
  const rendering = await inspector.profile(() => missFor(url, discussion.threadId, SECONDS));
  const write = writesInto(await emptyDiscussion(new Date()), evening.posters.script, evening);
  const posting = await inspector.profile(() => letWrite(LIVELY, SECONDS, write));
  return [
    keep('rendering anew', rendering, folder),
    keep('posting by the script of the page', posting, folder),
  ];
}

function keep(of: string, profile: Profile, folder: string): ProfileFigures {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${of.replaceAll(' ', '-')}.cpuprofile`), JSON.stringify(profile));
  return {
    of,
    places: byPlace(profile).slice(0, MOST_PLACES),
    functions: byFunction(profile).slice(0, MOST_PLACES),
  };
}
