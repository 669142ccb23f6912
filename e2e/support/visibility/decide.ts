// Decides about the items of the stage for the matrix, each as it says, by the commands that people's
// clicks run. Everything was published, looked at and kept by then. Answers with Decided.
import { deleteComment } from '#lib/comments/commands/delete-comment.ts';
import { moveEssay } from '#lib/essays/commands/move-essay.ts';
import { saveEssay } from '#lib/essays/commands/save-essay.ts';
import { takeBackEssay } from '#lib/essays/commands/take-back-essay.ts';
import { editOut } from '#lib/moderation/commands/edit-out.ts';
import { hideComment } from '#lib/moderation/commands/hide-comment.ts';
import { hideEssay } from '#lib/moderation/commands/hide-essay.ts';
import { hideName } from '#lib/moderation/commands/hide-name.ts';
import { releaseComment } from '#lib/moderation/commands/release-comment.ts';
import { restoreComment } from '#lib/moderation/commands/restore-comment.ts';
import { suspend } from '#lib/moderation/commands/suspend.ts';
import { db } from '#lib/platform/db.ts';
import { makeReport } from '#lib/reports/commands/make-report.ts';
import { HOLD_AFTER } from '#lib/reports/rules.ts';
import { makeComment, makeEssay, makePerson, must } from '#lib/testing/factories.ts';
import { withSite } from '#scripts/cli/with-site.ts';
import { readStage } from '../stage.ts';
import { makeItem, viewerOf } from './make-item.ts';
import {
  COMMENT_STATES,
  type CommentItem,
  type Decided,
  type EssayItem,
  type StageBefore,
} from './stage.ts';

const stage = readStage<StageBefore>('visibility');
const now = new Date();
const by = { id: stage.moderatorId, role: 'moderator' } as const;
const reason = { explanation: 'For the test of what may be seen.', by, now };
const burden = { rule: 'patient-privacy', ...reason } as const;

async function decideAbout(item: CommentItem): Promise<void> {
  const commentId = item.id;
  switch (item.state) {
    case 'hidden':
      return void must(await hideComment({ commentId, ...burden }));
    case 'restored':
      must(await hideComment({ commentId, ...burden }));
      return void must(await restoreComment({ commentId, ...reason }));
    case 'released':
      return void must(await releaseComment({ commentId, ...reason }));
    case 'held-by-reports':
      return reportUntilHeld(item);
    case 'edited-out':
      return void must(await editOut({ commentId, spans: [await spanOf(item)], ...burden }));
    case 'deleted':
      return void must(await deleteComment({ commentId, now }));
    case 'writer-suspended':
      return void must(await suspend({ personaId: item.personaId, endsAt: null, ...burden }));
    case 'name-hidden':
      return void must(await hideName({ personaId: item.personaId, ...burden }));
  }
}

/** As many members of standing as it takes. */
async function reportUntilHeld({ id, essayId }: CommentItem): Promise<void> {
  for (let made = 0; made < HOLD_AFTER; made += 1) {
    const by = await makePerson();
    await makeComment({ essayId, by, body: 'By somebody who reports another comment.' });
    must(
      await makeReport({
        item: 'comment',
        id,
        reason: 'patient-privacy',
        note: '',
        reporterId: by.personId,
        now,
      }),
    );
  }
}

async function spanOf({ id, marks }: CommentItem): Promise<{ start: number; end: number }> {
  const { body } = await db.comment.findUniqueOrThrow({ where: { id } });
  const word = marks.original ?? '';
  const start = body.indexOf(word);
  return { start, end: start + word.length };
}

async function decideAboutEssay({ id: essayId, state, marks }: EssayItem): Promise<void> {
  if (state === 'changed') {
    const text = `Not shown yet: ${marks.unpublished}.`;
    must(await saveEssay({ essayId, title: text, summary: text, source: text, now }));
  }
  if (state === 'taken-back') {
    // Where it stood leads to where it stands, until readers are not to know that any more.
    must(await moveEssay({ essayId, slug: marks.elsewhere ?? '', now }));
    must(await takeBackEssay({ essayId, now }));
  }
  if (state === 'draft') {
    await db.reviewLink.updateMany({ where: { essayId }, data: { revokedAt: now } });
  }
  if (state === 'hidden') must(await hideEssay({ essayId, ...burden }));
}

/** What there is now about each item. */
async function readDecided(): Promise<Pick<Decided, 'decisions' | 'cases'>> {
  const after: Pick<Decided, 'decisions' | 'cases'> = { decisions: {}, cases: {} };
  for (const item of [...stage.comments, ...stage.essays]) {
    const { id } = item;
    const about =
      item.kind === 'essay'
        ? { essayId: id }
        : { OR: [{ commentId: id }, { personaId: item.personaId }] };
    const [decisions, cases] = await Promise.all([
      db.decision.findMany({ where: about, select: { id: true } }),
      db.moderationCase.findMany({ where: about, select: { id: true } }),
    ]);
    after.decisions[id] = decisions.map((decision) => decision.id);
    after.cases[id] = cases.map((each) => each.id);
  }
  return after;
}

/**
 * Answers to somebody who wants mails, each decided about at once: nobody else's hurry about waiting
 * mails comes in between.
 */
async function makeMails(): Promise<Decided['mails']> {
  const reader = await makePerson();
  const { email } = await db.user.update({
    where: { id: reader.personId },
    data: { replyMailsAt: now },
  });
  const answers: CommentItem[] = [];
  for (const state of COMMENT_STATES) {
    const essay = await makeEssay({ title: `What is answered by mail ${state}` });
    const root = await makeComment({ essayId: essay.id, by: reader, body: 'Who answers me?' });
    const item = await makeItem(state, 'mails', essay, root.id);
    await decideAbout(item);
    if (state === 'below-taken-back') must(await takeBackEssay({ essayId: essay.id, now }));
    if (state === 'below-hidden') must(await hideEssay({ essayId: essay.id, ...burden }));
    answers.push(item);
  }
  return { to: email, reader: await viewerOf(reader), answers };
}

const decided = await withSite(async (): Promise<Decided> => {
  for (const item of stage.comments) await decideAbout(item);
  for (const item of stage.essays) await decideAboutEssay(item);
  return { ...(await readDecided()), mails: await makeMails() };
});
console.log(JSON.stringify(decided));
