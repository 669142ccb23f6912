import { ACTOR_KINDS } from './actor.ts';
import { predicates } from './predicates.ts';
import { reasons } from './reasons.ts';
import { type Cell, table } from './table.ts';

/** What a named condition means, for the generated page; one line each. */
export const conditions: Record<keyof typeof predicates, string> = {
  publicComment: 'published, not held, not hidden, not deleted',
  publicOrOwnComment: 'as publicComment, or one’s own even when held or hidden',
  undeletedComment: 'anything but a deleted text',
  ownCommentInEditWindow: 'one’s own, not hidden, not locked, within 15 minutes of posting',
  ownComment: 'one’s own, not deleted',
  othersComment: 'somebody else’s, not deleted',
  othersPublicComment: 'as publicComment, somebody else’s, and not locked',
  openThread: 'the essay is published, the thread is not locked',
  publishedThread: 'the essay is published',
  ownEssay: 'one’s own',
  ownShownEssay: 'one’s own, not hidden by a moderator',
  ownDraft: 'one’s own, never published, not deleted',
  ownDeletedDraft: 'one’s own, deleted',
  publishedEssay: 'it is published',
  ownSeries: 'one’s own',
  ownPicture: 'brought by oneself',
  ownImportRun: 'brought by oneself',
  othersEssay: 'somebody else’s, published or hidden',
  readableItem: 'all may read it',
  othersItem: 'somebody else’s',
  othersReadableItem: 'somebody else’s, and all may read it',
  othersPersona: 'somebody else',
  aboutOneself: 'about oneself, not undone',
  ownDecisionJustNow: 'made by oneself within the last minute',
  appealable: 'about oneself, takes something, stands, not appealed yet, at most six months old',
  othersDecision:
    'not decided yet, not one’s own appeal, and the decision was another’s unless there is no other moderator',
};

function describeCell(cell: Cell): string {
  if (cell === 'allow') return 'yes';
  return cell in predicates ? `if \`${cell}\`` : `no: ${cell}`;
}

/** The policy table as the Markdown of docs/policy.md. */
export function describePolicy(): string {
  const rows = Object.entries(table).map(
    ([permission, row]) =>
      `| \`${permission}\` | ${ACTOR_KINDS.map((kind) => describeCell(row[kind])).join(' | ')} |`,
  );
  return [
    '# Who may do what',
    '',
    'Generated from `lib/policy/table.ts` by `npm run policy`; `npm test` fails when it is out of date.',
    'A person with roles has several columns and may do what any of them may; a suspension outweighs all.',
    'The columns moderator and admin count only for twelve hours after a code was typed in the session; else the reason is `confirm-again`.',
    '',
    `| permission | ${ACTOR_KINDS.join(' | ')} |`,
    `| --- | ${ACTOR_KINDS.map(() => '---').join(' | ')} |`,
    ...rows,
    '',
    '## Conditions',
    '',
    ...Object.entries(conditions).map(([name, meaning]) => `- \`${name}\`: ${meaning}.`),
    '',
    '## Reasons',
    '',
    ...Object.entries(reasons).map(([code, sentence]) => `- \`${code}\`: “${sentence}”`),
    '',
  ].join('\n');
}
