import type { ReactNode } from 'react';

export type NoticeKind = 'info' | 'success' | 'problem';

type NoticeProps = {
  kind?: NoticeKind;
  title?: ReactNode;
  children?: ReactNode;
  /**
   * Whether it is read out when it appears. Off for what stands on the page from the start, such as
   * a remark above a list.
   */
  live?: boolean;
  className?: string;
};

const SIDE: Record<NoticeKind, string> = {
  info: 'border-edge',
  success: 'border-accent',
  problem: 'border-danger',
};

const TITLE: Record<NoticeKind, string> = {
  info: '',
  success: 'text-accent',
  problem: 'text-danger',
};

/** A message to the person that belongs to the page as it is now. */
export function Notice({ kind = 'info', title, children, live = false, className }: NoticeProps) {
  const role = live ? (kind === 'problem' ? 'alert' : 'status') : undefined;
  return (
    <div role={role} className={`border-l-4 bg-sunken px-4 py-3 ${SIDE[kind]} ${className ?? ''}`}>
      {title ? <p className={`font-semibold ${TITLE[kind]}`}>{title}</p> : null}
      {children ? <div className="text-meta text-ink">{children}</div> : null}
    </div>
  );
}
