import { Time } from '#components/ui/time.tsx';
import { VisuallyHidden } from '#components/ui/visually-hidden.tsx';
import { formatMoment } from '#lib/kernel/time.ts';
import { kinds } from '#lib/moderation/rules/kinds.ts';
import type { DecisionForWriter } from '#lib/moderation/views.ts';

type DecisionListProps = {
  decisions: DecisionForWriter[];
  /** Which page of the comment each leads to; left out where the page is about one comment. */
  leadsTo?: 'hide' | 'more';
};

/** Decisions of moderators, newest first: what, when, by which rule and why. Never who decided. */
export function DecisionList({ decisions, leadsTo }: DecisionListProps) {
  return (
    <ol className="divide-y divide-line border-y border-line">
      {decisions.map((decision) => (
        <li key={decision.id} className="py-4">
          <p className="wrap-break-word">
            <b className="font-semibold">{kinds[decision.kind].past}</b>
            {decision.rule ? <>, {decision.rule.title}</> : null}
          </p>
          <p className="text-meta text-soft wrap-break-word">
            <Time at={decision.decidedAt} show="moment" />
            {leadsTo ? (
              <>
                {' · '}
                <a href={`/comments/${decision.commentId}/${leadsTo}`}>
                  #{decision.number} on {decision.essayTitle || 'an essay that was taken back'}
                </a>
              </>
            ) : null}
            {' · '}
            <a href={`/decisions/${decision.id}`}>
              in full<VisuallyHidden>, {formatMoment(new Date(decision.decidedAt))}</VisuallyHidden>
            </a>
          </p>
          <Explanation text={decision.explanation} />
        </li>
      ))}
    </ol>
  );
}

/** The reason that a moderator wrote, with its line ends; accents stacked high end at its edge. */
export function Explanation({ text }: { text: string }) {
  return <p className="mt-2 overflow-clip whitespace-pre-line wrap-anywhere">{text}</p>;
}
