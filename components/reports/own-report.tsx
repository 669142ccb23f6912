import { HelpLines } from '#components/guide/help-lines.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { Time } from '#components/ui/time.tsx';
import { RISK_TO_LIFE } from '#lib/moderation/rules/urgency.ts';
import { OUTCOME_WORDS, reasonWords } from '#lib/reports/rules.ts';
import type { OwnReport } from '#lib/reports/views.ts';
import { DangerWords } from './danger-words.tsx';

/** What became of one's own report. */
export function OwnReportState({ report }: { report: OwnReport }) {
  return (
    <>
      <Notice kind="success" title="You have reported this" className="mb-6">
        <div className="space-y-2">
          <p>
            {reasonWords(report.reason).title}, <Time at={report.madeAt} show="moment" />
          </p>
          <p>{OUTCOME_WORDS[report.outcome ?? 'open']}</p>
          {report.outcomeAt ? (
            <p className="text-soft">
              Decided on <Time at={report.outcomeAt} show="moment" />
            </p>
          ) : null}
        </div>
      </Notice>
      {report.reason === RISK_TO_LIFE ? <DangerHelp /> : null}
    </>
  );
}

/** What a visitor reads after their notice was sent. */
export function NoticeSent({ reason }: { reason: string }) {
  return (
    <>
      <Notice live kind="success" title="We have your notice" className="mb-6">
        <p>
          A moderator looks at it, the most urgent first. If you gave an address, a confirmation is
          on its way there, and what was decided will follow.
        </p>
      </Notice>
      {reason === RISK_TO_LIFE ? <DangerHelp /> : null}
    </>
  );
}

/** For somebody who worries about somebody: what happens now, and whom they can ring. */
function DangerHelp() {
  return (
    <>
      <DangerWords className="mb-6" />
      <HelpLines />
    </>
  );
}
