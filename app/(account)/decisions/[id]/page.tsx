import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { connection } from 'next/server';
import { AppealSection } from '#components/appeals/appeal-section.tsx';
import {
  decisionHeading,
  decisionWords,
  Statement,
} from '#components/appeals/decision-statement.tsx';
import { NothingHere } from '#components/site/nothing-here.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { getAppealOf } from '#lib/appeals/queries.ts';
import { getDecisionFor } from '#lib/moderation/queries/decision-for.ts';
import { currentActor } from '#lib/platform/actor.ts';
import { answerWith } from '#lib/platform/answer-with.ts';
import { can } from '#lib/policy/can.ts';
import { signInPage } from '#lib/sign-in/rules.ts';

export const instant = false;
export const metadata: Metadata = { title: 'A decision' };

type Props = { params: Promise<{ id: string }> };

/**
 * A decision with its statement of reasons and the appeal against it, for the person it is about and
 * for moderators. Nobody else learns that it is there: every address of this kind answers the same.
 */
export default async function DecisionPage({ params }: Props) {
  await connection();
  const { id } = await params;
  const address = `/decisions/${id}`;
  const now = new Date();
  const actor = await currentActor(now);
  if (actor.personId === null) redirect(signInPage('/sign-in', address));
  const decision = await getDecisionFor(actor, id, now);
  if (!decision) {
    const moderates = can(actor, 'moderation.read', null, now);
    if (!moderates.allowed && moderates.reason === 'confirm-again') {
      redirect(signInPage('/sign-in/again', address));
    }
    answerWith(404);
    return <NothingHere />;
  }
  const appeal = await getAppealOf(decision.id);
  return (
    <>
      <PageHeading
        above={
          decision.isOwn ? (
            <a href="/account/notices">Notices</a>
          ) : (
            <a href="/moderation">Moderation</a>
          )
        }
        lead={decisionWords(decision)}
      >
        {decisionHeading(decision)}
      </PageHeading>
      <Statement decision={decision} />
      <AppealSection decision={decision} appeal={appeal} />
    </>
  );
}
