import { fail, ok, type Result } from '#lib/kernel/result.ts';
import { changeAndTouch } from '#lib/platform/cache/change-and-touch.ts';
import type { Transaction } from '#lib/platform/db.ts';
import { copyOf, type HeldEssay, holdEssay } from './essay-copy.ts';
import { keepEssay } from './keep-essay.ts';
import {
  GONE,
  type Publication,
  type Published,
  publishWithin,
  refusalOf,
} from './publish-essay.ts';

/** What an author has in front of them when they publish: whose press of the button, and of which text. */
export type Press = {
  essayId: string;
  personId: string | null;
  /** The version of the text that they were shown; without it whatever stands there. */
  version?: number | undefined;
  now: Date;
};

/** An essay that is held, and the revision that holds what is being written of it. */
export type Kept = { essay: HeldEssay; revision: number };

/**
 * Holds an essay and keeps what is being written of it as a revision, to be published now or later.
 * Fails where nothing can be published, and with `changed-since` when the text is not the one that
 * was shown.
 */
export async function keepForReaders(tx: Transaction, press: Press): Promise<Result<Kept>> {
  const essay = await holdEssay(tx, press.essayId);
  const refusal = refusalOf(essay);
  if (!essay || refusal) return refusal ?? GONE;
  const copy = await copyOf(tx, essay);
  if (press.version !== undefined && press.version !== copy.version) {
    return fail(
      'changed-since',
      'The text was changed since you opened this page, so nothing was done. Load the page again.',
    );
  }
  const { personId, now } = press;
  const { revision, slug } = await keepEssay(tx, essay, { personId, now });
  return ok({ essay: { ...essay, slug }, revision });
}

/** Shows readers what is being written of an essay, as it stands. */
export function publishCopy(
  press: Press & Pick<Publication, 'byline' | 'correction'>,
): Promise<Result<Published>> {
  return changeAndTouch(async (tx, note) => {
    const kept = await keepForReaders(tx, press);
    if (!kept.ok) return kept;
    const { essayId, byline, correction, now } = press;
    const { revision } = kept.value;
    return publishWithin({ tx, note }, { essayId, byline, correction, revision, now });
  });
}
