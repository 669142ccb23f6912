import type { ImportReport } from '#lib/importing/commands/import-files.ts';

/** Of so many things each is told; beyond that only counts and what was left out. */
const EACH_UP_TO = 100;

/** Lines about what was left out. */
const LEFT_OUT_UP_TO = 200;

/** What an import did, a line each: file by file, each thing or, of many, how many. */
export function describeReports(reports: readonly ImportReport[]): string[] {
  const byFile = new Map<string, ImportReport[]>();
  for (const report of reports) {
    const same = byFile.get(report.file);
    if (same) same.push(report);
    else byFile.set(report.file, [report]);
  }
  return [...byFile].flatMap(([file, each]) =>
    [
      `${file}:`,
      ...(each.length > 1 ? inShort(each) : []),
      ...each
        .filter(({ kind }) => kind !== 'left-out')
        .slice(0, EACH_UP_TO)
        .flatMap(describeReport),
      ...leftOut(each),
    ].map((line, index) => (index === 0 ? line : `  ${line}`)),
  );
}

/** What an import did with one thing, a line each. */
export function describeReport(report: ImportReport): string[] {
  switch (report.kind) {
    case 'page':
      return [...page(report), ...indented(report.notes)];
    case 'essay':
      return [...essay(report), ...indented(report.notes)];
    case 'discussion':
      return [...discussion(report), ...indented(report.notes)];
    case 'left-out':
      return [`Left out: ${report.what}: ${report.why}`];
  }
}

type Discussion = Extract<ImportReport, { kind: 'discussion' }>;
type Page = Extract<ImportReport, { kind: 'page' }>;
type Essay = Extract<ImportReport, { kind: 'essay' }>;

const indented = (notes: readonly string[]) => notes.map((note) => `  ${note}`);

function inShort(reports: readonly ImportReport[]): string[] {
  const texts = reports.filter(({ kind }) => kind === 'essay' || kind === 'page') as (
    | Essay
    | Page
  )[];
  const discussions = reports.filter((each): each is Discussion => each.kind === 'discussion');
  const sum = (count: (each: Discussion) => number) =>
    discussions.reduce((total, each) => total + count(each), 0);
  const counts: [number, string][] = [
    [texts.filter((each) => each.kind === 'essay').length, 'essay'],
    [texts.filter((each) => each.kind === 'page').length, 'page'],
    [sum(({ added }) => added), 'new comment'],
    [reports.length - texts.length - discussions.length, 'thing left out'],
  ];
  const outcomes = (['added', 'replaced', 'known', 'left'] as const)
    .map((outcome) => [texts.filter((each) => each.outcome === outcome).length, outcome] as const)
    .filter(([count]) => count > 0)
    .map(([count, outcome]) => `${count} ${OUTCOMES[outcome]}`);
  const all = counts.filter(([count]) => count > 0).map(([count, noun]) => plural(count, noun));
  return [
    `${all.join(', ')}.`,
    ...(outcomes.length > 0 ? [`Of the texts: ${outcomes.join(', ')}.`] : []),
  ];
}

const OUTCOMES = {
  added: 'new',
  replaced: 'as new revisions',
  known: 'here already',
  left: 'here already and different now (--replace takes them)',
};

function leftOut(reports: readonly ImportReport[]): string[] {
  const out = reports.filter(({ kind }) => kind === 'left-out');
  const lines = out.slice(0, LEFT_OUT_UP_TO).flatMap(describeReport);
  return out.length > LEFT_OUT_UP_TO
    ? [...lines, `… and ${out.length - LEFT_OUT_UP_TO} more.`]
    : lines;
}

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

function essay(report: Essay): string[] {
  const state = report.published ? 'published' : 'kept as a draft';
  const outcome = {
    added: `The essay “${report.title}” is at /essays/${report.slug}, ${state}.`,
    replaced: `“${report.title}” is the new revision of /essays/${report.slug}, ${state}.`,
    known: `/essays/${report.slug} has this text already, ${state}.`,
    left: `/essays/${report.slug} came in before and is different now; --replace takes the new text.`,
  }[report.outcome];
  return [outcome, ...addresses(report.redirects)];
}

function page(report: Page): string[] {
  const state = report.published ? 'published' : 'kept as a draft';
  const outcome = {
    added: `The page “${report.title}” is at /${report.permalink}, ${state}.`,
    replaced: `“${report.title}” is the new revision of /${report.permalink}, ${state}.`,
    known: `/${report.permalink} has this text already, ${state}.`,
    left: `/${report.permalink} has another text; --replace takes this one.`,
  }[report.outcome];
  const lines = [outcome];
  if (report.planned > 0)
    lines.push(`${counted(report.planned, 'planned article')} listed as planned.`);
  return [...lines, ...addresses(report.redirects)];
}

function addresses(redirects: readonly string[]): string[] {
  if (redirects.length === 0) return [];
  return [`Old addresses that lead there: ${redirects.map((old) => `/${old}`).join(', ')}.`];
}

const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`;

function plural(count: number, noun: string): string {
  if (count === 1) return `1 ${noun}`;
  return noun === 'thing left out' ? `${count} things left out` : `${count} ${noun}s`;
}
