import type { ImportReport } from '#lib/importing/commands/import-files.ts';

/** What an import did with one file, a line each. */
export function describeReport(report: ImportReport): string[] {
  return [...(report.kind === 'page' ? page(report) : discussion(report)), ...report.notes];
}

type Discussion = Extract<ImportReport, { kind: 'discussion' }>;
type Page = Extract<ImportReport, { kind: 'page' }>;

function discussion(report: Discussion): string[] {
  const where = `the discussion of /essays/${report.slug}`;
  const lines: string[] = [];
  if (report.added > 0) {
    lines.push(
      `${counted(report.added, 'comment')} by ${counted(report.writers, 'writer')} join ${where}.`,
    );
  }
  if (report.known > 0)
    lines.push(`${counted(report.known, 'comment')} came in before and stay as they are.`);
  if (report.held > 0) {
    lines.push('They are held for moderators at /moderation, because consent is unknown.');
  }
  return lines;
}

function page(report: Page): string[] {
  const state = report.published ? 'published' : 'kept as a draft';
  const outcome = {
    added: `The page “${report.title}” is at /${report.permalink}, ${state}.`,
    replaced: `“${report.title}” is the new revision of /${report.permalink}, ${state}.`,
    known: `/${report.permalink} has this text already, ${state}.`,
  }[report.outcome];
  const lines = [outcome];
  if (report.planned > 0)
    lines.push(`${counted(report.planned, 'planned article')} listed as planned.`);
  if (report.redirects.length > 0) {
    lines.push(
      `Old addresses that lead there: ${report.redirects.map((old) => `/${old}`).join(', ')}.`,
    );
  }
  return lines;
}

const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`;
