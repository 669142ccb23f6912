import { renderComment } from '#lib/kernel/markdown/render.ts';
import { fail, ok, type Result } from '#lib/kernel/result.ts';
import type { CheckKey, Facts } from '#lib/moderation/rules/before-publication/check.ts';
import { checkBeforePublication } from '#lib/moderation/rules/before-publication/checks.ts';
import { keepsMarks } from '#lib/moderation/rules/black-out.ts';
import { changeAndTouch, type NoteTouches } from '#lib/platform/cache/change-and-touch.ts';
import { db, type Transaction } from '#lib/platform/db.ts';
import { reasons } from '#lib/policy/reasons.ts';
import type { Stance } from '../rules/stances.ts';
import { touchedByText } from '../tags.ts';
import { isBranchLocked } from './is-branch-locked.ts';
import { lockThreadOf } from './lock-thread.ts';
import { lookAtText, refusalBy } from './look-at-text.ts';
import { isSuspended, linkReleased } from './post-comment-statements.ts';
import { weighStance } from './weigh-stance.ts';

export type EditedComment = {
  id: string;
  threadId: string;
  /** Whether it still waits for a moderator. */
  held: boolean;
};

/**
 * Replaces a comment's text and keeps what it said before. The same text again changes nothing. The
 * new text passes the checks before publication with what it adds. What they would hold is not
 * saved, unless nobody has seen the comment yet: others may have read and answered it, and it should
 * not vanish over a correction. Another stance alone is no new text: it leaves no earlier version, so
 * that nobody reads what somebody said of themself and took back.
 */
export async function editComment(edit: {
  commentId: string;
  body: string;
  /** Where the writer says they are; undefined leaves that as it is. */
  stance?: Stance | null | undefined;
  /** Whether the writer is a newcomer of the policy. */
  newcomer: boolean;
  /** The checks to which they said "save it anyway". */
  confirmed?: ReadonlySet<CheckKey>;
  now: Date;
}): Promise<Result<EditedComment>> {
  const { commentId, body, now } = edit;
  const written = { ...edit, html: renderComment(body) };
  const before = await db.comment.findUnique({
    where: { id: commentId },
    select: { html: true, stance: true },
  });
  const checked = await lookAtText(written, before?.html ?? '');
  return changeAndTouch(async (tx, note) => {
    // Whoever posts takes the thread first and comments after it, and so does this.
    const mayWeigh = edit.stance !== undefined && edit.stance !== before?.stance;
    if (mayWeigh) await lockThreadOf(tx, commentId);
    // Two edits at once must become two versions; replies come in meanwhile.
    await tx.$queryRaw`
      SELECT id FROM comment WHERE id = ${commentId}::uuid FOR NO KEY UPDATE`;
    const comment = await tx.comment.findUnique({
      where: { id: commentId },
      include: { _count: { select: { revisions: true } } },
    });
    const refusal = whyNot(comment);
    if (refusal || !comment) return refusal ?? GONE;
    const held = comment.heldAt !== null;
    const edited = ok({ id: comment.id, threadId: comment.threadId, held });
    const stance = mayWeigh ? (edit.stance ?? null) : comment.stance;
    if (comment.body === body) {
      await changeStance({ tx, note }, comment, stance);
      return edited;
    }
    if (comment.redactedAt && !keepsMarks(comment.body, body)) {
      return fail('blacked-out', BLACKED_OUT, 'body');
    }
    const said = await judge(tx, checked, edit, held);
    if (said) return said;
    await tx.commentRevision.create({
      data: {
        commentId: comment.id,
        number: comment._count.revisions + 1,
        body: comment.body,
        html: comment.html,
        replacedAt: now,
      },
    });
    await tx.comment.update({
      where: { id: comment.id },
      data: { body, html: written.html, editedAt: now },
    });
    await changeStance({ tx, note }, comment, stance);
    note(touchedByText(comment.id));
    return edited;
  });
}

const GONE = fail('not-found', 'This comment does not exist any more.');

function whyNot(
  comment: { deletedAt: Date | null; hiddenById: string | null } | null,
): Result<never> | null {
  if (!comment) return GONE;
  if (comment.deletedAt) return fail('comment-deleted', reasons['comment-deleted']);
  return comment.hiddenById ? fail('comment-hidden', reasons['comment-hidden']) : null;
}

/** What the checks before publication say against a new text; null when it can be saved. */
async function judge(
  tx: Transaction,
  checked: Awaited<ReturnType<typeof lookAtText>>,
  edit: { commentId: string; newcomer: boolean; now: Date },
  held: boolean,
): Promise<Result<never> | null> {
  const facts = await readFacts(tx, edit);
  const verdict = checkBeforePublication(checked, facts, edit.now);
  if (verdict.says === 'ask' || verdict.says === 'refuse') return refusalBy(verdict);
  return verdict.says === 'hold' && !held ? fail(verdict.check, NOT_AS_EDIT, 'body') : null;
}

/** Writes what the writer says of where they are; of a comment that is held nobody sees it yet. */
async function changeStance(
  within: { tx: Transaction; note: NoteTouches },
  comment: { id: string; threadId: string; heldAt: Date | null; stance: Stance | null },
  stance: Stance | null,
): Promise<void> {
  if (stance === comment.stance) return;
  await within.tx.comment.update({ where: { id: comment.id }, data: { stance } });
  if (comment.heldAt) return;
  within.note(touchedByText(comment.id));
  await weighStance(within, comment.threadId, comment.stance);
  await weighStance(within, comment.threadId, stance);
}

const NOT_AS_EDIT =
  'A moderator would read this change before others do, because of a link or of words in it. So it cannot be saved as an edit: leave it out here, or post it as a comment of its own, which will wait.';

const BLACKED_OUT =
  'A moderator has blacked out part of this comment, perhaps since you opened this page. What is blacked out stays so: load the page again, and leave the marks where they are.';

type Row = {
  suspended: boolean;
  linkReleased: boolean;
  threadLocked: boolean;
};

const FACTS = `
  SELECT t.locked_by_id IS NOT NULL AS "threadLocked",
    ${isSuspended('o.person_id', '$2::timestamptz')} AS suspended,
    CASE WHEN $3::boolean THEN ${linkReleased('o.person_id')} ELSE false END AS "linkReleased"
  FROM comment edited
  JOIN thread t ON t.id = edited.thread_id
  LEFT JOIN persona_owner o ON o.persona_id = edited.persona_id
  WHERE edited.id = $1::uuid`;

/** What the checks have to know about an edit. How often and how fast somebody posts is nothing to it. */
async function readFacts(
  tx: Transaction,
  { commentId, newcomer, now }: { commentId: string; newcomer: boolean; now: Date },
): Promise<Facts> {
  // Unsafe only by Prisma's name: the text is a constant, the values are bound.
  const rows = await tx.$queryRawUnsafe<Row[]>(FACTS, commentId, now, newcomer);
  const { suspended = true, linkReleased = false, threadLocked = true } = rows[0] ?? {};
  return {
    writer: { suspended, newcomer, linkReleased },
    thread: { locked: threadLocked, slowSeconds: null },
    branchLocked: await isBranchLocked(tx, commentId),
    earlier: [],
  };
}
