'use client';

import type { ReactNode } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Time } from '#components/ui/time.tsx';
import { shownParts, wordDiff } from '#lib/writing/rules/word-diff.ts';
import type { Conflict, DiffPart } from '#lib/writing/views.ts';
import { fieldsOf } from './autosave.ts';
import { mergeFields } from './both-versions.ts';
import { asKept, type TextFields } from './text-fields.ts';

type ConflictViewProps = {
  id: string;
  conflict: Conflict;
  mine: TextFields;
  /** What both came of; null where nobody knows it: then nothing can be merged. */
  base: TextFields | null;
  /** The fields in their order, as a person calls them. */
  labels: Record<string, string>;
  /** The long text among them. */
  long: string;
  /** Where a script runs: takes one of the versions, or both together. */
  onTake?: (choose: (mine: TextFields) => TextFields) => void;
};

/** Two versions of a text beside each other, with what differs, and what can be done about it. */
export function ConflictView(props: ConflictViewProps) {
  const { id, conflict, mine, base, labels, long, onTake } = props;
  const theirs = fieldsOf(conflict, mine);
  const differing = Object.keys(labels).filter(
    (name) => name in mine && asKept(name, mine[name] ?? '') !== asKept(name, theirs[name] ?? ''),
  );
  const merged = base ? mergeFields(base, mine, theirs, long) : null;
  const merge = (now: TextFields) => (base ? mergeFields(base, now, theirs, long).fields : now);
  return (
    <section
      id={id}
      aria-labelledby={`${id}-title`}
      tabIndex={-1}
      className="scroll-mt-4 self-start border-l-4 border-danger bg-sunken px-4 py-4 sm:px-5"
    >
      <h2 id={`${id}-title`} className="text-title font-semibold">
        This text was changed elsewhere
      </h2>
      <p className="mt-2 text-meta">
        {conflict.savedBy === 'you'
          ? 'You saved it in another tab or on another device, '
          : `${conflict.savedBy} saved it, `}
        <Time at={conflict.savedAt} show="moment" />. Nothing was overwritten
        {onTake ? ': choose what stays.' : '.'} {merged ? inWords(merged.clashes) : null}
      </p>
      {onTake ? null : (
        <p className="mt-2 text-meta">
          Saved again, yours stands, and theirs is in the history. To go on with theirs, open this
          page anew; copy what you want to take along first.
        </p>
      )}
      {onTake ? (
        <div data-needs-script className="mt-4 flex flex-wrap gap-3">
          {merged ? (
            <Button kind="primary" onClick={() => onTake(merge)}>
              Use both, merged
            </Button>
          ) : null}
          <Button onClick={() => onTake((now) => now)}>Keep yours</Button>
          <Button onClick={() => onTake(() => theirs)}>Take theirs</Button>
        </div>
      ) : null}
      {differing.map((name) => (
        <Comparison
          key={name}
          label={labels[name] ?? name}
          isLong={name === long}
          mine={mine[name] ?? ''}
          theirs={theirs[name] ?? ''}
        />
      ))}
      {merged ? (
        <details className="mt-5">
          <summary className="py-1 font-semibold">The merged text</summary>
          <Written>{merged.fields[long]}</Written>
        </details>
      ) : null}
      {onTake ? null : (
        <details className="mt-5">
          <summary className="py-1 font-semibold">Their text, whole</summary>
          <Written>{theirs[long]}</Written>
        </details>
      )}
    </section>
  );
}

function inWords(clashes: number): string {
  if (clashes === 0) return 'Merged, the changes of both are in it.';
  const places = clashes === 1 ? 'In one place' : `In ${clashes} places`;
  return `Merged, the changes of both are in it. ${places} both changed the same words: there both stand, yours first.`;
}

type ComparisonProps = { label: string; isLong: boolean; mine: string; theirs: string };

function Comparison({ label, isLong, mine, theirs }: ComparisonProps) {
  const parts = wordDiff(mine, theirs);
  return (
    <div className="mt-5">
      {isLong ? null : <h3 className="text-meta font-semibold">{label}</h3>}
      <div className="grid gap-3 sm:grid-cols-2">
        <Side title="Yours" parts={parts} hidden="added" />
        <Side title="Theirs" parts={parts} hidden="removed" />
      </div>
    </div>
  );
}

type SideProps = { title: string; parts: DiffPart[]; hidden: 'added' | 'removed' };

function Side({ title, parts, hidden }: SideProps) {
  const own = shownParts(parts).filter(({ kind }) => kind !== hidden);
  return (
    <div className="min-w-0">
      <p className="text-small text-soft">{title}</p>
      <Written>
        {own.map((part, index) => {
          const key = `${index}-${part.kind}`;
          if (part.kind === 'left-out') {
            return (
              <span key={key} className="block text-small text-soft">
                … {part.words.toLocaleString('en-GB')} words that are the same …
              </span>
            );
          }
          if (part.kind === 'same') return <span key={key}>{part.text}</span>;
          return (
            <mark
              key={key}
              className="bg-marked text-ink underline decoration-accent decoration-2 underline-offset-4"
            >
              {part.text}
            </mark>
          );
        })}
        {own.length === 0 ? <span className="text-soft">(empty)</span> : null}
      </Written>
    </div>
  );
}

function Written({ children }: { children: ReactNode }) {
  return (
    <div
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is to be scrolled by keyboard
      tabIndex={0}
      dir="auto"
      className="mt-1 max-h-96 overflow-y-auto rounded-soft border border-line bg-paper px-3 py-2 font-serif text-body whitespace-pre-wrap wrap-anywhere"
    >
      {children}
    </div>
  );
}
