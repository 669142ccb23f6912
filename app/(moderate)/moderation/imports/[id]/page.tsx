import type { Metadata } from 'next';
import { HeldList } from '#components/moderation/held-list.tsx';
import { ReleaseImportForm } from '#components/moderation/release-form.tsx';
import { NothingHere } from '#components/site/nothing-here.tsx';
import { ButtonLink } from '#components/ui/button.tsx';
import { Column } from '#components/ui/column.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { Time } from '#components/ui/time.tsx';
import { getHeldImport, listHeldComments } from '#lib/moderation/queries.ts';
import { answerWith } from '#lib/platform/answer-with.ts';
import { enterAsModerator } from '../../../enter-as-moderator.tsx';

export const instant = false;
export const metadata: Metadata = { title: 'Held comments' };

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ after?: string | string[]; done?: string | string[] }>;
};

/** An imported discussion and what of it is held, to be released at once or one by one. */
export default async function HeldImportPage({ params, searchParams }: Props) {
  const { id } = await params;
  const { after, done } = await searchParams;
  const { refusal } = await enterAsModerator(`/moderation/imports/${id}`, 'Held comments');
  if (refusal) return refusal;
  const held = await getHeldImport(id);
  if (!held) {
    answerWith(404);
    return <NothingHere />;
  }
  const { comments, next } = await listHeldComments(held.id, readNumber(after));
  return (
    <Column className="pb-16">
      <PageHeading
        above={<a href="/moderation">Moderation</a>}
        lead={
          <>
            Imported on <Time at={held.importedAt} />
            {held.essayTitle ? (
              <>
                {' below '}
                <a href={`/essays/${held.slug}`}>{held.essayTitle}</a>
              </>
            ) : null}
          </>
        }
      >
        {held.title}
      </PageHeading>
      {done === 'released' ? (
        <Notice live kind="success" className="mb-6">
          <p>Released, with what it answers. Everybody can read it now.</p>
        </Notice>
      ) : null}
      {held.held === 0 ? (
        <p className="text-soft">Nothing of it is held any more.</p>
      ) : (
        <>
          <p className="mb-5">
            It came in without a word about consent, so nobody but moderators sees what is listed
            here. Release it when those who wrote it agree to be read here.
          </p>
          <ReleaseImportForm importId={held.id} held={held.held} />
          <h2 className="mt-10 mb-3 text-title font-semibold">Held comments</h2>
          <HeldList comments={comments} here={`/moderation/imports/${held.id}`} />
        </>
      )}
      {next === null ? null : (
        <p className="mt-8">
          <ButtonLink rel="next" href={`/moderation/imports/${held.id}?after=${next}`}>
            More held comments
          </ButtonLink>
        </p>
      )}
    </Column>
  );
}

/** The number of a comment from an address; 0, before the first, for anything else. */
function readNumber(text: string | string[] | undefined): number {
  return typeof text === 'string' && /^\d{1,9}$/.test(text) ? Number(text) : 0;
}
