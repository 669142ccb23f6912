import { type ReactionKind, reactionCount } from '#lib/comments/rules.ts';
import type { ThreadViewer } from './island-viewer.ts';

// A reaction in a comment's row is a link to the comment's own page, where the same is a form. Here
// it becomes a button that is pressed or not; the row itself is rendered for everybody.

const REACTIONS = 'a[data-react]';

/** How one reaction of one comment stands on the page. */
export type Shown = { isGiven: boolean; count: number };

/** What one such link is about. */
export type Target = { commentId: string; number: number; kind: ReactionKind };

/**
 * Makes every reaction on a page a button of this person's, pressed where they gave it. Under a
 * comment of their own it is no button, only a count. What is a button already stays as it is.
 */
export function markReactions(page: Element | null, viewer: ThreadViewer): void {
  const own = new Set(viewer.own.map(({ number }) => number));
  const given = new Set(viewer.given.map(({ number, kind }) => `${number} ${kind}`));
  for (const link of page?.querySelectorAll<HTMLAnchorElement>(REACTIONS) ?? []) {
    const target = targetOf(link);
    if (!target) continue;
    const { number, kind } = target;
    if (own.has(number)) showCountOnly(link);
    else if (!link.role) showReaction(link, atLeastOwn(link, given.has(`${number} ${kind}`)));
  }
}

/** The comment and kind of a link; null when it is not one of ours. */
export function targetOf(link: HTMLAnchorElement): Target | null {
  const commentId = /^\/comments\/([\w-]{36})\//.exec(link.getAttribute('href') ?? '')?.[1];
  const comment = link.closest('article[data-comment]');
  if (!commentId || !comment) return null;
  return {
    commentId,
    number: Number(comment.id.slice('comment-'.length)),
    kind: link.dataset.react === 'same' ? 'same' : 'helpful',
  };
}

/** How it stands now. */
export function shownOn(link: HTMLAnchorElement): Shown {
  const count = link.querySelector('span')?.textContent ?? '';
  return {
    isGiven: link.ariaPressed === 'true',
    count: Number(count.replaceAll(/\D/g, '')),
  };
}

/** Shows it so, as a button. */
export function showReaction(link: HTMLAnchorElement, { isGiven, count }: Shown): void {
  link.role = 'button';
  link.ariaPressed = String(isGiven);
  const place = link.querySelector('span');
  if (place) place.textContent = reactionCount(count);
}

/** The reaction of the other kind in the same row. */
export function besides(link: HTMLAnchorElement): HTMLAnchorElement | null {
  const other = link.dataset.react === 'same' ? 'helpful' : 'same';
  return link.parentElement?.querySelector(`a[data-react=${other}]`) ?? null;
}

/** Says below the row, for the eye, why nothing came of a click; null takes the sentence away. */
export function showRefusal(link: HTMLAnchorElement, message: string | null): void {
  const row = link.closest('[data-acts]');
  const article = row?.closest('article');
  article?.querySelector('[data-refusal]')?.remove();
  if (!row || message === null) return;
  const sentence = document.createElement('p');
  sentence.dataset.refusal = '';
  sentence.textContent = message;
  row.before(sentence);
}

/** The page was made up to some seconds ago and may not have counted this person yet. */
function atLeastOwn(link: HTMLAnchorElement, isGiven: boolean): Shown {
  const { count } = shownOn(link);
  return { isGiven, count: Math.max(count, Number(isGiven)) };
}

function showCountOnly(link: HTMLAnchorElement): void {
  link.removeAttribute('href');
  link.role = null;
  link.ariaPressed = null;
}
