import type { Transaction } from '#lib/platform/db.ts';
import type { SiteFile } from '../rules/site-format.ts';
import type { SiteSource } from './read-site.ts';

export type SiteOrder = {
  /** Whose the essays and series are; null: nobody's with an account. */
  authorId: string | null;
  /** Says what would come in, and changes nothing. */
  dryRun: boolean;
  now: Date;
  /** Told what is being brought, on long work. */
  say: (line: string) => void;
};

/** An exported site while it is being brought into the one at hand. */
export type BroughtSite = {
  tx: Transaction;
  source: SiteSource;
  file: SiteFile;
  order: SiteOrder;
};
