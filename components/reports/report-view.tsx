import type { ReactNode } from 'react';
import { Refusal } from '#components/comments/composer-refusal.tsx';
import { ButtonLink } from '#components/ui/button.tsx';
import { Column } from '#components/ui/column.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import type { ItemToReport } from '#lib/reports/views.ts';
import { signInPage } from '#lib/sign-in/rules.ts';
import { NoticeForm } from './notice-form.tsx';
import { NoticeSent, OwnReportState } from './own-report.tsx';
import { ReportForm } from './report-form.tsx';

type ReportViewProps = {
  about: ItemToReport;
  /** The site's own address, without a slash at the end. */
  siteUrl: string;
  /** The reason of a notice that was just sent; null otherwise. */
  sent: string | null;
  /** What is reported, quoted. */
  children?: ReactNode;
};

/** The page where something is reported: by a member with a choice, by anybody else with a notice. */
export function ReportView({ about, siteUrl, sent, children }: ReportViewProps) {
  return (
    <Column className="pb-16">
      <PageHeading above={about.title ? <a href={`/essays/${about.slug}`}>{about.title}</a> : null}>
        {headingOf(about)}
      </PageHeading>
      {children}
      <Act about={about} siteUrl={siteUrl} sent={sent} />
    </Column>
  );
}

function headingOf({ item, comment }: ItemToReport): ReactNode {
  if (item === 'essay') return 'Report this essay';
  const number = comment ? ` #${comment.number}` : '';
  if (item === 'comment') return `Report comment${number}`;
  return comment ? (
    <>
      Report the name “<bdi>{comment.name}</bdi>”
    </>
  ) : (
    'Report a name'
  );
}

function Act({ about, siteUrl, sent }: Omit<ReportViewProps, 'children'>) {
  const { report, address, standsAt, earlier } = about;
  const back = {
    href: standsAt,
    text: about.item === 'essay' ? 'Back to the essay' : 'Back to the comment',
  };
  if (earlier || (sent !== null && takesNotice(about))) {
    return (
      <>
        {earlier ? <OwnReportState report={earlier} /> : <NoticeSent reason={sent ?? ''} />}
        <p className="mt-10">
          <ButtonLink href={back.href}>{back.text}</ButtonLink>
        </p>
      </>
    );
  }
  if (report.allowed) return <ReportForm about={about} />;
  if (!takesNotice(about)) {
    return <Refusal permit={report} address={address} leadsOn={back} />;
  }
  return (
    <>
      <Notice className="mb-8">
        <NoticeLead code={report.code} address={address} />
      </Notice>
      <NoticeForm about={about} where={`${siteUrl}${standsAt}`} />
    </>
  );
}

/** Why the longer form stands here, and the way to the shorter one where there is one. */
function NoticeLead({ code, address }: { code: string; address: string }) {
  if (code === 'suspended') {
    return (
      <p>
        Your account is suspended, so you can’t report as a member. You can still send a notice.
      </p>
    );
  }
  if (code === 'name-first') {
    return (
      <p>
        <a href={signInPage('/sign-in/name', address)}>Choose a name</a> to report this with one
        choice, or send a notice without one.
      </p>
    );
  }
  return (
    <p>
      Members report with one choice: <a href={signInPage('/sign-in', address)}>sign in</a>. Without
      an account, please say a little more.
    </p>
  );
}

/** Whoever may not report as a member may send a notice here for one of these reasons. */
const NOTICE_INSTEAD = ['sign-in-first', 'name-first', 'suspended'];

function takesNotice({ report, notice }: ItemToReport): boolean {
  return !report.allowed && notice.allowed && NOTICE_INSTEAD.includes(report.code);
}

/** Whether this person can do nothing here: it is their own, or their reports are paused. */
export function isRefused(about: ItemToReport): boolean {
  return !about.report.allowed && !about.earlier && !takesNotice(about);
}
