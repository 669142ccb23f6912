import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { DATA_DIR } from './place.ts';

const run = promisify(execFile);

/** The largest answer of a script that sets a stage. */
const LARGEST_ANSWER = 32 * 1024 * 1024;

/** Somebody who is signed in already, by the value of their session's cookie. */
export type Guest = { personId: string; name: string; session: string };

/** What set-stage.ts has put into the site's database for the tests of pages. */
export type StageInside = {
  guests: Record<'member' | 'author' | 'moderator' | 'nameless' | 'leaving' | 'suspended', Guest>;
  /** Names of the cookies that make a guest. */
  cookies: { session: string; hint: string };
  /** An essay with a long thread of every kind of comment. */
  busy: { id: string; slug: string; title: string; lastNumber: number };
  /** An essay that nobody has answered. */
  quiet: { slug: string };
  /** An essay of several screens that nobody has opened. */
  unread: { id: string; slug: string };
  /** Essays of the author that readers don't see, or not as they stand. */
  draft: { id: string; slug: string; title: string };
  changed: { id: string; slug: string };
  takenBack: { id: string; slug: string };
  /** An essay below which people say where they are, and the number before its last voices. */
  voices: { slug: string; later: number };
  /** A series with a draft in it, the slug of its first part, and that of an essay that answers it. */
  series: { id: string; slug: string; answered: string; answer: string };
  /** Ids of an essay with a history of every kind, and of a draft in the bin. */
  desk: { history: string; deleted: string };
  publishing: {
    scheduled: { id: string; slug: string };
    /** With corrections, a time that was missed, addresses that it had, and a comment. */
    moved: { id: string; slug: string; formerly: string[]; number: number };
    /** What stands in the address of a link for reviewers, and of some that show nothing. */
    review: string;
    noReview: string[];
  };
  /** An essay with pictures, their ids, and the slug of a draft with a cover. */
  pictures: { slug: string; cover: string; inside: string; unused: string; draft: string };
  /** Ids of comments in the long thread. */
  comments: Record<
    'root' | 'deepest' | 'edited' | 'hidden' | 'deleted' | 'imported' | 'held' | 'own',
    string
  >;
  /** Decisions about the suspended guest: one that can be appealed, one whose appeal is decided. */
  decisions: Record<'open' | 'appealed', string>;
  /** A comment that the suspended guest reported, out of worry about its writer. */
  reported: string;
  /** Cases in the moderators' queue, by what they are about; the last one is decided. */
  cases: Record<
    'private' | 'rude' | 'claimed' | 'blackedOut' | 'essay' | 'name' | 'appeal' | 'decided',
    string
  >;
  /** A discussion that is locked, and a comment in it. */
  locked: { slug: string; comment: string };
  /** A discussion in slow mode, with a locked branch. */
  slow: { slug: string };
  /** A comment of the member that waits for a moderator there. */
  waiting: string;
  /** A comment that was deleted and left no line. */
  vanished: string;
  /** Files that an author brought: read, being brought in, refused. */
  imports: { ready: string; busy: string; refused: string };
  /** An import that is still held. */
  heldImport: string;
  /** Address of a page that cannot be rendered. */
  broken: string;
  /** Addresses of further parts of the moderation log, and of its part about warnings. */
  olderLog: string;
  olderWarnings: string;
  /** A page of the guide with notes, not published. */
  guideDraft: { id: string; permalink: string };
};

/** The same, with what only a browser can start. */
export type Stage = StageInside & {
  /** The cookie of a browser that keeps a comment and has asked for a code. */
  browser: { name: string; value: string };
  /** The comment that it keeps. */
  kept: string;
  /** The mail with its code. */
  mail: string;
};

/**
 * Runs a script of this folder, with `args`, inside the site's own code, against the database of the site under
 * test, and gives what it answers as JSON.
 */
export async function runInside<Answer>(script: string, ...args: string[]): Promise<Answer> {
  const { stdout } = await run(
    process.execPath,
    ['--conditions=react-server', join(import.meta.dirname, script), ...args],
    { env: { ...process.env, DATA_DIR, DATABASE_URL: undefined }, maxBuffer: LARGEST_ANSWER },
  );
  return JSON.parse(stdout) as Answer;
}

const fileOf = (stage: string) => join(DATA_DIR, 'stages', `${stage}.json`);

/** Keeps what a script answered for the workers that come later. */
export function keepStage(stage: string, answer: unknown): void {
  mkdirSync(join(DATA_DIR, 'stages'), { recursive: true });
  writeFileSync(fileOf(stage), JSON.stringify(answer));
}

/** What `keepStage` kept. */
export function readStage<Answer>(stage: string): Answer {
  return JSON.parse(readFileSync(fileOf(stage), 'utf8')) as Answer;
}
