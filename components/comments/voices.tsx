import type { ReactNode } from 'react';
import { ButtonLink } from '#components/ui/button.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { SHARED_BY_IN_WORDS, type StanceCount, THOSE_WHO } from '#lib/comments/rules/stances.ts';
import { standsPage, voicesPage } from '#lib/comments/rules/voice-addresses.ts';
import type { VoicesWindow } from '#lib/comments/views.ts';
import { SampleNotice } from './sample-notice.tsx';
import { Thread } from './thread.tsx';
import { ThreadConditions } from './thread-conditions.tsx';

type VoicesProps = {
  voices: VoicesWindow;
  /** What is laid over the thread for one person. */
  island: ReactNode;
};

/** A discussion as those tell it who say the same of where they are. */
export function Voices({ voices, island }: VoicesProps) {
  const { slug, stance, after, count, comments, next } = voices;
  return (
    <>
      <PageHeading
        above={<a href={`/essays/${slug}`}>{voices.title}</a>}
        lead={after === 0 ? count && inWords(count) : `What they said after #${after}.`}
      >
        Voices of {THOSE_WHO[stance]}
      </PageHeading>
      {voices.hasSample ? <SampleNotice /> : null}
      <ThreadConditions thread={voices} className="my-4" />
      {island}
      <h2 className="sr-only">Comments</h2>
      <Thread apart slug={slug} comments={comments} locked={voices.locked !== null} />
      <nav
        aria-label="Parts of these voices"
        className="mt-10 flex flex-wrap items-center justify-between gap-x-6 gap-y-3 border-t border-line pt-6"
      >
        {next === null ? null : (
          <ButtonLink rel="next" href={next}>
            What they said after these
          </ButtonLink>
        )}
        {after === 0 ? null : (
          <a href={voicesPage(slug, stance)} className="inline-flex min-h-11 items-center">
            From the first one on
          </a>
        )}
        <a href={standsPage(slug)} className="inline-flex min-h-11 items-center">
          Where people stand
        </a>
        <a href={`/essays/${slug}#discussion`} className="inline-flex min-h-11 items-center">
          Back to the discussion
        </a>
      </nav>
    </>
  );
}

function inWords({ people, comments }: StanceCount): string {
  const said = comments === 1 ? '1 comment' : `${comments.toLocaleString('en-GB')} comments`;
  return `${people.toLocaleString('en-GB')} people, ${said}, in the order in which they came.`;
}

/** How the numbers of people are meant; beside the chart and for who wonders about a voice. */
export function AboutStances() {
  return (
    <div className="mt-8 space-y-3 text-meta text-soft">
      <p>
        Whoever comments may say where they are with it, and nobody has to. It is shown only where
        at least {SHARED_BY_IN_WORDS} people of the discussion say the same, so that it points at
        nobody; what fewer say is put together. Somebody who said two things over time is counted
        with both.
      </p>
    </div>
  );
}
