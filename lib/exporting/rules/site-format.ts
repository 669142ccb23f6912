import { z } from 'zod';
import { STANCES } from '#lib/comments/rules/stances.ts';
import { MAX_DEPTH } from '#lib/comments/rules.ts';
import { isSlug } from '#lib/kernel/slug.ts';
import { DECISION_KINDS, SUBJECT_KINDS } from '#lib/moderation/rules/kinds.ts';

// The files of an exported site (docs/exporting.md). What is written has these shapes, and what is
// read is held against them: nothing else of a file is believed.

/** What site.json and the files of discussions say they are. */
export const SITE_FORMAT = 'off-call-site';
export const THREAD_FORMAT = 'off-call-thread';
export const VERSION = 1;

/** Disks take 255 bytes; an escaped letter has three for each of its own. */
const LONGEST_NAME = 200;

/** What lies where. */
export const SITE_FILE = 'site.json';
export const essayFile = (slug: string) => `essays/${slug}.md`;
/** A plus sign, which no address of a page has, stands for a slash; what no disk would take is named by its id. */
export const pageFile = ({ permalink, id }: { permalink: string; id: string }) => {
  const name = permalink.replaceAll('/', '+');
  return `pages/${encodeURIComponent(name).length > LONGEST_NAME ? id : name}.md`;
};
export const threadFile = (slug: string) => `threads/${slug}.json`;
export const imageFile = (id: string, width: number) => `images/${id}/${width}.webp`;

/** Longer than anything the site itself takes; what stands in a file is not believed to be short. */
const LINE = 2_000;
const TEXT = 1_000_000;
const MOST = 100_000;
/** The widest picture that WebP knows. */
const WIDEST = 16_383;
/** The largest number of a comment (lib/kernel/path.ts), as far as PostgreSQL's integer goes. */
const HIGHEST = 2_147_483_647;

/** PostgreSQL has no room for NUL, and a lone surrogate is no text. */
const text = (most: number) =>
  z
    .string()
    .max(most)
    .refine((value) => !value.includes('\0') && value.isWellFormed(), 'is no text');

