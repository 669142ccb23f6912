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
  /** line: a quiet line among others, such as below a decision. */
  look?: 'block' | 'line';
  children: ReactNode;
};

/** How a form is folded; what it got back unfolds it, so that nothing is hidden without a script. */
export type Folded = Omit<ActBlockProps, 'children'>;

const LINE = 'min-h-7 text-meta text-accent underline';
const BLOCK =
  "flex min-h-11 items-center gap-2 py-2 font-semibold before:text-soft before:content-['+'] in-open:before:content-['−']";

/** One thing that a moderator can do, folded until it is wanted. */
export function ActBlock({ title, hint, id, open, keyName, look, children }: ActBlockProps) {
  const isLine = look === 'line';
  return (
    <details
      id={id}
      open={open}
      data-key={keyName}
      className={isLine ? 'mt-1' : 'border-b border-line'}
    >
      <summary className={isLine ? LINE : BLOCK}>{title}</summary>
      <div className={isLine ? 'pt-3 pb-2' : 'pt-1 pb-6'}>
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
