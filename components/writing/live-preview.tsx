'use client';

import { type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react';
import type { ActionState } from '#lib/kernel/action-state.ts';
import { placeOf, showBlocks } from './preview-blocks.ts';

export type PreviewHandle = {
  /** Something was typed. */
  edited(): void;
  /** The cursor stands elsewhere. */
  moved(): void;
  /** Shows the text as it stands now, and leads there. */
  show(): void;
};

type LivePreviewProps = {
  /** What the form got when it was sent for it, without a script. */
  initial: { title: string; html: string } | undefined;
  read: () => { title: string; source: string };
  line: () => number;
  /** Renders as readers would see it; throws when the site cannot be reached. */
  render: (text: {
    title: string;
    source: string;
  }) => Promise<ActionState<{ title: string; html: string }>>;
  handle: Ref<PreviewHandle>;
};

/** A pause: whoever types on does not look at the preview. */
const RENDER_AFTER_MS = 700;

/** A long text is rendered more seldom: the server has others to answer too. */
const REST_TIMES_WORK = 4;

/** The text as readers would see it, beside what is typed. */
export function LivePreview({ initial, read, line, render, handle }: LivePreviewProps) {
  const section = useRef<HTMLElement>(null);
  const pane = useRef<HTMLDivElement>(null);
  const title = useRef<HTMLParagraphElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const [isOld, setIsOld] = useState(false);
  // Written to by hand after that.
  const [{ html: firstHtml, title: firstTitle }] = useState(initial ?? { html: '', title: '' });
  const latest = useRef({ read, line, render });
  useEffect(() => {
    latest.current = { read, line, render };
  });

  const [previewer] = useState(() => {
    let timer: ReturnType<typeof setTimeout> | null = null;
    let isUnderWay = false;
    let isAsked = false;
    let rest = RENDER_AFTER_MS;
    let shown: string[] = [];
    let source = '';

    const follow = () => {
      if (pane.current && body.current) {
        showPlace(pane.current, body.current, placeOf(source, latest.current.line()));
      }
    };
    const show = async () => {
      if (isUnderWay) {
        isAsked = true;
        return;
      }
      isUnderWay = true;
      isAsked = false;
      const text = latest.current.read();
      const startedAt = performance.now();
      try {
        const { data } = await latest.current.render(text);
        setIsOld(!data);
        if (data && body.current && title.current) {
          title.current.textContent = data.title;
          title.current.hidden = data.title === '';
          source = text.source;
          shown = showBlocks(body.current, data.html, shown);
          follow();
        }
      } catch {
        setIsOld(true);
      }
      rest = Math.max(RENDER_AFTER_MS, (performance.now() - startedAt) * REST_TIMES_WORK);
      isUnderWay = false;
      if (isAsked) plan();
    };
    const plan = () => {
      if (timer !== null) clearTimeout(timer);
      timer = setTimeout(() => {
        timer = null;
        void show();
      }, rest);
    };
    let following: ReturnType<typeof setTimeout> | null = null;
    return {
      edited: plan,
      moved() {
        following ??= setTimeout(() => {
          following = null;
          follow();
        }, 200);
      },
      now() {
        if (timer !== null) clearTimeout(timer);
        timer = null;
        void show();
      },
      stop() {
        if (timer !== null) clearTimeout(timer);
        if (following !== null) clearTimeout(following);
      },
    };
  });
  useImperativeHandle(
    handle,
    () => ({
      edited: previewer.edited,
      moved: previewer.moved,
      show() {
        previewer.now();
        section.current?.scrollIntoView({ block: 'nearest' });
        section.current?.focus({ preventScroll: true });
      },
    }),
    [previewer],
  );
  useEffect(() => {
    previewer.now();
    return previewer.stop;
  }, [previewer]);

  return (
    <section
      ref={section}
      tabIndex={-1}
      aria-label="Preview"
      data-needs-script={initial ? undefined : true}
      className="scroll-mt-4 lg:sticky lg:top-4"
    >
      <p className="mb-1.5 text-meta text-soft">
        {isOld
          ? 'Preview, as of before the connection was lost'
          : 'Preview, as readers would see it'}
      </p>
      <div
        ref={pane}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is to be scrolled by keyboard
        tabIndex={0}
        className="relative min-h-40 overflow-y-auto rounded-soft border border-line px-4 py-4 [contain:content] sm:px-6 lg:max-h-[calc(100dvh-5rem)] lg:min-h-[50vh]"
      >
        <p
          ref={title}
          hidden={firstTitle === ''}
          dir="auto"
          className="mb-6 font-serif text-section font-semibold wrap-break-word"
        >
          {firstTitle}
        </p>
        <div
          ref={body}
          className="prose prose-essay empty:before:text-meta empty:before:text-soft empty:before:content-['Nothing_to_show_yet.']"
          suppressHydrationWarning
          // biome-ignore lint/security/noDangerouslySetInnerHtml: sanitised by lib/kernel/markdown, as in Prose; written to by hand after that
          dangerouslySetInnerHTML={{ __html: firstHtml }}
        />
      </div>
    </section>
  );
}

/** Scrolls the pane where it scrolls by itself, and only when the place is out of sight. */
function showPlace(
  pane: HTMLElement,
  body: HTMLElement,
  { heading, share }: { heading: number; share: number },
): void {
  if (pane.scrollHeight <= pane.clientHeight) return;
  const headings = [...body.querySelectorAll<HTMLElement>(':scope > :is(h1, h2, h3, h4, h5, h6)')];
  const top = (element: HTMLElement | undefined, otherwise: number) =>
    element ? element.offsetTop : otherwise;
  const from = top(headings[heading - 1], body.offsetTop);
  const to = top(headings[heading], body.offsetTop + body.scrollHeight);
  const place = from + (to - from) * share;
  const isSeen = place >= pane.scrollTop + 24 && place <= pane.scrollTop + pane.clientHeight - 80;
  if (!isSeen) pane.scrollTop = place - pane.clientHeight / 3;
}
