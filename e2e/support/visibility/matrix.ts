import { maySee, type Surface } from '#lib/policy/visibility.ts';
import { asked } from './expected.ts';
import { type Item, type Part, VIEWERS, type Viewer, type VisibilityStage } from './stage.ts';
import { type Asked, SURFACES } from './surfaces.ts';

/** How an address is asked: as a page, as the data of a page, or for its head alone. */
export const WAYS = ['GET', 'RSC', 'HEAD'] as const;
export type Way = (typeof WAYS)[number];

/** Somebody with the name of what they are. */
export type Who = readonly [name: string, viewer: Viewer];

/** One question: who asks which address in which way, and which items it is about. */
export type Look = { entry: Asked; way: Way; path: string; who: Who; targets: Item[] };

/** A text that somebody got, and where. */
type Text = { text: string; surface: Surface; where: string; who: Who; asked?: string };

/** The surfaces that can be asked for an item. */
export const ASKED = SURFACES.filter((entry): entry is Asked => 'surface' in entry);

/** Holds what people get against the policy, and keeps what was wrong and what was looked at. */
export class Matrix {
  readonly stage: VisibilityStage;
  readonly items: readonly Item[];
  readonly faults = new Set<string>();
  readonly #places: ReadonlyMap<string, { item: Item; part: Part }>;
  readonly #cells = new Set<string>();
  readonly #now = new Date();

  constructor(stage: VisibilityStage, items: readonly Item[]) {
    this.stage = stage;
    this.items = items;
    this.#places = new Map(
      items.flatMap((item) => marksOf(item).map(([part, word]) => [word, { item, part }] as const)),
    );
  }

  /** How many combinations of a part of an item, a person, a surface and a way were looked at. */
  get size(): number {
    return this.#cells.size;
  }

  /** Of each kind of person one; each comment's writer asks besides. */
  everybody(): Who[] {
    return VIEWERS.map((name) => [name, this.stage.viewers[name]] as const);
  }

  maySee(item: Item, part: Part, { actor }: Viewer, surface: Surface): boolean {
    return asked(item, part, this.stage).some((each) => maySee(each, actor, surface, this.#now));
  }

  /** Beside what is somebody's own there may be what they read anyway: what they have answered. */
  #mayStand(item: Item, part: Part, viewer: Viewer, surface: Surface): boolean {
    if (this.maySee(item, part, viewer, surface)) return true;
    return surface === 'own' && this.maySee(item, part, viewer, 'reader');
  }

  /** Nothing stands there that this person may not see. Gives the words that do. */
  holdsNothingMore({ text, surface, where, who, asked = '' }: Text): Set<string> {
    const words = new Set(text.match(WORD));
    for (const word of words) {
      const place = this.#places.get(word);
      // What somebody asks for they know.
      if (!place || asked.includes(word)) continue;
      if (this.#mayStand(place.item, place.part, who[1], surface)) continue;
      const { item, part } = place;
      this.faults.add(`${where} shows ${who[0]} the ${part} of the ${item.state} ${item.kind}`);
    }
    return words;
  }

  /** And nothing is missing that should be there and may be seen. */
  look({ entry, way, path, who, targets }: Look, text: string): void {
    const { surface } = entry;
    const where = `${way} ${path} (${entry.route})`;
    const words = this.holdsNothingMore({ text, surface, where, who, asked: path });
    for (const item of targets) {
      const wanted = way === 'HEAD' ? [] : entry.shows(item, this.stage);
      for (const [part, word] of marksOf(item)) {
        this.count(item, part, who, `${entry.route} ${way}`);
        if (!wanted.includes(part) || words.has(word)) continue;
        if (!this.maySee(item, part, who[1], surface)) continue;
        this.faults.add(
          `${where} lacks for ${who[0]} the ${part} of the ${item.state} ${item.kind}`,
        );
      }
    }
  }

  /** Nothing stands there but these parts of an item, and those if this person may see them. */
  holdsExactly(text: Text, item: Item, parts: readonly Part[]): void {
    const words = this.holdsNothingMore(text);
    for (const [part, word] of marksOf(item)) {
      this.count(item, part, text.who, text.where);
      if (!parts.includes(part) || words.has(word)) continue;
      if (!this.maySee(item, part, text.who[1], text.surface)) continue;
      this.faults.add(
        `${text.where} lacks for ${text.who[0]} the ${part} of the ${item.state} comment`,
      );
    }
  }

  /** Counts that all of an item was looked at. */
  countAll(item: Item, who: Who, where: string): void {
    for (const [part] of marksOf(item)) this.count(item, part, who, where);
  }

  /** Counts that it was looked at. */
  count(item: Item, part: Part, who: Who, where: string): void {
    this.#cells.add(`${item.id} ${part} ${who[0]} ${where}`);
  }

  /** Every question there is. */
  looks(): Look[] {
    return ASKED.flatMap((entry) =>
      [...this.#targetsOf(entry)].flatMap(([path, targets]) => [
        ...this.everybody().flatMap((who) =>
          waysOf(who).map((way): Look => ({ entry, way, path, who, targets })),
        ),
        ...this.#looksOfWriters(entry, path, targets),
      ]),
    );
  }

  /** The items that an address is about. */
  #targetsOf(entry: Asked): Map<string, Item[]> {
    const targets = new Map<string, Item[]>();
    for (const item of this.items) {
      // What is answered by mail stands nowhere else than the others do.
      if (item.kind === 'comment' && item.thread === 'mails') continue;
      for (const path of entry.paths(item, this.stage)) {
        targets.set(path, [...(targets.get(path) ?? []), item]);
      }
    }
    return targets;
  }

  /** Each writer asks for what is about their comment, and for what is theirs alone. */
  #looksOfWriters(entry: Asked, path: string, targets: Item[]): Look[] {
    const isTheirs = entry.surface === 'own' || entry.surface === 'decision';
    if (targets.length > 1 && !isTheirs) return [];
    return targets.flatMap((item) =>
      item.kind === 'essay'
        ? []
        : (['GET', 'RSC'] as const).map(
            (way): Look => ({
              entry,
              way,
              path,
              who: ['writer', item.writer],
              targets: [item],
            }),
          ),
    );
  }
}

/** The data of a page is the same as the page, but for how it is asked: of a few it is enough. */
const ASK_FOR_DATA = ['visitor', 'member', 'moderator', 'unconfirmed-moderator'];

function waysOf([name]: Who): Way[] {
  if (name === 'visitor') return [...WAYS];
  return ASK_FOR_DATA.includes(name) ? ['GET', 'RSC'] : ['GET'];
}

/** The words that set-stage.ts makes. */
const WORD = /zq[0-9a-f]{12}\d+x|ZQ[0-9A-F]{12}\d+X/g;

/** The words of an item by their parts. */
export const marksOf = (item: Item) => Object.entries(item.marks) as [Part, string][];