const id = z
  .string()
  .regex(/^[\da-f]{8}-[\da-f]{4}-[1-8][\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/, 'is no id');
const slug = z.string().refine(isSlug, 'is no address of an essay');
/** ISO 8601 with milliseconds, as this site writes it. */
const moment = z.iso.datetime({ precision: 3 });
const day = z.iso.date();
const number = z.int().min(1).max(HIGHEST);
const count = z.int().min(0).max(HIGHEST);
/** A day and the end of a decision's id, as in the public log. */
const decisionKey = z.string().regex(/^\d{4}-\d\d-\d\d-[\da-f]{12}$/, 'is no entry of the log');
/** Where a text of the site stands, without the leading slash. */
const address = z
  .string()
  .min(1)
  .max(LINE)
  .regex(/^(?!.*\/\/)[\w~.%+-][^\s?#\\]*$/u, 'is no address');

/** site.json */
export const siteFile = z.object({
  format: z.literal(SITE_FORMAT),
  version: z.literal(VERSION),
  series: z
    .array(
      z.object({
        slug,
        title: text(LINE),
        summary: text(TEXT),
        createdAt: moment,
        updatedAt: moment,
      }),
    )
    .max(MOST),
  takenBack: z.array(z.object({ slug, at: moment })).max(MOST),
  addresses: z.array(z.object({ address, leadsTo: address })).max(MOST),
  corrections: z.array(z.object({ essay: slug, note: text(TEXT), at: moment })).max(MOST),
  links: z.array(z.object({ from: address, target: text(LINE), to: address })).max(MOST),
  images: z
    .array(
      z.object({
        id,
        alt: text(TEXT),
        width: z.int().min(1).max(WIDEST),
        height: z.int().min(1).max(WIDEST),
        widths: z.array(z.int().min(1).max(WIDEST)).min(1).max(20),
        createdAt: moment,
      }),
    )
    .max(MOST),
  moderation: z.array(
    z.object({
      key: decisionKey,
      kind: z.enum(DECISION_KINDS),
      rule: z.string().max(100).nullable(),
      role: z.enum(['moderator', 'admin', 'automatic']),
      about: z.enum(SUBJECT_KINDS),
      /** The decision that this one takes back. */
      reverses: decisionKey.nullable(),
      /** What an appeal came to, and on which day. */
      appeal: z.object({ outcome: z.enum(['upheld', 'reversed']), day }).nullable(),
    }),
  ),
});

export type SiteFile = z.output<typeof siteFile>;

/** The front matter of an essay: everything is a text there. Empty texts and lists are left out. */
export const essayFront = z.object({
  id,
  title: text(LINE),
  summary: text(TEXT).default(''),
  byline: text(LINE),
  language: z.string().max(35),
  published: moment,
  revised: moment.nullable().default(null),
  cover: id.nullable().default(null),
  coverAlt: text(TEXT).default(''),
  answers: slug.nullable().default(null),
  series: slug.nullable().default(null),
  part: z.coerce.number().int().min(1).max(MOST).nullable().default(null),
});

export type EssayFront = z.output<typeof essayFront>;

/** The front matter of a page of the guide. */
export const pageFront = z.object({
  id,
  permalink: address,
  title: text(LINE),
  summary: text(TEXT).default(''),
  icon: text(LINE).nullable().default(null),
  position: z.coerce.number().int().min(-HIGHEST).max(HIGHEST).nullable().default(null),
  published: moment,
  revised: moment.nullable().default(null),
});

export type PageFront = z.output<typeof pageFront>;

const placed = {
  number,
  /** Where it stands in the tree, and whom it answers: numbers of this discussion. */
  parent: number.nullable(),
  answers: number.nullable(),
  /** Which root it is, in the order in which they were first shown. */
  ordinal: number.nullable(),
  /** The decision that locks the branch from here down. */
  lockedBy: decisionKey.nullable(),
};

/** A comment, as readers see it. */
export const threadComment = z.discriminatedUnion('state', [
  /** Nothing of it is shown: it waits for a moderator, or was deleted and nobody has answered. */
  z.object({ ...placed, state: z.literal('gone') }),
  z.object({ ...placed, state: z.literal('deleted'), id, writtenAt: moment }),
  z.object({
    ...placed,
    state: z.literal('hidden'),
    id,
    writtenAt: moment,
    hiddenBy: decisionKey,
  }),
  z.object({
    ...placed,
    state: z.literal('shown'),
    id,
    writtenAt: moment,
    persona: z.string().regex(/^p\d{1,10}$/),
    body: text(TEXT),
    editedAt: moment.nullable(),
    earlier: z.array(z.object({ body: text(TEXT), replacedAt: moment })).max(1_000),
    helpful: count,
    same: count,
    stance: z.enum(STANCES).nullable(),
  }),
]);

export type ThreadComment = z.output<typeof threadComment>;

/** The beginning of a discussion's file: all but its personas and comments. */
export const threadHead = z.object({
  format: z.literal(THREAD_FORMAT),
  version: z.literal(VERSION),
  id,
  essay: slug,
  openedAt: moment,
  lastNumber: count,
  lockedBy: decisionKey.nullable(),
  slowedBy: decisionKey.nullable(),
  slowSeconds: count.nullable(),
  /** The newest edition of its order by "most helpful". */
  ranking: z
    .object({ edition: number, rootCount: count, ordinals: z.array(number).max(MOST) })
    .nullable(),
});

export type ThreadHead = z.output<typeof threadHead>;

export const threadPersona = z.object({
  id: z.string().regex(/^p\d{1,10}$/),
  name: text(LINE),
  kind: z.enum(['member', 'imported', 'sample']),
});

export type ThreadPersona = z.output<typeof threadPersona>;

/** A file of a discussion, its comments still to be looked at: there may be a hundred thousand. */
export const threadFileOf = threadHead.extend({
  personas: z.array(threadPersona),
  comments: z.array(z.unknown()),
});

export type ThreadFile = z.output<typeof threadFileOf>;

/** Looks at the comments of a discussion one after the other, whether they make a tree. */
export class TreeCheck {
  readonly #lastNumber: number;
  readonly #names: ReadonlySet<string>;
  readonly #depths = new Map<number, number>();
  readonly #taken = new Set<string | number>();
  #last = 0;

  constructor({ lastNumber, personas }: Pick<ThreadFile, 'lastNumber' | 'personas'>) {
    this.#lastNumber = lastNumber;
    this.#names = new Set(personas.map((persona) => persona.id));
  }

  /** What is wrong with the next comment, as the end of a sentence; null when nothing is. */
  problemOf(comment: ThreadComment): string | null {
    const { number: own } = comment;
    if (own <= this.#last || own > this.#lastNumber) {
      return `has no order of numbers at comment ${own}`;
    }
    this.#last = own;
    const wrong = this.#placeProblem(comment) ?? this.#ownProblem(comment);
    return wrong === null ? null : `${wrong} comment ${own}`;
  }

  #placeProblem({ number: own, parent, answers, ordinal }: ThreadComment): string | null {
    const above = parent === null ? -1 : this.#depths.get(parent);
    if (above === undefined || above >= MAX_DEPTH) return 'has no place for';
    if (answers !== null && !this.#depths.has(answers)) return 'has nothing that is answered by';
    if (ordinal !== null && (parent !== null || this.#taken.has(ordinal))) {
      return 'has no place among the branches for';
    }
    if (ordinal !== null) this.#taken.add(ordinal);
    this.#depths.set(own, above + 1);
    return null;
  }

  #ownProblem(comment: ThreadComment): string | null {
    if (comment.state === 'gone') return null;
    if (this.#taken.has(comment.id)) return 'has the same id twice at';
    this.#taken.add(comment.id);
    const isNamed = comment.state !== 'shown' || this.#names.has(comment.persona);
    return isNamed ? null : 'does not say who wrote';
  }
}
