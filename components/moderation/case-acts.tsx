'use client';

import { type MouseEvent, useEffect, useRef, useState } from 'react';
import { Button, buttonClass } from '#components/ui/button.tsx';
import { hideComment, hideEssay, hideName } from '#lib/moderation/actions.ts';
import type { ActsOfCase } from './acts-of-case.ts';
import { ClaimForm } from './claim-form.tsx';
import { DecisionForm } from './decision-form.tsx';
import { KeepForm } from './keep-form.tsx';
import { NoteForm } from './note-form.tsx';

const HIDE = { comment: hideComment, essay: hideEssay, persona: hideName };
const ID_FIELD = { comment: 'commentId', essay: 'essayId', persona: 'personaId' };
const HIDE_TEXT = { comment: 'Hide', essay: 'Hide the essay', persona: 'Take the name away' };

const BUTTON = 'px-4 text-meta';

/**
 * What can be done about a case from the queue. Without a script the case's own page has the forms;
 * with one they open in place.
 */
export function CaseActs({ acts }: { acts: ActsOfCase }) {
  const { caseId, address, here, claim, isAppeal, subject, keep, canHide } = acts;
  const [open, setOpen] = useState<'hide' | 'note' | null>(null);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const panel = place.current;
    if (!open || !panel) return;
    focusFirst(panel);
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      panel.closest<HTMLElement>('[data-case]')?.focus();
      setOpen(null);
    };
    panel.addEventListener('keydown', onKey);
    return () => panel.removeEventListener('keydown', onKey);
  }, [open]);
  const opening = (which: 'hide' | 'note') => (event: MouseEvent) => {
    event.preventDefault();
    if (open === which) focusFirst(place.current);
    else setOpen(which);
  };
  const mayAct = claim !== 'somebody';
  const kind = subject?.kind === 'thread' ? undefined : subject?.kind;
  return (
    <>
      <div className="flex flex-wrap items-center gap-2" data-screen-only>
        {canHide && mayAct && kind ? (
          <a
            href={`${address}#hide`}
            className={buttonClass('quiet', `${BUTTON} text-danger!`)}
            data-key="h"
            onClick={opening('hide')}
          >
            {HIDE_TEXT[kind]} …
          </a>
        ) : null}
        {keep !== null && mayAct ? (
          <KeepForm caseId={caseId} submit={keep} next={here} className="contents" />
        ) : null}
        {claim === 'somebody' ? null : (
          <ClaimForm caseId={caseId} isOwn={claim === 'me'} next={here} />
        )}
        <a
          href={`${address}#note`}
          className={buttonClass('quiet', BUTTON)}
          data-key="n"
          onClick={opening('note')}
        >
          Note …
        </a>
        <a href={address} className={buttonClass('quiet', BUTTON)} data-key="o">
          {isAppeal ? 'Decide the appeal' : 'Open'}
        </a>
      </div>
      {open ? (
        <div ref={place} className="mt-4 max-w-text border border-edge px-4 py-4">
          {open === 'hide' && subject && kind ? (
            <DecisionForm
              action={HIDE[kind]}
              fields={{ [ID_FIELD[kind]]: subject.id, next: here }}
              asks="burden"
              submit={HIDE_TEXT[kind]}
              pending="Hiding …"
              kind="danger"
            />
          ) : (
            <NoteForm caseId={caseId} next={here} onAdded={() => setOpen(null)} />
          )}
          <Button className="mt-3 text-meta" onClick={() => setOpen(null)}>
            Close
          </Button>
        </div>
      ) : null}
    </>
  );
}

function focusFirst(place: HTMLElement | null): void {
  const field = place?.querySelector<HTMLElement>('input:not([type=hidden]), textarea');
  field?.focus({ preventScroll: true });
  place?.scrollIntoView({ block: 'nearest' });
}
