/** An expected outcome: either a value or a problem that a person can be told about. */
export type Result<T, P = Problem> = { ok: true; value: T } | { ok: false; problem: P };

/**
 * A failure that was foreseen. `code` is for programs and tests, `message` is a sentence for the
 * person, `field` names the form field it belongs to.
 */
export type Problem = { code: string; message: string; field?: string };

/** Wraps a value as a success. */
export function ok<T>(value: T): { ok: true; value: T } {
  return { ok: true, value };
}

/** Wraps a problem as a failure. */
export function fail(
  code: string,
  message: string,
  field?: string,
): { ok: false; problem: Problem } {
  return { ok: false, problem: field === undefined ? { code, message } : { code, message, field } };
}
