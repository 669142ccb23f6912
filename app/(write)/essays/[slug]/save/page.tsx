import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { connection } from 'next/server';
import { LetGoForm } from '#components/saves/let-go-form.tsx';
import { SaveForm } from '#components/saves/save-form.tsx';
import { NothingHere } from '#components/site/nothing-here.tsx';
import { Column } from '#components/ui/column.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { Time } from '#components/ui/time.tsx';
import { isSlug } from '#lib/kernel/slug.ts';
import { currentActor } from '#lib/platform/actor.ts';
import { answerWith } from '#lib/platform/answer-with.ts';
import { getEssayToSave } from '#lib/saves/queries.ts';
import { signInPage } from '#lib/sign-in/rules.ts';
import { leadOn } from '../../../../former-essay.ts';

export const instant = false;
export const metadata: Metadata = { title: 'Save for later' };

type Props = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<{ done?: string | string[] }>;
};

const DONE: Record<string, string> = {
  saved: 'Saved. You find it under your account.',
  'let-go': 'Removed from what you saved.',
};

/** Where an essay is saved for later, and taken off the list again. */
export default async function SavePage({ params, searchParams }: Props) {
  await connection();
  const { slug } = await params;
  const { done } = await searchParams;
  const { personId } = await currentActor(new Date());
  if (!isSlug(slug)) return nothingHere();
  await leadOn(slug, 'save');
  if (personId === null) redirect(signInPage('/sign-in', `/essays/${slug}/save`));
  const essay = await getEssayToSave(slug, personId);
  if (!essay) return nothingHere();
  const message = typeof done === 'string' ? DONE[done] : undefined;
  const { id, title, byline, savedAt } = essay;
  return (
    <Column width="form" className="pb-16">
      <PageHeading
        above={<a href={`/essays/${slug}`}>Back to the essay</a>}
        lead={
          <span className="wrap-anywhere">
            By <bdi>{byline}</bdi>
          </span>
        }
      >
        {title}
      </PageHeading>
      {message ? (
        <Notice live kind="success" className="mb-6">
          <p>{message}</p>
        </Notice>
      ) : null}
      {savedAt ? (
        <div className="space-y-5">
          <p>
            You saved this essay on <Time at={savedAt} />. It is in{' '}
            <a href="/account/saved">what you saved</a>.
          </p>
          <LetGoForm essayId={id} title={title} slug={slug} />
        </div>
      ) : (
        <div className="space-y-5">
          <p>
            It will wait for you in <a href="/account/saved">what you saved</a>, on every device
            where you sign in. Nobody sees that you saved it; its author sees how many people did,
            once there are five.
          </p>
          <SaveForm essayId={id} slug={slug} />
        </div>
      )}
    </Column>
  );
}

function nothingHere() {
  answerWith(404);
  return <NothingHere />;
}
