import { Time } from '#components/ui/time.tsx';
import type { AppealView } from '#lib/appeals/views.ts';
import { kinds } from '#lib/moderation/rules/kinds.ts';
import type { DecisionStatement } from '#lib/moderation/views.ts';
import { AppealForm } from './appeal-form.tsx';
import { Appeal } from './appeal-view.tsx';

type AppealSectionProps = { decision: DecisionStatement; appeal: AppealView | null };

/** What can be done about a decision: the appeal with its outcome, or the form for one. */
export function AppealSection({ decision, appeal }: AppealSectionProps) {
  const { isOwn } = decision;
  if (!appeal && (!isOwn || !kinds[decision.kind].burdens)) return null;
  return (
    <section id="appeal" aria-labelledby="appeal-heading" className="mt-10 scroll-mt-6">
      <h2 id="appeal-heading" className="mb-3 font-serif text-title font-semibold">
        {appeal ? 'The appeal' : 'If you think this is wrong'}
      </h2>
      {appeal ? <Appeal appeal={appeal} isOwn={isOwn} /> : <MayAppeal decision={decision} />}
      {isOwn ? (
        <p className="mt-6 text-meta text-soft">
          Whatever comes of an appeal, you may also go to a court, and in the European Union to a
          certified body that settles such disputes out of court (article 21 of the Digital Services
          Act).
        </p>
      ) : null}
    </section>
  );
}

function MayAppeal({ decision }: { decision: DecisionStatement }) {
  const { appeal, appealUntil } = decision;
  if (!appeal.allowed) return <p className="text-soft">{appeal.message}</p>;
  return (
    <>
      <p className="mb-5">
        You can appeal until <Time at={appealUntil} />. Another moderator than the one who decided
        looks at it, where there is one. You will be told what comes of it and why.
      </p>
      <AppealForm decisionId={decision.id} />
    </>
  );
}
