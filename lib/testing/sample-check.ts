import type {
  Check,
  CheckedComment,
  EarlierComment,
  Facts,
  Verdict,
} from '#lib/moderation/rules/before-publication/check.ts';

/** The moment at which sample comments are checked. */
export const CHECKED_AT = new Date('2026-11-23T09:00:00.000Z');

type Sample = {
  comment?: Partial<CheckedComment>;
  writer?: Partial<Facts['writer']>;
  thread?: Partial<Facts['thread']>;
  branchLocked?: boolean;
  earlier?: EarlierComment[];
};

/** What a check says of an ordinary comment by a member, but for what the sample says. */
export function verdictOf(check: Check, sample: Sample): Verdict {
  const body = sample.comment?.body ?? 'I left last year.';
  const comment = {
    body,
    html: `<p>${body}</p>`,
    isEdit: false,
    links: [],
    words: [],
    confirmed: new Set<never>(),
    ...sample.comment,
  };
  const facts = {
    writer: { suspended: false, newcomer: false, linkReleased: false, ...sample.writer },
    thread: { locked: false, slowSeconds: null, ...sample.thread },
    branchLocked: sample.branchLocked ?? false,
    earlier: sample.earlier ?? [],
  };
  return check(comment, facts, CHECKED_AT);
}
