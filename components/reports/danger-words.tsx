import { Notice } from '#components/ui/notice.tsx';

/**
 * What to do, and what happens here, when somebody may be in danger. Said before the report is sent
 * and after it.
 */
export function DangerWords({ className }: { className?: string }) {
  return (
    <Notice
      title="If somebody is in danger now, ring the emergency number first"
      className={className}
    >
      <div className="mt-1 space-y-2">
        <p>
          A moderator sees your report before everything else, but nobody here can promise to see it
          at once, and nobody here knows where people are.
        </p>
        <p>
          Whoever wrote it gets no message because of your report. Nothing is hidden because of it
          either, unless a moderator decides so.
        </p>
        <p>
          There are <a href="/leaving-medicine#help-lines">help lines</a> for everybody, and some
          for clinicians only. They also advise those who worry about somebody else.
        </p>
      </div>
    </Notice>
  );
}
