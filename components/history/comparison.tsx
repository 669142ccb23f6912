import type { ComparedText } from '#lib/writing/views.ts';
import { TextDiff } from './text-diff.tsx';

/** What changed from one text to another, part by part; says so when nothing did. */
export function Comparison({ before, after }: { before: ComparedText; after: ComparedText }) {
  const language = after.language;
  const parts = [
    { name: 'Title', from: before.title, to: after.title },
    { name: 'Summary', from: before.summary, to: after.summary },
    { name: 'Language', from: before.language, to: after.language },
    { name: 'Text', from: before.source, to: after.source },
  ].filter(({ from, to }) => from !== to);
  if (parts.length === 0) return <p className="text-soft">Both say the same.</p>;
  return (
    <div className="space-y-8">
      {parts.map(({ name, from, to }) => (
        <section key={name} aria-label={`Changes of the ${name.toLowerCase()}`}>
          <h3 className="mb-2 text-meta font-semibold text-soft">{name}</h3>
          <TextDiff before={from} after={to} language={language} />
        </section>
      ))}
    </div>
  );
}
