/**
 * What a form gets back from its server action: the sentence for the whole form, one for each
 * field, and everything that was typed, so that nothing is lost. `data` is the action's own answer
 * where it has one (a preview).
 */
export type ActionState<Data = undefined> = {
  status: 'idle' | 'done' | 'problem';
  message?: string;
  /** Machine-readable code of the problem, for tests and styling. */
  code?: string;
  fields?: Record<string, string>;
  values?: Record<string, string>;
  data?: Data;
};

/** The state of a form that nobody has sent yet. */
export const IDLE: ActionState<never> = { status: 'idle' };
