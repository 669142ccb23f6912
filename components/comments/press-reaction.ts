import { reactToComment } from '#lib/comments/actions.ts';
import { REACTION_NAMES } from '#lib/comments/rules.ts';
import { IDLE } from '#lib/kernel/action-state.ts';
import { signInPage } from '#lib/sign-in/rules.ts';
import type { ThreadViewer } from './island-viewer.ts';
import {
  besides,
  type Shown,
  shownOn,
  showReaction,
  showRefusal,
  type Target,
  targetOf,
} from './reaction-row.ts';

export { markReactions } from './reaction-row.ts';

const UNREACHABLE = 'The site could not be reached, so your click did not count. Try again.';

/** Links whose click is under way. What they show is what is wanted. */
const underWay = new Set<HTMLAnchorElement>();

/**
 * Gives the reaction that was clicked, or takes it back: shown at once, and taken back with a
 * sentence when it is refused. Clicks that come while one is under way are one more click.
 *
 * @param say told what came of it, for those who hear the page.
 */
export async function pressReaction(
  link: HTMLAnchorElement,
  viewer: ThreadViewer | null,
  say: (what: string) => void,
): Promise<void> {
  const target = targetOf(link);
  if (!target) return;
  if (!viewer?.signedIn) {
    window.location.assign(signInPage('/sign-in', placeOf(target)));
    return;
  }
  const before = shownOn(link);
  showRefusal(link, null);
  showReaction(link, turned(before));
  if (underWay.has(link)) return;
  underWay.add(link);
  try {
    await settle(link, target, before, say);
  } finally {
    underWay.delete(link);
  }
}

/** Sends what the link shows until the answer is what it shows. */
async function settle(
  link: HTMLAnchorElement,
  target: Target,
  before: Shown,
  say: (what: string) => void,
): Promise<void> {
  let last = before;
  for (;;) {
    const { isGiven: wanted } = shownOn(link);
    const answer = await send(target, wanted);
    if (!answer.data) {
      showReaction(link, last);
      return refuse(link, target, answer.code, answer.message ?? UNREACHABLE, say);
    }
    const { given, ...counts } = answer.data;
    last = { isGiven: given.includes(target.kind), count: counts[target.kind] };
    const isCurrent = shownOn(link).isGiven === wanted;
    showReaction(link, isCurrent ? last : turned(last));
    if (isCurrent) {
      const other = besides(link);
      const otherKind = target.kind === 'same' ? 'helpful' : 'same';
      if (other && !underWay.has(other)) {
        showReaction(other, { isGiven: given.includes(otherKind), count: counts[otherKind] });
      }
      return say(inWords(target, last));
    }
  }
}

const turned = ({ isGiven, count }: Shown): Shown => ({
  isGiven: !isGiven,
  count: Math.max(0, count + (isGiven ? -1 : 1)),
});

async function send({ commentId, kind }: Target, wanted: boolean) {
  const form = new FormData();
  form.set('commentId', commentId);
  form.set('kind', kind);
  form.set('wanted', wanted ? 'yes' : 'no');
  form.set('inPlace', 'yes');
  try {
    return await reactToComment(IDLE, form);
  } catch {
    return { code: 'unreachable', message: UNREACHABLE, data: undefined };
  }
}

function refuse(
  link: HTMLAnchorElement,
  target: Target,
  code: string | undefined,
  message: string,
  say: (what: string) => void,
): void {
  // The session has ended since the page was opened, or the account has no name yet.
  if (code === 'sign-in-first') window.location.assign(signInPage('/sign-in', placeOf(target)));
  if (code === 'name-first') window.location.assign(signInPage('/sign-in/name', placeOf(target)));
  showRefusal(link, message);
  say(message);
}

const placeOf = ({ number }: Target) => `${window.location.pathname}#comment-${number}`;

function inWords({ kind, number }: Target, { isGiven, count }: Shown): string {
  const said = `“${REACTION_NAMES[kind]}” to #${number}`;
  const inAll = `${count.toLocaleString('en-GB')} in all.`;
  return isGiven ? `You said ${said}: ${inAll}` : `You took back ${said}: ${inAll}`;
}
