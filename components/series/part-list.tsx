'use client';

import { FormMessage } from '#components/ui/form-message.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import { useFormAction } from '#components/ui/use-form-action.ts';
import { VisuallyHidden } from '#components/ui/visually-hidden.tsx';
import { moveInSeries, removeFromSeries } from '#lib/series/actions.ts';
import type { DeskPart } from '#lib/series/views.ts';

/** The parts of a series in their order, each with what moves it or takes it out. */
export function PartList({ seriesId, parts }: { seriesId: string; parts: DeskPart[] }) {
  return (
    <ol className="divide-y divide-line border-y border-line">
      {parts.map((part, index) => (
        <li key={part.id} className="py-4">
          <Part seriesId={seriesId} part={part} place={index + 1} last={parts.length} />
        </li>
      ))}
    </ol>
  );
}

type PartProps = { seriesId: string; part: DeskPart; place: number; last: number };

function Part({ seriesId, part, place, last }: PartProps) {
  const permalink = `/write/series/${seriesId}`;
  const { state: moved, send: move } = useFormAction(moveInSeries, { permalink });
  const { state: removed, send: remove } = useFormAction(removeFromSeries, { permalink });
  const title = part.title || 'Untitled';
  return (
    <form action={move}>
      <FormMessage state={moved.status === 'idle' ? removed : moved} />
      <input type="hidden" name="seriesId" value={seriesId} />
      <input type="hidden" name="essayId" value={part.id} />
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <p className="min-w-0 flex-[1_1_16rem]">
          <span className="mr-2 text-soft tabular-nums">{place}.</span>
          <a
            href={`/write/${part.id}`}
            className="font-serif text-lead font-semibold wrap-anywhere"
          >
            {title}
          </a>
          {part.published ? null : (
            <span className="block text-meta text-soft">
              Not published yet: readers don’t see it here
            </span>
          )}
        </p>
        <div className="flex flex-wrap gap-2">
          {place === 1 ? null : (
            <SubmitButton kind="quiet" name="step" value="up" pending="Up">
              Up<VisuallyHidden>: “{title}”</VisuallyHidden>
            </SubmitButton>
          )}
          {place === last ? null : (
            <SubmitButton kind="quiet" name="step" value="down" pending="Down">
              Down<VisuallyHidden>: “{title}”</VisuallyHidden>
            </SubmitButton>
          )}
          <SubmitButton kind="quiet" formAction={remove} pending="Take out">
            Take out<VisuallyHidden>: “{title}”</VisuallyHidden>
          </SubmitButton>
        </div>
      </div>
    </form>
  );
}
