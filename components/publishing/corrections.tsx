import { Time } from '#components/ui/time.tsx';
import type { CorrectionView } from '#lib/essays/views.ts';

type CorrectionsProps = {
  corrections: CorrectionView[];
  /** Our language, where the text has another. */
  lang?: string | undefined;
};

/** What was put right in an essay since it was published, below its text. */
export function Corrections({ corrections, lang }: CorrectionsProps) {
  if (corrections.length === 0) return null;
  return (
    <section lang={lang} aria-labelledby="corrections" className="mt-12 border-t border-line pt-5">
      <h2 id="corrections" className="mb-2 font-semibold">
        Corrections
      </h2>
      <ul className="space-y-2 text-meta">
        {corrections.map(({ note, at }) => (
          <li key={`${at} ${note}`} className="wrap-anywhere">
            <span className="text-soft">
              <Time at={at} />:
            </span>{' '}
            <bdi>{note}</bdi>
          </li>
        ))}
      </ul>
    </section>
  );
}
