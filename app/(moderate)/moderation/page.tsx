import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { connection } from 'next/server';
import { DecisionList } from '#components/moderation/decision-list.tsx';
import { ImportList } from '#components/moderation/import-list.tsx';
import { NotAllowed } from '#components/site/not-allowed.tsx';
import { Column } from '#components/ui/column.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { listHeldImports, listLatestDecisions } from '#lib/moderation/queries.ts';
import { currentActor } from '#lib/platform/actor.ts';
import { answerWith } from '#lib/platform/answer-with.ts';
import { can } from '#lib/policy/can.ts';
import { signInPage } from '#lib/sign-in/rules.ts';

export const instant = false;
export const metadata: Metadata = { title: 'Moderation' };

type Props = { searchParams: Promise<{ done?: string | string[] }> };

/** The moderators' first page: what waits, and what was decided lately. */
export default async function ModerationPage({ searchParams }: Props) {
  await connection();
  const { done } = await searchParams;
  const now = new Date();
  const actor = await currentActor(now);
  if (actor.personId === null) redirect(signInPage('/sign-in', '/moderation'));
  const answer = can(actor, 'moderation.read', null, now);
  if (!answer.allowed) {
    answerWith(403);
    return <NotAllowed title="Moderation" reason={answer.reason} />;
  }
  const [imports, decisions] = await Promise.all([listHeldImports(), listLatestDecisions()]);
  return (
    <Column className="pb-16">
      <PageHeading>Moderation</PageHeading>
      {done === 'released' ? (
        <Notice live kind="success" className="mb-6">
          <p>Released. Everybody can read it now.</p>
        </Notice>
      ) : null}
      <section aria-labelledby="held">
        <h2 id="held" className="mb-3 text-title font-semibold">
          Waiting for consent
        </h2>
        {imports.length === 0 ? (
          <p className="text-soft">
            Nothing is held. Discussions that are imported without consent appear here.
          </p>
        ) : (
          <ImportList imports={imports} />
        )}
      </section>
      <section aria-labelledby="decisions" className="mt-12">
        <h2 id="decisions" className="mb-3 text-title font-semibold">
          Latest decisions
        </h2>
        {decisions.length === 0 ? (
          <p className="text-soft">
            Nothing has been decided yet. To hide a comment, open it in its discussion and choose
            “Hide”, or “More” and then “Hide it from readers”.
          </p>
        ) : (
          <DecisionList decisions={decisions} leadsTo="hide" />
        )}
        <p className="mt-4 flex flex-wrap gap-x-6">
          <a href="/moderation/log">The public log</a>
          <a href="/rules">The house rules</a>
          <a href="/moderation/words">Word rules</a>
        </p>
      </section>
    </Column>
  );
}
