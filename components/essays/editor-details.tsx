'use client';

import { useRef, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { SelectField } from '#components/ui/select-field.tsx';
import { TextArea } from '#components/ui/text-area.tsx';
import { TextField } from '#components/ui/text-field.tsx';
import { PictureDialog, type PictureDialogHandle } from '#components/writing/picture-dialog.tsx';
import { COVER_ALT_MAX, SUMMARY_MAX } from '#lib/essays/rules.ts';
import { languageOptions } from './languages.ts';

/** A picture that can be the cover. */
export type CoverChoice = {
  id: string;
  alt: string;
  /** A width in which it can be had, in pixels. */
  width: number;
};

type EditorDetailsProps = {
  given: (name: 'summary' | 'language' | 'answers' | 'coverId' | 'coverAlt') => string;
  errors: Record<string, string>;
  covers: CoverChoice[];
  /** Titles of essays that this one could answer. */
  answerable: string[];
  onEdit: () => void;
};

/** What stands around the text of an essay. */
export function EditorDetails({ given, errors, covers, answerable, onEdit }: EditorDetailsProps) {
  return (
    <fieldset className="space-y-5">
      <legend className="mb-4 text-title font-semibold">About this essay</legend>
      <TextArea
        name="summary"
        label="Summary"
        hint="One or two sentences for lists and previews. Left empty, the essay’s beginning is used."
        optional
        rows={2}
        maxLength={SUMMARY_MAX}
        spellCheck
        dir="auto"
        className="min-h-20!"
        defaultValue={given('summary')}
        error={errors.summary}
      />
      <div className="grid gap-5 sm:grid-cols-2">
        <SelectField
          name="language"
          label="Language"
          options={languageOptions(given('language'))}
          defaultValue={given('language')}
          error={errors.language}
        />
        <TextField
          name="answers"
          label="What it answers"
          hint="The essay it replies to: its address or title."
          optional
          list="answerable"
          autoComplete="off"
          dir="auto"
          defaultValue={given('answers')}
          error={errors.answers}
        />
      </div>
      <datalist id="answerable">
        {[...new Set(answerable)].map((title) => (
          <option key={title} value={title} />
        ))}
      </datalist>
      <Cover given={given} errors={errors} covers={covers} onEdit={onEdit} />
    </fieldset>
  );
}

type CoverProps = Pick<EditorDetailsProps, 'given' | 'errors' | 'covers' | 'onEdit'>;

function Cover({ given, errors, covers, onEdit }: CoverProps) {
  const [known, setKnown] = useState(covers);
  const [chosen, setChosen] = useState(given('coverId'));
  const alt = useRef<HTMLTextAreaElement>(null);
  const dialog = useRef<PictureDialogHandle>(null);
  const choose = (picture: Omit<CoverChoice, 'width'>) => {
    setChosen(picture.id);
    if (alt.current) alt.current.value = picture.alt;
  };
  const options = known.map(({ id, alt: shows }, index) => ({
    value: id,
    label: shows || `Picture ${index + 1}, without a description`,
  }));
  const picture = known.find(({ id }) => id === chosen);
  if (chosen !== '' && !picture)
    options.push({ value: chosen, label: 'The picture chosen before' });
  return (
    <div className="space-y-4">
      <div className="flex flex-wrap items-end gap-x-4 gap-y-3">
        <div className="min-w-0 grow basis-64">
          <SelectField
            name="coverId"
            label="Cover"
            hint="Stands above the essay."
            optional
            placeholder="No cover"
            options={options}
            value={chosen}
            error={errors.coverId}
            onChange={(event) => {
              const id = event.currentTarget.value;
              choose(known.find((other) => other.id === id) ?? { id, alt: '' });
            }}
          />
        </div>
        <span data-needs-script>
          <Button
            onClick={() =>
              dialog.current?.open([], (brought) => {
                setKnown((before) => [brought, ...before.filter(({ id }) => id !== brought.id)]);
                choose(brought);
                // When the field holds it.
                setTimeout(onEdit);
              })
            }
          >
            Bring a picture …
          </Button>
        </span>
      </div>
      {picture ? (
        // biome-ignore lint/performance/noImgElement: in its own sizes already
        <img
          src={`/images/${picture.id}/${picture.width}.webp`}
          alt=""
          className="max-h-40 max-w-full rounded-soft border border-line"
        />
      ) : null}
      <div hidden={chosen === ''}>
        <TextArea
          ref={alt}
          name="coverAlt"
          label="What the cover shows"
          hint="For those who don’t see it."
          optional
          rows={2}
          maxLength={COVER_ALT_MAX}
          spellCheck
          dir="auto"
          className="min-h-20!"
          defaultValue={given('coverAlt')}
          error={errors.coverAlt}
        />
      </div>
      <p className="text-meta text-soft">
        <a href="/write/images" className="inline-block min-h-6">
          All your pictures
        </a>
      </p>
      <PictureDialog handle={dialog} />
    </div>
  );
}
