import type { RuleKey } from '../rules.ts';
import { BULK_MAX } from './queue.ts';

/** The name of the field of the case at a place of the page, from 0: one each, so that a form without a script can send several. */
export const bulkField = (index: number) => `case${index + 1}`;

/** Every such field of a page. */
export const BULK_FIELDS = Array.from({ length: BULK_MAX }, (_, index) => bulkField(index));

/** What a bulk act does to each item: hides it for one reason, or leaves it as it is. */
export type BulkAct =
  | { kind: 'hide'; burden: { rule: RuleKey; law: string | null; explanation: string } }
  | { kind: 'keep' };

type Sent = {
  act: 'hide' | 'keep';
  rule?: RuleKey | undefined;
  law: string | null;
  explanation: string;
};

/** The cases and the act of a bulk form that was checked. */
export function readBulk(sent: Sent & { [field: string]: unknown }): {
  caseIds: string[];
  act: BulkAct;
} {
  const { act, rule, law, explanation } = sent;
  const caseIds = BULK_FIELDS.map((field) => sent[field]).filter((id) => typeof id === 'string');
  const hides = act === 'hide' && rule !== undefined;
  return {
    caseIds: [...new Set(caseIds)],
    act: hides ? { kind: 'hide', burden: { rule, law, explanation } } : { kind: 'keep' },
  };
}

/** What a bulk act came to, in words: "18 hidden, 2 not." and why each of those was not. */
export function bulkSummary(done: {
  kind: BulkAct['kind'];
  decisionIds: string[];
  refused: { what: string; why: string }[];
}): { text: string; refused: string[] } {
  const { kind, decisionIds, refused } = done;
  const count = decisionIds.length;
  const act = kind === 'hide' ? 'hidden' : 'left as they are';
  const one = kind === 'hide' ? 'hidden' : 'left as it is';
  const text = `${count} ${count === 1 ? one : act}${refused.length > 0 ? `, ${refused.length} not` : ''}.`;
  return { text, refused: refused.map(({ what, why }) => `${what}: ${why}`) };
}
