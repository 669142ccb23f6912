import { type CodeEnd, type CodeRecord, codeEnd } from './rules.ts';

/** What the page with the code field knows about the request of this browser. */
export type CodeStep = {
  /** Where the newest mail of this browser went, as it was typed but for case and spaces. */
  email: string;
  /** When it was asked for, ISO 8601: tells one code from the next. */
  askedAt: string;
  /** Why that code no longer works; null while it does. */
  end: CodeEnd | null;
};

/** The row of a code as the browser that asked may see it. */
export function toCodeStep(
  code: CodeRecord & { email: string; createdAt: Date },
  now: Date,
): CodeStep {
  return { email: code.email, askedAt: code.createdAt.toISOString(), end: codeEnd(code, now) };
}

/** A session as its own browser is told: the display name, and when it ends (ISO 8601, UTC). */
export type OwnSession = { user: { name: string | null }; expires: string };
