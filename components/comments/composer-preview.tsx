import { Prose } from '#components/ui/prose.tsx';
import { tidyBody } from '#lib/comments/rules.ts';

type ComposerPreviewProps = {
  html: string;
  /** The text that it is the preview of, and the text as it is now. */
  of: string;
  now: string;
};

/** What a comment will look like. */
export function ComposerPreview({ html, of, now }: ComposerPreviewProps) {
  const stale = tidyBody(of) !== tidyBody(now);
  return (
    <section
      aria-label="Preview"
      className="mt-6 border-l-4 border-accent bg-sunken px-4 py-3 noscript:order-first noscript:mt-0 noscript:mb-6"
    >
      <p role="status" className="mb-2 text-small text-soft">
        {stale ? 'Preview of an earlier version of your text' : 'Preview: not published yet'}
      </p>
      {html === '' ? (
        <p className="text-soft">Nothing of this text would be shown.</p>
      ) : (
        <Prose html={html} />
      )}
    </section>
  );
}
