import type { Heap } from '../memory/inspector.ts';
import type { LiveFigures } from '../memory/live-streams.ts';
import type { Memory } from '../memory/memory-of.ts';
import type { Soak } from '../memory/soak.ts';
import type { QueueFigures } from '../moderating/queue.ts';
import type { BenchOptions, PlannedThread } from '../plan.ts';
import type { ProfileFigures } from '../profile/take-profiles.ts';
import type { HitFigures } from '../reading/hits.ts';
import type { Miss, MissFigures } from '../reading/misses.ts';
import type { PageWeight } from '../reading/weight-kinds.ts';
import type { PostingFigures } from '../writing/posting.ts';
import type { Meanwhile } from '../writing/reads-meanwhile.ts';
import type { Seen } from '../writing/seen-next.ts';

/** A start of the site on a database that is there (ms): until it is ready, and has given a page. */
export type ColdStart = { readyMs: number; firstPageMs: number };

/** All that `npm run bench` found. */
export type BenchFigures = {
  /** When, as ISO 8601. */
  at: string;
  options: BenchOptions;
  rounds: number;
  machine: string;
  postgres: string;
  next: string;
  browser: string;
  /** Whether the site with its database had one core and the client another. */
  pinned: boolean;
  /** Processes that wanted a core, before and after. */
  load: { began: string; ended: string };
  starts: ColdStart[];
  loaded: (PlannedThread & { seconds: number })[];
  /** Of the essay with so many comments. */
  weight: { size: number; kinds: PageWeight };
  hits: HitFigures[];
  misses: MissFigures[];
  fromNothing: Miss;
  /** Statements of the site's for one page that is kept, and for one comment. */
  statements: { hit: number; post: number };
  posting: PostingFigures[];
  seen: Seen[];
  meanwhile: Meanwhile;
  memory: {
    atRest: Memory | undefined;
    heapAtRest: Heap;
    /** When everything but the open streams has been measured. */
    after: Memory | undefined;
    soak: Soak;
  };
  live: LiveFigures;
  /** The moderators' pages while so many cases were open. */
  queue: { open: number; pages: QueueFigures[] };
  /** With --profile: where the site's processor time goes. */
  profiles: ProfileFigures[];
};
