import type { ReactNode } from 'react';

/** One part of the page where an essay is published. */
export function Section({
  title,
  lead,
  children,
}: {
  title: string;
  lead?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className="mt-10 border-t border-line pt-6">
      <h2 className="mb-3 font-serif text-title font-semibold">{title}</h2>
      {lead ? <p className="mb-5 text-meta text-soft">{lead}</p> : null}
      {children}
    </section>
  );
}
