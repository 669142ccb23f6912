import { VisuallyHidden } from '#components/ui/visually-hidden.tsx';
import { type ShownPart, shownParts, wordDiff } from '#lib/writing/rules/word-diff.ts';

type TextDiffProps = {
  before: string;
  after: string;
  /** BCP 47 of both. */
  language: string;
};

/**
 * Two texts as one, with what was removed struck through and what was added underlined: told by lines
 * and in words, not by colour alone.
 */
export function TextDiff({ before, after, language }: TextDiffProps) {
  const parts = shownParts(wordDiff(before, after));
  return (
    <div lang={language} dir="auto" className="font-serif whitespace-pre-wrap wrap-break-word">
      {parts.map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same words may stand twice, and nothing moves
        <Part key={index} part={part} />
      ))}
    </div>
  );
}

function Part({ part }: { part: ShownPart }) {
  if (part.kind === 'same') return part.text;
  if (part.kind === 'left-out') {
    return (
      <span
        lang="en-GB"
        dir="ltr"
        className="my-3 block border-y border-line py-2 font-sans text-meta text-soft"
      >
        {part.words.toLocaleString('en-GB')} {part.words === 1 ? 'word' : 'words'} unchanged
      </span>
    );
  }
  return part.kind === 'removed' ? (
    <del className="me-0.5 bg-sunken text-danger decoration-2">
      <Said>removed:</Said>
      {part.text}
      <Said>end of what was removed</Said>
    </del>
  ) : (
    <ins className="bg-marked decoration-accent decoration-2 underline-offset-3">
      <Said>added:</Said>
      {part.text}
      <Said>end of what was added</Said>
    </ins>
  );
}

/** Words for those who hear the page; spaces keep them off the words of the text. */
function Said({ children }: { children: string }) {
  return (
    <VisuallyHidden>
      <span lang="en-GB"> [{children}] </span>
    </VisuallyHidden>
  );
}
