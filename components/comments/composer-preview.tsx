import { Prose } from '#components/ui/prose.tsx';

/** What a comment will look like. `stale` says that the text has changed since. */
export function ComposerPreview({ html, stale }: { html: string; stale: boolean }) {
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
