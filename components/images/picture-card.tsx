'use client';

import { FormMessage } from '#components/ui/form-message.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import { TextArea } from '#components/ui/text-area.tsx';
import { Time } from '#components/ui/time.tsx';
import { useFormAction } from '#components/ui/use-form-action.ts';
import { deleteImage, describeImage } from '#lib/images/actions.ts';
import { ALT_MAX, pictureMarkdown } from '#lib/images/rules.ts';
import type { PictureOnDesk } from '#lib/images/views.ts';
import { pictureAddress } from '#lib/kernel/picture-address.ts';
import { InAText } from './in-a-text.tsx';

/** One of an author's pictures: what it shows, where it is used, and how to use or delete it. */
export function PictureCard({ picture }: { picture: PictureOnDesk }) {
  const { id, alt, width, height, widths } = picture;
  const describe = useFormAction(describeImage);
  const remove = useFormAction(deleteImage);
  return (
    <li
      id={`picture-${id}`}
      className="grid gap-5 border-t border-line pt-6 sm:grid-cols-[15rem_minmax(0,1fr)]"
    >
      <div>
        <a href={pictureAddress(id, widths.at(-1))}>
          {/* biome-ignore lint/performance/noImgElement: our pictures come in several widths already */}
          <img
            src={pictureAddress(id, widths[0])}
            width={width}
            height={height}
            alt={alt || 'A picture that nobody has described yet'}
            loading="lazy"
            decoding="async"
            className="aspect-[3/2] h-auto w-full bg-sunken object-scale-down"
          />
        </a>
        <p className="mt-2 text-small text-soft">
          <Time at={picture.broughtAt} /> · {width} × {height} pixels
        </p>
      </div>
      <div className="space-y-4">
        <form action={describe.send} className="space-y-3">
          <FormMessage state={describe.state} />
          <input type="hidden" name="imageId" value={id} />
          <TextArea
            name="alt"
            id={`alt-${id}`}
            label="What it shows"
            hint={
              alt === ''
                ? 'Nobody has said so yet. Leave it empty only if it is decoration.'
                : undefined
            }
            optional
            rows={2}
            maxLength={ALT_MAX}
            className="min-h-18!"
            defaultValue={describe.state.values?.alt ?? alt}
            error={describe.state.fields?.alt}
          />
          <SubmitButton kind="quiet" pending="Saving …">
            Save<span className="sr-only"> what this picture shows</span>
          </SubmitButton>
        </form>
        <InAText markdown={pictureMarkdown(id, alt)} id={`markdown-${id}`} />
        <Uses picture={picture} />
        {remove.state.status === 'problem' ? <FormMessage state={remove.state} /> : null}
        {picture.deletable ? (
          <details>
            <summary className="inline-block py-1 text-meta underline">Delete</summary>
            <form action={remove.send} className="mt-3 space-y-3">
              <input type="hidden" name="imageId" value={id} />
              <p className="text-meta">
                This can’t be undone.
                {picture.uses.length > 0 || picture.usedByOthers
                  ? ' Earlier revisions of a text show it, and would show a gap.'
                  : ''}
              </p>
              <SubmitButton kind="danger" pending="Deleting …">
                Delete this picture
              </SubmitButton>
            </form>
          </details>
        ) : null}
      </div>
    </li>
  );
}

/** The texts that show a picture. */
function Uses({ picture: { uses, usedByOthers } }: { picture: PictureOnDesk }) {
  if (uses.length === 0 && !usedByOthers) {
    return <p className="text-meta text-soft">No text shows it.</p>;
  }
  return (
    <div className="text-meta">
      <p className="font-semibold">Where it is shown</p>
      <ul>
        {uses.map(({ kind, id, title, current }) => (
          <li key={id} className="wrap-anywhere">
            <a
              href={kind === 'essay' ? `/write/${id}` : `/write/pages/${id}`}
              className="inline-block py-1"
            >
              {title || 'Untitled'}
            </a>
            {current ? null : <span className="text-soft">, an earlier revision</span>}
          </li>
        ))}
        {usedByOthers ? <li className="py-1 text-soft">A text of somebody else</li> : null}
      </ul>
    </div>
  );
}
