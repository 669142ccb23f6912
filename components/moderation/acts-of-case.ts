import type { CaseItem, CaseView } from '#lib/moderation/views.ts';

/** As much of a case as its row of buttons has to know. */
export type ActsOfCase = {
  caseId: string;
  /** The address of its own page. */
  address: string;
  /** The page of the queue that this stands on. */
  here: string;
  claim: 'nobody' | 'me' | 'somebody';
  isAppeal: boolean;
  subject: { kind: CaseItem['kind']; id: string } | null;
  /** What leaving it as it is means; null where that is not for the queue to say. */
  keep: string | null;
  /** Whether there is something left to hide. */
  canHide: boolean;
};

/** What the row of buttons has to know of a case. */
export function actsOf(found: CaseView, address: string, here: string): ActsOfCase {
  const { item } = found;
  const isAppeal = found.origin === 'appeal';
  const claim = found.claim === null ? 'nobody' : found.claim.isOwn ? 'me' : 'somebody';
  return {
    caseId: found.id,
    address,
    here,
    claim,
    isAppeal,
    subject: item === null || item.kind === 'thread' ? null : { kind: item.kind, id: item.id },
    keep: isAppeal ? null : keepText(item),
    canHide: !isAppeal && canHide(item),
  };
}

function keepText(item: CaseItem | null): string | null {
  if (item?.kind !== 'comment') return 'Leave as it is';
  if (item.state === 'deleted') return 'Close the case';
  return item.state === 'held' || item.onHold ? 'Release' : 'Leave as it is';
}

function canHide(item: CaseItem | null): boolean {
  switch (item?.kind) {
    case 'comment':
      return item.state === 'shown' || item.state === 'held' || item.onHold;
    case 'essay':
      return item.state === 'shown';
    case 'persona':
      return true;
    default:
      return false;
  }
}
