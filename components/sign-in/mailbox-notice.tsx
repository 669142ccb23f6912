import { Notice } from '#components/ui/notice.tsx';

/** Where mail lies on a machine without a mail server. */
export function MailboxNotice() {
  return (
    <Notice className="mb-6">
      This site runs on your own machine and has no mail server: the mail lies in{' '}
      <a href="/mailbox">its mailbox</a>.
    </Notice>
  );
}
