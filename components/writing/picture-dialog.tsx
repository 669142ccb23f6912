'use client';

import { type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { TextArea } from '#components/ui/text-area.tsx';
import { bringImage } from '#lib/images/actions.ts';
import { ALT_MAX, LARGEST_PICTURE } from '#lib/images/rules.ts';
import type { BroughtPicture } from '#lib/images/views.ts';
import { IDLE } from '#lib/kernel/action-state.ts';

export type PictureDialogHandle = {
  /** Asks for what the pictures show, one after the other, and brings them; none: asks for one first. */
  open(files: File[], onBrought: (picture: BroughtPicture) => void): void;
};

const MEGABYTE = 1024 * 1024;

const UNREACHABLE =
  'The site could not be reached, so the picture is not there yet. Try again when the connection is back.';

/** Brings pictures for a text: asks what each shows, says how it goes. */
export function PictureDialog({ handle }: { handle: Ref<PictureDialogHandle> }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const chooser = useRef<HTMLInputElement>(null);
  const onBrought = useRef<(picture: BroughtPicture) => void>(() => {});
  const [waiting, setWaiting] = useState<File[]>([]);
  const [problem, setProblem] = useState<{ message: string; isAlt: boolean } | null>(null);
  const [isBringing, setIsBringing] = useState(false);
  const [file] = waiting;

  useImperativeHandle(handle, () => ({
    open(files, tell) {
      onBrought.current = tell;
      setProblem(null);
      setWaiting(files);
      if (files.length > 0) dialog.current?.showModal();
      else chooser.current?.click();
    },
  }));

  const close = () => {
    dialog.current?.close();
    setWaiting([]);
    setProblem(null);
  };
  const next = () => {
    const rest = waiting.slice(1);
    setWaiting(rest);
    setProblem(null);
    if (rest.length === 0) dialog.current?.close();
  };
  const bring = async (form: FormData) => {
    if (!file || isBringing) return;
    const alt = String(form.get('alt') ?? '').trim();
    if (alt === '' && form.get('decoration') !== 'on') {
      setProblem({ message: 'Say what it shows, or that it is only decoration.', isAlt: true });
      return;
    }
    setIsBringing(true);
    setProblem(null);
    const sent = new FormData();
    sent.set('picture', file);
    sent.set('alt', alt);
    try {
      const { data, message = '' } = await bringImage(IDLE, sent);
      if (data) {
        onBrought.current(data);
        next();
      } else {
        setProblem({ message, isAlt: false });
      }
    } catch {
      setProblem({ message: UNREACHABLE, isAlt: false });
    }
    setIsBringing(false);
  };
  return (
    <>
      <input
        ref={chooser}
        type="file"
        accept="image/*"
        multiple
        hidden
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])];
          event.currentTarget.value = '';
          if (files.length === 0) return;
          setWaiting(files);
          dialog.current?.showModal();
        }}
      />
      <dialog
        ref={dialog}
        aria-labelledby="picture-title"
        onCancel={(event) => {
          if (isBringing) event.preventDefault();
        }}
        onClose={() => setWaiting([])}
        className="m-auto w-[min(32rem,calc(100vw-2rem))] rounded-soft border border-edge bg-paper p-5 text-ink backdrop:bg-[#0008] sm:p-6"
      >
        {file ? (
          <div
            // A picture after the other is a form of its own.
            key={`${waiting.length}-${file.name}`}
            className="space-y-4"
          >
            <h2 id="picture-title" className="text-title font-semibold">
              Add a picture
              {waiting.length > 1 ? (
                <span className="font-normal text-soft"> (1 of {waiting.length})</span>
              ) : null}
            </h2>
            <Thumbnail file={file} />
            <p className="text-meta text-soft wrap-anywhere">
              {file.name} · {sizeOf(file)}
            </p>
            {problem && !problem.isAlt ? (
              <Notice live kind="problem">
                <p>{problem.message}</p>
              </Notice>
            ) : null}
            <PictureForm
              error={problem?.isAlt ? problem.message : undefined}
              isBringing={isBringing}
              isTooLarge={file.size > LARGEST_PICTURE}
              onBring={bring}
              onCancel={close}
            />
          </div>
        ) : null}
      </dialog>
    </>
  );
}

type PictureFormProps = {
  error: string | undefined;
  isBringing: boolean;
  isTooLarge: boolean;
  onBring: (form: FormData) => void;
  onCancel: () => void;
};

function PictureForm({ error, isBringing, isTooLarge, onBring, onCancel }: PictureFormProps) {
  const fields = useRef<HTMLDivElement>(null);
  useEffect(() => fields.current?.querySelector('textarea')?.focus(), []);
  // Not a form: it stands within one.
  const send = () => {
    const form = new FormData();
    for (const field of fields.current?.querySelectorAll('textarea, input') ?? []) {
      if (field instanceof HTMLTextAreaElement) form.set('alt', field.value);
      else if (field instanceof HTMLInputElement && field.checked) form.set('decoration', 'on');
    }
    onBring(form);
  };
  if (isTooLarge) {
    return (
      <>
        <Notice live kind="problem">
          <p>
            This file is too large: a picture can have {LARGEST_PICTURE / MEGABYTE} MB at most. Make
            it smaller, or choose another one.
          </p>
        </Notice>
        <Button onClick={onCancel}>Close</Button>
      </>
    );
  }
  return (
    <>
      <div ref={fields} className="space-y-3">
        <TextArea
          id="picture-alt"
          name=""
          label="What it shows"
          hint="For those who don’t see it, in a sentence. No patient may be recognised in it."
          error={error}
          rows={2}
          maxLength={ALT_MAX}
          required={false}
          spellCheck
          dir="auto"
          className="min-h-20!"
        />
        <label className="flex min-h-8 items-center gap-2.5 text-meta">
          <input type="checkbox" className="size-5" />
          It is only decoration and says nothing
        </label>
      </div>
      <div className="flex flex-wrap items-center gap-3">
        <Button kind="primary" aria-disabled={isBringing || undefined} onClick={send}>
          {isBringing ? 'Bringing it …' : 'Add the picture'}
        </Button>
        <Button onClick={onCancel} aria-disabled={isBringing || undefined}>
          Cancel
        </Button>
        <span role="status" className="text-meta text-soft">
          {isBringing ? 'On its way, then made ready for all screens. This can take a moment.' : ''}
        </span>
      </div>
    </>
  );
}

/** Drawn, because the page may show no picture that is not on the site. */
function Thumbnail({ file }: { file: File }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    let isGone = false;
    void createImageBitmap(file, { resizeHeight: THUMBNAIL_PX * 2 }).then(
      (bitmap) => {
        const target = canvas.current;
        if (!target || isGone) return;
        target.width = bitmap.width;
        target.height = bitmap.height;
        target.getContext('2d')?.drawImage(bitmap, 0, 0);
      },
      () => {
        // Whether it is a picture at all, the site says.
      },
    );
    return () => {
      isGone = true;
    };
  }, [file]);
  return (
    <div aria-hidden="true">
      <canvas ref={canvas} className="h-40 max-w-full object-contain" />
    </div>
  );
}

const THUMBNAIL_PX = 160;

function sizeOf({ size }: File): string {
  return size >= MEGABYTE
    ? `${(size / MEGABYTE).toFixed(1)} MB`
    : `${Math.max(1, Math.round(size / 1024))} kB`;
}
