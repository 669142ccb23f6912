import { type CodeEnd, type CodeRecord, codeEnd } from './rules.ts';

/** What the page with the code field knows about the request of this browser. */
export type CodeStep = {
  /** Where the newest mail of this browser went, as it was typed but for case and spaces. */
  email: string;
  /** Why that code no longer works; null while it does. */
  end: CodeEnd | null;
};

/** The row of a code as the browser that asked may see it. */
export function toCodeStep(code: CodeRecord & { email: string }, now: Date): CodeStep {
  return { email: code.email, end: codeEnd(code, now) };
}
