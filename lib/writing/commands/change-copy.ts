import { newId } from '#lib/kernel/ids.ts';
import type { Transaction } from '#lib/platform/db.ts';
import { decideSave, keepsFirst, roughWords, withChanges } from '../rules.ts';
import type { CopyText, NewText } from '../views.ts';

/** Of which text a working copy is. */
export type TextOf = { essayId: string } | { pageId: string };

/** What is being written, as it is kept. */
export type Copy = CopyText & {
  version: number;
  /** The revision that holds exactly this. */
  keptAs: number | null;
  savedAt: Date;
  savedById: string | null;
};

/** The working copy of a text; null when there is none. */
export async function readCopy(tx: Transaction, of: TextOf): Promise<Copy | null> {
  return tx.workingCopy.findUnique({ where: of, select: COPY });
}

const COPY = {
  title: true,
  summary: true,
  source: true,
  language: true,
  coverId: true,
  coverAlt: true,
  answersId: true,
  version: true,
  keptAs: true,
  savedAt: true,
  savedById: true,
} as const;

/** Starts the working copy of a text whose revision `keptAs` holds the same. */
export async function startCopy(
  tx: Transaction,
  start: { of: TextOf; text: NewText; keptAs: number; personId: string | null; now: Date },
): Promise<Copy> {
  const text = withChanges(BLANK, start.text);
  return tx.workingCopy.create({
    data: {
      id: newId(),
      ...start.of,
      ...text,
      words: roughWords(text.source),
      keptAs: start.keptAs,
      savedAt: start.now,
      savedById: start.personId,
    },
    select: COPY,
  });
}

/** A text of which nothing is written. */
const BLANK: CopyText = {
  title: '',
  summary: '',
  source: '',
  language: 'en-GB',
  coverId: null,
  coverAlt: '',
  answersId: null,
};

export type Change = {
  of: TextOf;
  /** The copy as it stands, read under the lock. */
  copy: Copy;
  /** The version that was changed; null overwrites whatever stands there. */
  version: number | null;
  text: NewText;
  personId: string | null;
  now: Date;
  /** It joins what stands there with what somebody else wrote: both stay as revisions. */
  joins?: boolean;
  /** When the latest revision of the text was made. */
  lastRevisionAt: Date | null;
  /** Keeps a text as a revision of the kind `auto`, before it is overwritten, and gives its number. */
  keepFirst: (old: Copy) => Promise<number>;
};

/**
 * Puts what was sent into a working copy, unless it was changed since the version that was sent: then
 * nothing is written, and what stands there comes back, kept as a revision, because the sender may
 * choose to overwrite it. Whoever calls it has locked the row of the
 * essay or page, by which all who change its copy wait for each other.
 */
export async function changeCopy(
  tx: Transaction,
  {
    of,
    copy,
    version,
    text: sent,
    personId,
    now,
    joins = false,
    lastRevisionAt,
    keepFirst,
  }: Change,
): Promise<{ outcome: 'same' | 'conflict' | 'taken'; copy: Copy }> {
  const text = withChanges(copy, sent);
  const decision = decideSave({ version: copy.version, text: copy }, { version, text });
  if (decision === 'same') return { outcome: decision, copy };
  if (decision === 'conflict') {
    const keptAs = copy.keptAs ?? (await keepFirst(copy));
    if (copy.keptAs === null) await markKept(tx, of, keptAs);
    return { outcome: decision, copy: { ...copy, keptAs } };
  }
  // Who named no version has not seen what stands there.
  const firstKept = (version === null || joins) && copy.keptAs === null;
  const old = { keptAs: copy.keptAs, savedById: copy.savedById, lastRevisionAt };
  if (firstKept || keepsFirst(old, { savedById: personId, now })) await keepFirst(copy);
  const changed = await tx.workingCopy.update({
    where: of,
    data: {
      ...text,
      words: roughWords(text.source),
      version: { increment: 1 },
      keptAs: null,
      savedAt: now,
      savedById: personId,
    },
    select: COPY,
  });
  return { outcome: 'taken', copy: changed };
}

/** Notes that revision `number` holds what stands in a working copy. */
export async function markKept(tx: Transaction, of: TextOf, number: number): Promise<void> {
  await tx.workingCopy.update({ where: of, data: { keptAs: number }, select: { id: true } });
}
