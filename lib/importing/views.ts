/** How many came in, by what became of them. */
export type Outcomes = { added: number; replaced: number; known: number; left: number };

/** One text or discussion in the report of an import. */
export type ReportedItem = {
  kind: 'essay' | 'page' | 'discussion';
  title: string;
  /** Where readers find it, with its slash, or would. */
  address: string;
  /** Where its author finds it once it has come in: its page, or a draft on the desk. */
  leadsTo: string;
  /** What becomes of it, as words that follow its title. */
  outcome: string;
  /** What was changed or left out of it, a sentence each. */
  notes: string[];
};

/** What an import does, or would do. Lists are cut at REPORT_LINES, counts are whole. */
export type RunReport = {
  essays: Outcomes & { published: number };
  pages: Outcomes & { published: number };
  comments: { added: number; known: number; held: number; writers: number; discussions: number };
  /** Old addresses that lead to what came in. */
  addresses: number;
  items: ReportedItem[];
  /** Items beyond those listed. */
  moreItems: number;
  leftOut: { what: string; why: string }[];
  moreLeftOut: number;
};

/** How far a run has come. */
export type RunState = 'brought' | 'reading' | 'ready' | 'importing' | 'done' | 'refused';

/** A run in the list of one's own. */
export type RunLine = {
  id: string;
  state: RunState;
  files: { name: string; bytes: number }[];
  /** ISO 8601, UTC. */
  broughtAt: string;
};

/** A run on its own page. */
export type RunView = RunLine & {
  consent: 'granted' | 'unknown';
  publish: boolean;
  replace: boolean;
  /** Texts and discussions that have been read or brought, while that goes on. */
  done: number;
  report: RunReport | null;
  /** Why nothing of it comes in. */
  refusal: string | null;
  /** When its files are deleted by themselves. ISO 8601, UTC. */
  goesAt: string;
};

/** Lines of a list in a report: more are counted, not named. */
export const REPORT_LINES = 300;
