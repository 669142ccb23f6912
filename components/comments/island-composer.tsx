'use client';

import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { newId } from '#lib/kernel/ids.ts';
import { Composer, type Posted } from './composer.tsx';
import { IslandPosted } from './island-posted.tsx';

/** What somebody wants to answer: a comment, or (null) the essay. */
export type Answering = {
  /** Id and number of the comment. */
  to: { id: string; number: number } | null;
  /** The comment, at whose end the composer stands, or the paragraph that it stands below. */
  place: Element;
};

export type IslandComposerProps = {
  essayId: string;
  answering: Answering;
  posted: Posted | null;
  onPosted: (posted: Posted) => void;
  onCancel: () => void;
};

/** The composer in the thread itself, at what it answers. */
export function IslandComposer(props: IslandComposerProps) {
  const { essayId, answering, posted, onPosted, onCancel } = props;
  const { to, place } = answering;
  const [postKey] = useState(newId);
  const host = useHost(place);

  useEffect(() => {
    if (!host) return;
    host.querySelector('textarea')?.focus({ preventScroll: true });
    host.scrollIntoView({ block: 'nearest' });
  }, [host]);

  if (!host) return null;
  return createPortal(
    posted ? (
      <IslandPosted posted={posted} />
    ) : (
      // biome-ignore lint/a11y/noStaticElementInteractions: Escape does what the button "Cancel" inside does
      <div
        onKeyDown={(event) => {
          if (event.key === 'Escape' && !event.nativeEvent.isComposing) onCancel();
        }}
      >
        <Composer
          essayId={essayId}
          answersId={to?.id ?? null}
          postKey={postKey}
          address={to ? `/comments/${to.id}/reply` : window.location.pathname}
          id={`body-${to?.number ?? 'new'}`}
          label={to ? `Your reply to #${to.number}` : 'Your comment'}
          onPosted={onPosted}
          onCancel={onCancel}
        />
      </div>
    ),
    host,
  );
}

/** An element of our own in the page, which is not ours. */
function useHost(place: Element): Element | null {
  const [host, setHost] = useState<Element | null>(null);
  useEffect(() => {
    const made = document.createElement('div');
    made.className = 'my-3 border-l-4 border-accent bg-sunken px-4 py-3 empty:hidden';
    if (place.matches('article')) place.append(made);
    else place.after(made);
    // The fold of the replies reaches up beside the last line of the comment above it.
    if (place.matches('article:has(+ details)')) made.classList.add('mb-12');
    setHost(made);
    return () => made.remove();
  }, [place]);
  return host;
}
