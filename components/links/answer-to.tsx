import type { AnswerView } from '#lib/links/views.ts';

/** Above an essay: which essay it answers. */
export function AnswerTo({ answers }: { answers: AnswerView }) {
  return (
    <p className="mb-3 text-meta text-soft">
      An answer to{' '}
      <a href={`/essays/${answers.slug}`} className="-my-1 py-1 wrap-anywhere">
        {answers.title}
      </a>{' '}
      by <bdi>{answers.byline}</bdi>
    </p>
  );
}
