import { SUMMARY_MAX as LONGEST_MADE } from '#lib/kernel/markdown/plain-text.ts';
import { renderEssay } from '#lib/kernel/markdown/render.ts';

/** The summary that an author wrote; empty for one that was made from the beginning of the text. */
export function ownSummary({ summary, source }: { summary: string; source: string }): string {
  if (summary === '' || summary.length > LONGEST_MADE) return summary;
  return renderEssay(source).summary === summary ? '' : summary;
}
