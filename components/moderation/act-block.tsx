import type { ReactNode } from 'react';

type ActBlockProps = {
  title: string;
  /** What it does, in a sentence. */
  hint?: string;
  /** Its own address on the page. */
  id?: string;
  open?: boolean;
  /** The key that opens it. */
  keyName?: string;
  children: ReactNode;
};

/** One thing that a moderator can do, folded until it is wanted. */
export function ActBlock({ title, hint, id, open, keyName, children }: ActBlockProps) {
  return (
    <details id={id} open={open} data-key={keyName} className="border-b border-line">
      <summary className="flex min-h-11 items-center gap-2 py-2 font-semibold before:text-soft before:content-['+'] in-open:before:content-['−']">
        {title}
      </summary>
      <div className="pt-1 pb-6">
        {hint ? <p className="mb-4 text-meta text-soft">{hint}</p> : null}
        {children}
      </div>
    </details>
  );
}

/** A group of acts about one thing. */
export function ActGroup({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="mt-6">
      <h3 className="border-b border-line pb-1 text-meta font-semibold text-soft">{title}</h3>
      {children}
    </section>
  );
}
