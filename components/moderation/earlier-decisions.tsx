import { takeBack } from '#lib/moderation/actions.ts';
import { preparedReversals } from '#lib/moderation/rules/prepared-reasons.ts';
import type { CaseView } from '#lib/moderation/views.ts';
import { EarlierLine } from './case-said.tsx';
import { DecisionForm } from './decision-form.tsx';
import { Explanation } from './decision-list.tsx';
import { SealedForm } from './sealed-form.tsx';

type EarlierDecisionsProps = {
  earlier: CaseView['earlier'];
  /** Where the moderator goes on afterwards. */
  here: string;
};

/** What was decided before, with its reasons; what still holds can be taken back. */
export function EarlierDecisions({ earlier: { count, decisions }, here }: EarlierDecisionsProps) {
  if (decisions.length === 0) return <p className="text-soft">Nothing was decided before.</p>;
  return (
    <>
      <ol className="divide-y divide-line border-y border-line">
        {decisions.map((decision) => (
          <li key={decision.id} className="py-3">
            <p className="wrap-anywhere">
              <EarlierLine decision={decision} />
            </p>
            <Explanation text={decision.explanation} />
            {decision.stands ? (
              <DecisionForm
                block={{ title: 'Take it back', look: 'line' }}
                action={takeBack}
                fields={{ decisionId: decision.id, next: here }}
                asks={{ sentence: preparedReversals.restore }}
                submit="Take the decision back"
                pending="Taking back …"
              />
            ) : null}
            {decision.sealed ? <SealedForm decisionId={decision.id} /> : null}
          </li>
        ))}
      </ol>
      {count > decisions.length ? (
        <p className="mt-2 text-meta text-soft">and {count - decisions.length} older ones</p>
      ) : null}
    </>
  );
}
