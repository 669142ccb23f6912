import type { TextFields } from '#components/writing/text-fields.ts';
import { autosaveEssay, beginEssay } from '#lib/essays/actions.ts';
import { type ActionState, IDLE } from '#lib/kernel/action-state.ts';
import type { AutosaveAnswer } from '#lib/writing/views.ts';
import type { EssayId } from './use-essay-id.ts';

/** Sends an essay that is being written by itself; begins it where there is none yet. */
export async function sendEssay(
  fields: TextFields,
  version: number | null,
  id: EssayId,
  joins: boolean,
): Promise<ActionState<AutosaveAnswer>> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set('essayId', id.get());
  if (version !== null) {
    form.set('version', String(version));
    if (joins) form.set('joins', 'yes');
    return autosaveEssay(IDLE, form);
  }
  const answer = await beginEssay(IDLE, form);
  if (answer.data?.outcome === 'saved') id.begin();
  return answer;
}
