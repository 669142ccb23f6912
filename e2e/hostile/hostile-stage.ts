import type { Guest, StageInside } from '#e2e/support/stage.ts';

/** How many of a list the site's rules let in, and how many they refused. */
export type Told = { taken: number; refused: number };

/** Where attacks and odd texts stand, as post-vectors.ts has put them. */
export type HostileStage = {
  cookies: StageInside['cookies'];
  member: Guest;
  moderator: Guest;
  threads: {
    attacks: HostileThread;
    odd: HostileThread;
    imported: { slug: string; posted: number };
  };
  /** Essays with a text as title, summary, text and name of the author. */
  essays: string[];
  /** Their authors, each with a desk full of them. */
  authors: Guest[];
  /** An essay with every attack in its text; of the last author. */
  longEssay: { id: string; slug: string };
  /** Comments of the member with many attacks each, and versions. */
  packed: string[];
  /** Comments of the member with every attack as a reason for a decision. */
  judged: string[];
  heldImport: string;
  told: Record<'comments' | 'names' | 'titles' | 'summaries' | 'oddComments' | 'oddNames', Told>;
};

export type HostileThread = {
  slug: string;
  posted: number;
  /** First and last comment of each branch; the others stand between. */
  branches: { root: string; leaf: string }[];
};
