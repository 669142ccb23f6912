'use client';

import { type RefObject, useEffect, useRef } from 'react';
import { isPlainKey, isTyping } from '#components/ui/keys-choice.ts';
import { pageOf } from '#components/ui/page-of.ts';

/** The case that a moderator is at, where it stands among the cases, and the page that shows them. */
type Place = { id: string | undefined; index: number; page: Element | null };

/**
 * Works the moderators' keys while they are on. Every one presses what stands on the page with
 * `data-key`: in the case that the moderator is at, else anywhere; j and k go through the cases of
 * the page, where nothing else stands for them. `help` folds and unfolds with "?".
 */
export function useQueueKeys(
  on: boolean,
  cases: string[],
  help: RefObject<HTMLDetailsElement | null>,
): void {
  const place = useRef<Place>({ id: cases[0], index: 0, page: null });
  const byKey = useRef(false);

  useEffect(() => {
    document.documentElement.toggleAttribute('data-keys', on);
    place.current.page = pageOf(help.current);
    const gone = follow(place.current, cases);
    mark(place.current, on ? place.current.id : undefined);
    // What had the focus went with the case that was decided.
    if (on && gone && byKey.current) caseOf(place.current)?.focus();
  });

  useEffect(() => {
    if (!on) return;
    const onKey = (event: KeyboardEvent) => {
      const key = keyOf(event);
      if (key === null || !work(key, place.current, cases, help.current)) return;
      byKey.current = true;
      event.preventDefault();
    };
    // Whoever clicks or tabs into a case is at it.
    const onFocus = ({ target }: FocusEvent) => {
      const found = target instanceof Element ? target.closest('[data-case]') : null;
      const index = cases.indexOf(found?.getAttribute('data-case') ?? '');
      if (index >= 0) goTo(place.current, cases, index);
    };
    document.addEventListener('keydown', onKey);
    document.addEventListener('focusin', onFocus);
    return () => {
      document.removeEventListener('keydown', onKey);
      document.removeEventListener('focusin', onFocus);
    };
  }, [on, cases, help]);
}

/** What a key asks for; null for one that is meant for something else. */
function keyOf(event: KeyboardEvent): string | null {
  if (!isPlainKey(event) || isTyping(event.target)) return null;
  if (event.key !== 'Enter') return event.key;
  // On a link, a button or a field it has its own meaning.
  return event.target instanceof HTMLElement && event.target.hasAttribute('data-case') ? 'o' : null;
}

/** Does what a key stands for; says whether it stands for anything. */
function work(
  key: string,
  place: Place,
  cases: string[],
  help: HTMLDetailsElement | null,
): boolean {
  if (key === '?' && help) {
    help.open = !help.open;
    help.querySelector('summary')?.focus();
    return true;
  }
  if (press(key, place)) return true;
  if (key !== 'j' && key !== 'k') return false;
  // The first one leads to the case that is marked, and not past it.
  const isAt = document.activeElement?.closest('[data-case]') ?? null;
  const step = isAt === null ? 0 : key === 'j' ? 1 : -1;
  if (goTo(place, cases, place.index + step)) caseOf(place)?.focus();
  return true;
}

/** Presses what a key stands for, in the case or else on the page; says whether there was any. */
function press(key: string, place: Place): boolean {
  if (!/^[a-z]$/.test(key)) return false;
  const selector = `[data-key="${key}"]`;
  const onPage = place.page?.querySelectorAll<HTMLElement>(selector) ?? [];
  const elsewhere = [...onPage].find((each) => !each.closest('[data-case]'));
  const found = caseOf(place)?.querySelector<HTMLElement>(selector) ?? elsewhere;
  if (!found) return false;
  if (found instanceof HTMLDetailsElement) {
    found.open = true;
    found.querySelector<HTMLElement>('form :is(input:not([type=hidden]), textarea)')?.focus();
  } else found.click();
  return true;
}

function goTo(place: Place, cases: string[], index: number): boolean {
  const id = cases[index];
  if (id === undefined) return false;
  Object.assign(place, { id, index });
  mark(place, id);
  return true;
}

/** Keeps the place in a list that has changed: when its case is gone, the one that moved up. */
function follow(place: Place, cases: string[]): boolean {
  const index = cases.indexOf(place.id ?? '');
  const isGone = index < 0;
  const now = isGone ? Math.max(0, Math.min(place.index, cases.length - 1)) : index;
  Object.assign(place, { id: cases[now], index: now });
  return isGone;
}

const caseOf = ({ id, page }: Place) =>
  id === undefined ? null : (page?.querySelector<HTMLElement>(`[data-case="${id}"]`) ?? null);

/** Shows which case the keys are about. */
function mark({ page }: Place, id: string | undefined): void {
  for (const each of page?.querySelectorAll('[data-case]') ?? []) {
    each.toggleAttribute('data-at', each.getAttribute('data-case') === id);
  }
}
