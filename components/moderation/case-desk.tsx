import { AppealRulingForm } from '#components/appeals/appeal-ruling-form.tsx';
import { Notice } from '#components/ui/notice.tsx';
import type { Permit } from '#lib/comments/views.ts';
import type { CaseView } from '#lib/moderation/views.ts';
import { ItemBody } from './case-item.tsx';
import { Notes, Reports } from './case-said.tsx';
import { ClaimForm } from './claim-form.tsx';
import { EarlierDecisions } from './earlier-decisions.tsx';
import { ItemDecisions } from './item-decisions.tsx';
import { KeepForm } from './keep-form.tsx';
import { NoteForm } from './note-form.tsx';

type CaseDeskProps = {
  found: CaseView;
  /** The case; null where an item without one is looked at. */
  caseId: string | null;
  /** This page, without what was done last. */
  here: string;
  /** Where the moderator goes on when the case is decided. */
  next: string;
  isAdmin: boolean;
  /** Whether this moderator may decide about the appeal that the case is about. */
  ruling?: Permit | null;
};

/** An item with all that is known about it, and beside it everything that can be decided. */
export function CaseDesk(props: CaseDeskProps) {
  const { found, caseId, here } = props;
  const { item, appeal, reports, notes, earlier } = found;
  return (
    <article
      data-case={found.id}
      aria-label="The case"
      className="mt-4 grid gap-x-12 gap-y-10 lg:grid-cols-[minmax(0,1fr)_25rem]"
    >
      <div className="min-w-0 space-y-8">
        <ItemBody item={item} clipped={false} />
        {appeal ? (
          <figure className="border-l-4 border-accent bg-sunken px-4 py-3">
            <figcaption className="text-meta text-soft">
              What the person says against{' '}
              <a href={`/decisions/${appeal.decisionId}`}>the decision</a>
            </figcaption>
            <blockquote className="overflow-clip whitespace-pre-line wrap-anywhere">
              {appeal.text}
            </blockquote>
          </figure>
        ) : null}
        <Reports reports={reports} level="h2" />
        <section>
          <h2 className="mb-2 text-lead font-semibold">Decided before</h2>
          <EarlierDecisions earlier={earlier} here={here} />
        </section>
        {caseId === null ? null : (
          <section id="note">
            <Notes notes={notes} level="h2" />
            <NoteForm caseId={caseId} next={here} folded />
          </section>
        )}
      </div>
      <section aria-labelledby="decide" className="min-w-0">
        <h2 id="decide" className="mb-3 text-lead font-semibold">
          Decide
        </h2>
        <Decide {...props} />
      </section>
    </article>
  );
}

function Decide({ found, caseId, here, next, isAdmin, ruling }: CaseDeskProps) {
  const { item, appeal, claim, closedAt } = found;
  if (claim && !claim.isOwn) {
    return (
      <Notice title={`${claim.by} works on this case`}>
        <p>Nobody else can decide it until {claim.until.slice(11, 16)} UTC.</p>
      </Notice>
    );
  }
  if (appeal) {
    if (closedAt !== null) return <p className="text-soft">This appeal is decided.</p>;
    if (ruling && !ruling.allowed) return <Notice>{ruling.message}</Notice>;
    return <AppealRulingForm appealId={appeal.id} next={next} />;
  }
  return (
    <>
      {caseId !== null && closedAt === null ? (
        <div className="flex flex-wrap items-center gap-2">
          <KeepForm caseId={caseId} submit={keepText(found)} next={next} className="contents">
            {found.reportCount > 0 ? (
              <label className="order-last flex min-h-9 basis-full cursor-pointer items-start gap-2 text-meta">
                <input type="checkbox" name="unfounded" value="yes" className="mt-1 size-4" />
                The reports are manifestly unfounded. Three such reports pause a person’s reports.
              </label>
            ) : null}
          </KeepForm>
          <ClaimForm caseId={caseId} isOwn={claim !== null} next={here} />
        </div>
      ) : null}
      {item ? <ItemDecisions item={item} next={next} here={here} isAdmin={isAdmin} /> : null}
    </>
  );
}

function keepText({ item }: CaseView): string {
  if (item?.kind !== 'comment') return 'Leave as it is';
  if (item.state === 'deleted') return 'Close the case';
  return item.state === 'held' || item.onHold ? 'Release' : 'Leave as it is';
}
