import { pageOf } from '#components/ui/page-of.ts';

/** A comment that stands on the page. */
export type Here = {
  number: number;
  article: HTMLElement;
  /** Whether its text is shown, and not a line in its place. */
  isReadable: boolean;
};

/** Class of the word beside a comment's number; its looks stand with the thread's. */
const WORD = 'data-new-word';

/** All comments of the page that `place` stands in, in the order in which they stand. */
export function commentsHere(place: Element | null): Here[] {
  const articles = pageOf(place)?.querySelectorAll<HTMLElement>('article[data-comment]') ?? [];
  return [...articles].map((article) => ({
    number: Number(article.id.slice('comment-'.length)),
    article,
    isReadable: article.dataset.state === undefined,
  }));
}

/**
 * Marks these comments of a page as new, and no others of it: with a line beside them and the word beside their
 * number, where there is room for it, so that nothing moves. Not by React: whose comments these are
 * renders them for everybody.
 */
export function markNew(page: Element | null, fresh: readonly Here[]): void {
  const wanted = new Set(fresh.map(({ article }) => article));
  for (const marked of page?.querySelectorAll<HTMLElement>('article[data-new]') ?? []) {
    if (wanted.has(marked)) continue;
    delete marked.dataset.new;
    marked.querySelector(`[${WORD}]`)?.remove();
  }
  for (const article of wanted) {
    if (article.dataset.new !== undefined) continue;
    article.dataset.new = '';
    const word = document.createElement('span');
    word.setAttribute(WORD, '');
    word.textContent = ' new';
    article.querySelector(':scope > h3 > a')?.append(word);
  }
}

/** Leads to a comment: unfolds what hides it, gives it the focus and brings it into view, at once. */
export function goTo({ article }: Here): void {
  for (
    let fold = article.closest<HTMLDetailsElement>('details:not([open])');
    fold;
    fold = article.closest<HTMLDetailsElement>('details:not([open])')
  ) {
    fold.open = true;
  }
  article.tabIndex = -1;
  article.focus({ preventScroll: true });
  // Without gliding there, for everybody: over a long discussion it would take seconds.
  article.scrollIntoView({ block: 'start', behavior: 'instant' });
}

/**
 * The next (or the last) of these comments from where the reader is: from the comment that has the
 * focus, if they see it, else from the top of what they see.
 */
export function stepFrom(fresh: readonly Here[], step: 'next' | 'previous'): Here | undefined {
  const at = focusedComment();
  const isAfter = ({ article }: Here) =>
    at
      ? (at.compareDocumentPosition(article) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
      : article.getBoundingClientRect().top >= 0;
  const isBefore = ({ article }: Here) =>
    at
      ? (at.compareDocumentPosition(article) & Node.DOCUMENT_POSITION_PRECEDING) !== 0
      : article.getBoundingClientRect().top < 0;
  return step === 'next' ? fresh.find(isAfter) : fresh.findLast(isBefore);
}

function focusedComment(): HTMLElement | null {
  const focused = document.activeElement?.closest<HTMLElement>('article[data-comment]');
  if (!focused) return null;
  const { top, bottom } = focused.getBoundingClientRect();
  return bottom > 0 && top < window.innerHeight ? focused : null;
}
