import 'server-only';
import { isId } from '#lib/kernel/ids.ts';
import { databasePool } from '#lib/platform/db.ts';
import type { DecisionSubject } from '#lib/policy/predicates.ts';
import { kinds } from '../rules/kinds.ts';

type DecisionRow = Omit<DecisionSubject, 'burdens'> & {
  kind: keyof typeof kinds;
  reversed: boolean;
};

/** What the policy asks about a decision; null when there is none. Never leaves the server. */
export async function getDecisionSubject(id: string): Promise<DecisionSubject | null> {
  if (!isId(id)) return null;
  const { rows } = await databasePool().query<DecisionRow>({
    name: 'off-call-decision-subject',
    text: `
      SELECT d.kind, d.decided_by_id AS "decidedById", d.decided_at AS "decidedAt",
        d.undone_at IS NOT NULL AS undone,
        EXISTS (SELECT FROM appeal a WHERE a.decision_id = d.id) AS appealed,
        EXISTS (
          SELECT FROM decision r WHERE r.reverses_id = d.id AND r.undone_at IS NULL
        ) AS reversed,
        coalesce(o.person_id, e.author_id, te.author_id) AS "affectedId"
      FROM decision d
      LEFT JOIN comment c ON c.id = d.comment_id
      LEFT JOIN persona_owner o ON o.persona_id = coalesce(d.persona_id, c.persona_id)
      LEFT JOIN essay e ON e.id = d.essay_id
      LEFT JOIN thread t ON t.id = d.thread_id
      LEFT JOIN essay te ON te.id = t.essay_id
      WHERE d.id = $1::uuid`,
    values: [id],
  });
  const [row] = rows;
  if (!row) return null;
  const { kind, reversed, ...subject } = row;
  return { ...subject, burdens: kinds[kind].burdens && !reversed };
}
