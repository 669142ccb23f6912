import { Time } from '#components/ui/time.tsx';
import type { DecisionForWriter } from '#lib/moderation/views.ts';

export const DECISION_WORDS: Record<DecisionForWriter['kind'], string> = {
  hide: 'Hidden',
  restore: 'Restored',
  release: 'Released',
};

type DecisionListProps = {
  decisions: DecisionForWriter[];
  /** Whether each says which comment it is about. */
  about?: boolean;
};

/** Decisions of moderators, newest first: what, when, by which rule and why. Never who decided. */
export function DecisionList({ decisions, about = false }: DecisionListProps) {
  return (
    <ol className="divide-y divide-line border-y border-line">
      {decisions.map((decision) => (
        <li key={decision.id} className="py-4">
          <p className="wrap-break-word">
            <b className="font-semibold">{DECISION_WORDS[decision.kind]}</b>
            {decision.rule ? <>, {decision.rule.title}</> : null}
          </p>
          <p className="text-meta text-soft wrap-break-word">
            <Time at={decision.decidedAt} show="moment" />
            {about ? (
              <>
                {' · '}
                <a href={`/comments/${decision.commentId}/hide`}>
                  #{decision.number} on {decision.essayTitle || 'an essay that was taken back'}
                </a>
              </>
            ) : null}
          </p>
          <Explanation text={decision.explanation} />
        </li>
      ))}
    </ol>
  );
}

/** The reason that a moderator wrote, with its line ends. */
export function Explanation({ text }: { text: string }) {
  return <p className="mt-2 whitespace-pre-line wrap-anywhere">{text}</p>;
}
